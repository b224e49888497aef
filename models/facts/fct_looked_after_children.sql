-- Two open episodes are one child, at each placement once (rulings, Measures).
with care as (

    select *, 1 as setting_set from {{ ref('int_care_at_month_ends') }}

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

described as (

    select
        cast(care.snapshot_date as varchar) || '|' || care._row_id as looked_after_child_key,
        care.snapshot_date,
        care.child_key,
        care._row_id,
        care.start_date,
        care.care_period_start,
        care.placement_start,
        care.legal_status,
        care.placement_type,
        care.placement_location,
        care.category_of_need,
        care.permanence_plan,
        case
            when care.unaccompanied_asylum_seeker then 'yes'
            when not care.unaccompanied_asylum_seeker then 'no'
        end as unaccompanied_asylum_seeker,
        children.ward,
        {{ characteristics_on('care.snapshot_date') }},
        {{ age_on('children.date_of_birth', '(' ~ school_year_start('care.snapshot_date') ~ ')') }} as age_at_school_year,
        {{ care_duration_band('care.care_period_start', 'care.snapshot_date') }} as care_duration_band,
        coalesce(placements.placements_in_12_months, 0) as placements_in_12_months,
        -- Setting residential_placement_types
        coalesce(
            ' ' || settings.residential_placement_types || ' ' like '% ' || care.placement_type || ' %', false
        ) as is_residential,
        coalesce(assessed.has_toxic_trio_factor, false) as has_toxic_trio_factor,
        coalesce(assessed.toxic_trio_groups, 0) as toxic_trio_groups,
        coalesce(education_plans.has_plan, false) and not coalesce(education_plans.has_overdue_plan, false)
            as has_up_to_date_education_plan,
        {{ provenance('care') }}
    from care
    inner join settings
        on care.setting_set = settings.setting_set
    left join children
        on care.child_key = children.child_key
    left join placements
        on care.snapshot_date = placements.snapshot_date
        and care.child_or_row = placements.child_or_row
    left join assessed
        on care.snapshot_date = assessed.snapshot_date
        and care.child_key = assessed.child_key
    left join education_plans
        on care.snapshot_date = education_plans.snapshot_date
        and care.child_key = education_plans.child_key

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
