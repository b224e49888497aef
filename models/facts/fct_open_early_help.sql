with episodes as (

    select * from {{ ref('fct_early_help_episodes') }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

open_episodes as (

    {{ open_at_month_ends('episodes', 'start_date', 'end_date') }}

),

described as (

    select
        cast(open_episodes.snapshot_date as varchar) || '|' || open_episodes._row_id as open_early_help_key,
        open_episodes.snapshot_date,
        open_episodes._row_id,
        open_episodes.child_key,
        open_episodes.family_key,
        open_episodes.lead_agency,
        open_episodes.cluster,
        not open_episodes.is_graded_care_profile as is_case,
        coalesce(
            open_episodes.plan_date <= {{ days_from('open_episodes.snapshot_date', '-settings.early_help_review_days') }},
            false
        ) as is_review_due,
        coalesce(
            open_episodes.plan_date <= {{ days_from('open_episodes.snapshot_date', '-settings.early_help_review_days') }}
            and open_episodes.latest_review_date
            >= {{ days_from('open_episodes.snapshot_date', '-settings.early_help_review_days') }}
            and open_episodes.latest_review_date <= open_episodes.snapshot_date,
            false
        ) as is_reviewed_in_time,
        {{ provenance('open_episodes') }}
    from (select *, 1 as setting_set from open_episodes) as open_episodes
    inner join settings
        on open_episodes.setting_set = settings.setting_set

)

select * from described
