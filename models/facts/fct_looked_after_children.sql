-- Two open episodes are one child; what is said of the placement is of the one that started last.
with episodes as (

    select * from {{ ref('int_care_episodes') }}

),

children as (

    select * from {{ ref('dim_children') }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

placements as (

    select * from {{ ref('int_placements_in_12_months') }}

),

assessed as (

    select * from {{ ref('int_toxic_trio_at_month_ends') }}

),

education_plans as (

    select * from {{ ref('int_education_plans_at_month_ends') }}

),

open_episodes as (

    {{ open_at_month_ends('episodes', 'start_date', 'end_date') }}

),

ranked as (

    select
        open_episodes.*,
        1 as setting_set,
        row_number() over (
            partition by snapshot_date, child_or_row order by start_date desc, _row_id desc
        ) as episode_rank
    from open_episodes

),

described as (

    select
        cast(ranked.snapshot_date as varchar) || '|' || ranked._row_id as looked_after_child_key,
        ranked.snapshot_date,
        ranked.child_key,
        ranked._row_id,
        ranked.start_date,
        ranked.care_period_start,
        ranked.placement_start,
        ranked.legal_status,
        ranked.placement_type,
        ranked.placement_location,
        ranked.category_of_need,
        ranked.permanence_plan,
        case
            when ranked.unaccompanied_asylum_seeker then 'yes'
            when not ranked.unaccompanied_asylum_seeker then 'no'
        end as unaccompanied_asylum_seeker,
        children.ward,
        {{ characteristics_on('ranked.snapshot_date') }},
        {{ age_on('children.date_of_birth', '(' ~ school_year_start('ranked.snapshot_date') ~ ')') }} as age_at_school_year,
        {{ care_duration_band('ranked.care_period_start', 'ranked.snapshot_date') }} as care_duration_band,
        coalesce(placements.placements_in_12_months, 0) as placements_in_12_months,
        -- Setting residential_placement_types
        coalesce(
            ' ' || settings.residential_placement_types || ' ' like '% ' || ranked.placement_type || ' %', false
        ) as is_residential,
        coalesce(assessed.toxic_trio_groups, 0) as toxic_trio_groups,
        coalesce(education_plans.has_plan, false) and not coalesce(education_plans.has_overdue_plan, false)
            as has_up_to_date_education_plan,
        {{ provenance('ranked') }}
    from ranked
    inner join settings
        on ranked.setting_set = settings.setting_set
    left join children
        on ranked.child_key = children.child_key
    left join placements
        on ranked.snapshot_date = placements.snapshot_date
        and ranked.child_or_row = placements.child_or_row
    left join assessed
        on ranked.snapshot_date = assessed.snapshot_date
        and ranked.child_key = assessed.child_key
    left join education_plans
        on ranked.snapshot_date = education_plans.snapshot_date
        and ranked.child_key = education_plans.child_key
    where ranked.episode_rank = 1

),

judged as (

    select
        described.*,
        placements_in_12_months >= 3 as has_3_or_more_placements,
        coalesce(age < 16, false)
        and coalesce(care_period_start <= {{ months_from('snapshot_date', -30) }}, false) as is_long_term,
        coalesce(age < 16, false)
        and coalesce(care_period_start <= {{ months_from('snapshot_date', -30) }}, false)
        and coalesce(placement_start <= {{ months_from('snapshot_date', -24) }}, false) as is_stable,
        coalesce(age_at_school_year between 4 and 15, false) as is_of_school_age,
        toxic_trio_groups > 0 as has_toxic_trio_factor,
        toxic_trio_groups = 3 as has_all_toxic_trio_factors
    from described

)

select * from judged
