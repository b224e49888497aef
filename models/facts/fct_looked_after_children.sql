-- Two open episodes are one child, at each placement once (rulings, Measures); the care period and how long the placement
-- has lasted are those of the episode that started last, also where an earlier one outlasts it.
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

spells as (

    select
        episodes.*,
        nullif(
            max(coalesce(end_date, date '9999-12-31')) over (
                partition by child_or_row order by start_date, _row_id
                rows between unbounded preceding and current row
            ),
            date '9999-12-31'
        ) as in_care_until
    from episodes

),

in_care as (

    {{ open_at_month_ends('spells', 'start_date', 'in_care_until') }}

),

latest as (

    select
        in_care.*,
        1 as setting_set,
        first_value(care_period_start) over latest_first as child_care_period_start,
        first_value(placement_start) over latest_first as child_placement_start
    from in_care
    window latest_first as (partition by snapshot_date, child_or_row order by start_date desc, _row_id desc)

),

described as (

    select
        cast(latest.snapshot_date as varchar) || '|' || latest._row_id as looked_after_child_key,
        latest.snapshot_date,
        latest.child_key,
        latest._row_id,
        latest.start_date,
        latest.child_care_period_start as care_period_start,
        latest.child_placement_start as placement_start,
        latest.legal_status,
        latest.placement_type,
        latest.placement_location,
        latest.category_of_need,
        latest.permanence_plan,
        case
            when latest.unaccompanied_asylum_seeker then 'yes'
            when not latest.unaccompanied_asylum_seeker then 'no'
        end as unaccompanied_asylum_seeker,
        children.ward,
        {{ characteristics_on('latest.snapshot_date') }},
        {{ age_on('children.date_of_birth', '(' ~ school_year_start('latest.snapshot_date') ~ ')') }} as age_at_school_year,
        {{ care_duration_band('latest.child_care_period_start', 'latest.snapshot_date') }} as care_duration_band,
        coalesce(placements.placements_in_12_months, 0) as placements_in_12_months,
        -- Setting residential_placement_types
        coalesce(
            ' ' || settings.residential_placement_types || ' ' like '% ' || latest.placement_type || ' %', false
        ) as is_residential,
        coalesce(assessed.has_toxic_trio_factor, false) as has_toxic_trio_factor,
        coalesce(assessed.toxic_trio_groups, 0) as toxic_trio_groups,
        coalesce(education_plans.has_plan, false) and not coalesce(education_plans.has_overdue_plan, false)
            as has_up_to_date_education_plan,
        {{ provenance('latest') }}
    from latest
    inner join settings
        on latest.setting_set = settings.setting_set
    left join children
        on latest.child_key = children.child_key
    left join placements
        on latest.snapshot_date = placements.snapshot_date
        and latest.child_or_row = placements.child_or_row
    left join assessed
        on latest.snapshot_date = assessed.snapshot_date
        and latest.child_key = assessed.child_key
    left join education_plans
        on latest.snapshot_date = education_plans.snapshot_date
        and latest.child_key = education_plans.child_key
    where
        latest.end_date is null
        or latest.end_date > latest.snapshot_date

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
        toxic_trio_groups = 3 as has_all_toxic_trio_factors
    from described

)

select * from judged
