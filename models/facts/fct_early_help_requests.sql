with requests as (

    {{ linked_rows(ref('stg_early_help_requests')) }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

in_line as (

    select
        requests.*,
        1 as setting_set,
        -- R7: the boundary day counts, the same day does not.
        count(*) over (
            partition by child_key
            order by request_date
            range between interval '12 months' preceding and interval '1 day' preceding
        ) as earlier_requests
    from requests

),

described as (

    select
        in_line._row_id,
        in_line.child_key,
        in_line.early_help_request_id,
        in_line.request_date,
        in_line.source,
        in_line.primary_need,
        in_line.outcome,
        in_line.cluster,
        in_line.first_contact_date,
        coalesce(in_line.source in ('1A', '1C'), false) as is_self_referral,
        coalesce(in_line.primary_need <> 'not_recorded', false) as has_need,
        case when in_line.primary_need <> 'not_recorded' then in_line.primary_need else 'left_out' end as need_given,
        coalesce(in_line.primary_need = 'missing', false) as is_about_missing,
        in_line.child_key is not null and in_line.earlier_requests > 0 as is_repeat_within_12_months,
        due.calendar_date as first_contact_due_date,
        coalesce(in_line.first_contact_date <= due.calendar_date, false) as is_contacted_in_time,
        {{ provenance('in_line') }}
    from in_line
    inner join settings
        on in_line.setting_set = settings.setting_set
    left join working_days as requested
        on in_line.request_date = requested.calendar_date
    left join working_days as due
        on requested.counted_from + settings.early_help_contact_days = due.working_day_number
        and due.is_working_day

)

select * from described
