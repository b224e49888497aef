with episodes as (

    select * from {{ ref('int_early_help_episodes') }}

),

requests as (

    {{ linked_rows(ref('stg_early_help_requests')) }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

ranked_requests as (

    select
        lower(early_help_request_id) as early_help_request_id,
        child_key,
        request_date,
        primary_need,
        row_number() over (
            partition by lower(early_help_request_id), child_key order by request_date, _row_id
        ) as request_rank
    from requests
    where
        early_help_request_id is not null
        and child_key is not null

),

described as (

    select
        episodes._row_id,
        episodes.child_key,
        episodes.early_help_episode_id,
        -- A blank family id makes the child its own family.
        coalesce('family:' || lower(episodes.family_id), episodes.child_key, episodes._row_id) as family_key,
        episodes.assessment_type,
        episodes.lead_agency,
        episodes.cluster,
        episodes.start_date,
        episodes.assessment_start_date,
        episodes.assessment_completed_date,
        episodes.plan_date,
        episodes.latest_review_date,
        episodes.stepped_up_date,
        episodes.end_date,
        episodes.end_reason,
        requests.request_date,
        requests.primary_need,
        assessment_due.calendar_date as assessment_due_date,
        plan_due.calendar_date as plan_due_date,
        coalesce(episodes.assessment_type in ('early_help_assessment', 'common_assessment'), false)
            as is_early_help_assessment,
        coalesce(episodes.assessment_type = 'common_assessment', false) as is_common_assessment,
        coalesce(episodes.assessment_type = 'graded_care_profile_2', false) as is_graded_care_profile,
        coalesce(episodes.end_reason in ('needs_met', 'stepped_down_single_agency', 'stepped_down_universal'), false)
            as is_positive_closure,
        coalesce(episodes.assessment_completed_date <= assessment_due.calendar_date, false) as is_assessed_in_time,
        coalesce(episodes.plan_date <= plan_due.calendar_date, false) as is_planned_in_time,
        {{ provenance('episodes') }}
    from (select *, 1 as setting_set from episodes) as episodes
    inner join settings
        on episodes.setting_set = settings.setting_set
    left join ranked_requests as requests
        on lower(episodes.early_help_request_id) = requests.early_help_request_id
        and episodes.child_key = requests.child_key
        and requests.request_rank = 1
    left join working_days as requested
        on requests.request_date = requested.calendar_date
    left join working_days as assessment_due
        on requested.counted_from + settings.early_help_assessment_days = assessment_due.working_day_number
        and assessment_due.is_working_day
    left join working_days as plan_due
        on requested.counted_from + settings.early_help_plan_days = plan_due.working_day_number
        and plan_due.is_working_day

)

select * from described
