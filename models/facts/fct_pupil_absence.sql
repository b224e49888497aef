-- Pupils known to social care whose term shows absence or exclusion, once for each month end of the year after the term, with
-- what made them vulnerable by then.
with attendance as (

    {{ linked_rows(ref('stg_pupil_attendance')) }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

links as (

    select * from {{ ref('int_child_links') }}

),

missing as (

    {{ linked_rows(ref('int_missing_episodes')) }}

),

at_risk as (

    select distinct
        snapshot_date,
        child_key
    from {{ ref('fct_children_at_exploitation_risk') }}

),

children as (

    select * from {{ ref('dim_children') }}

),

known_to_social_care as (

    select distinct child_key
    from links
    where {{ is_social_care("split_part(child_ref, '|', 1)") }}

),

absent as (

    select
        attendance.*,
        {{ month_of('attendance.term_end_date') }} as first_month,
        {{ months_from('attendance.term_end_date', 12) }} as last_month,
        cast(null as date) as no_end
    from (select *, 1 as setting_set from attendance) as attendance
    inner join settings
        on attendance.setting_set = settings.setting_set
    inner join known_to_social_care
        on attendance.child_key = known_to_social_care.child_key
    where {{ is_absent_or_excluded() }}

),

at_month_ends as (

    {{ open_at_month_ends('absent', 'term_end_date', 'last_month') }}

),

missing_in_year as (

    select distinct
        at_month_ends._row_id,
        at_month_ends.snapshot_date
    from at_month_ends
    inner join missing
        on at_month_ends.child_key = missing.child_key
    where
        cast(missing.started_at as date) > {{ months_from('at_month_ends.snapshot_date', -12) }}
        and cast(missing.started_at as date) <= at_month_ends.snapshot_date

),

described as (

    select
        cast(at_month_ends.snapshot_date as varchar) || '|' || at_month_ends._row_id as pupil_absence_key,
        at_month_ends.snapshot_date,
        at_month_ends.term_end_date,
        at_month_ends._row_id,
        at_month_ends.child_key,
        children.district,
        case
            when missing_in_year._row_id is not null and at_risk.child_key is not null then 'both'
            when missing_in_year._row_id is not null then 'missing'
            when at_risk.child_key is not null then 'exploitation'
        end as vulnerability,
        {{ provenance('at_month_ends') }}
    from at_month_ends
    left join missing_in_year
        on at_month_ends._row_id = missing_in_year._row_id
        and at_month_ends.snapshot_date = missing_in_year.snapshot_date
    left join at_risk
        on at_month_ends.child_key = at_risk.child_key
        and at_month_ends.snapshot_date = at_risk.snapshot_date
    left join children
        on at_month_ends.child_key = children.child_key

)

select * from described
where vulnerability is not null
