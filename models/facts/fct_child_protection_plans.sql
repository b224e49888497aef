with plans as (

    {{ linked_rows(ref('stg_child_protection_plans')) }}

),

contacts as (

    {{ linked_rows(ref('stg_contacts')) }}

),

children as (

    select * from {{ ref('dim_children') }}

),

first_neglect_contacts as (

    select
        child_key,
        min(contact_date) as contact_date
    from contacts
    where
        primary_need = 'neglect'
        and child_key is not null
    group by child_key

),

in_line as (

    select * from {{ ref('int_plan_days') }}

),

described as (

    select
        plans._row_id,
        plans.child_key,
        plans.child_protection_plan_id,
        plans.start_date,
        plans.end_date,
        plans.initial_category,
        plans.latest_category,
        plans.number_of_previous_plans,
        plans.sexual_abuse_concern,
        plans.allocated_qualified_social_worker,
        plans.allocated_team,
        coalesce(not plans.temporary_from_other_authority, true) as is_own_plan,
        {{ characteristics_on('plans.start_date') }},
        coalesce(plans.number_of_previous_plans, 0) >= 1 or coalesce(in_line.earlier_plans, 0) > 0 as is_repeat_ever,
        greatest(
            in_line.last_end_before,
            case when plans.previous_plan_end_date < plans.start_date then plans.previous_plan_end_date end
        ) as previous_plan_end_date,
        -- R15: bands by adding months to the start, the day itself inside the shorter band.
        case
            when plans.end_date is null then null
            when plans.end_date <= {{ months_from('plans.start_date', 3) }} then '3_months_or_less'
            when plans.end_date <= {{ months_from('plans.start_date', 6) }} then 'over_3_to_6_months'
            when plans.end_date <= {{ months_from('plans.start_date', 12) }} then 'over_6_months_to_1_year'
            when plans.end_date < {{ months_from('plans.start_date', 24) }} then 'over_1_year_and_under_2_years'
            else '2_years_or_more'
        end as plan_duration_band,
        plans.start_date - first_neglect_contacts.contact_date as days_from_neglect_contact,
        {{ provenance('plans') }}
    from plans
    left join children
        on plans.child_key = children.child_key
    left join in_line
        on plans._row_id = in_line._row_id
    left join first_neglect_contacts
        on plans.child_key = first_neglect_contacts.child_key

),

-- R18: ended on or after the day 2 years before this start.
repeated as (

    select
        described.*,
        coalesce(previous_plan_end_date >= {{ months_from('start_date', -24) }}, false) as is_repeat_within_2_years,
        coalesce(plan_duration_band = '2_years_or_more', false) as lasted_2_years_or_more,
        coalesce(plan_duration_band = '3_months_or_less', false) as lasted_3_months_or_less
    from described

)

select * from repeated
