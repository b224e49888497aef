-- Two overlapping plans are one child; what is said of the plan is of the one that started last (rulings, Measures).
with plans as (

    select * from {{ ref('fct_child_protection_plans') }}
    where is_own_plan

),

children as (

    select * from {{ ref('dim_children') }}

),

visited as (

    select * from {{ ref('int_plan_visits_at_month_ends') }}

),

contributions as (

    select * from {{ ref('int_conference_contributions') }}

),

open_plans as (

    {{ open_at_month_ends('plans', 'start_date', 'end_date') }}

),

-- A plan of a child nobody can name is still a plan: its own child.
ranked as (

    select
        open_plans.*,
        row_number() over (
            partition by snapshot_date, coalesce(child_key, _row_id)
            order by start_date desc, {{ id_as_text('child_protection_plan_id') }} desc, _row_id desc
        ) as plan_rank,
        min(start_date) over (partition by snapshot_date, coalesce(child_key, _row_id)) as first_start_date
    from open_plans

),

described as (

    select
        cast(ranked.snapshot_date as varchar) || '|' || ranked._row_id as child_on_plan_key,
        ranked.snapshot_date,
        ranked.child_key,
        ranked._row_id,
        ranked.start_date,
        ranked.latest_category,
        case
            when ranked.sexual_abuse_concern then 'yes'
            when not ranked.sexual_abuse_concern then 'no'
        end as sexual_abuse_concern,
        ranked.allocated_team,
        coalesce(ranked.allocated_qualified_social_worker, false) as has_qualified_social_worker,
        children.district,
        {{ characteristics_on('ranked.snapshot_date') }},
        ranked.first_start_date < {{ months_from('ranked.snapshot_date', -12) }} as is_over_12_months,
        visited.visit_window,
        coalesce(visited.is_window_old, false) as is_window_old,
        coalesce(visited.is_seen_in_window, false) as is_seen_in_window,
        contributions.contribution,
        coalesce(contributions.age_at_conference between 4 and 17, false) as is_4_to_17_at_conference,
        coalesce(contributions.age_at_conference between 4 and 17, false) and contributions.has_contributed
            as has_contributed,
        {{ provenance('ranked') }}
    from ranked
    left join children
        on ranked.child_key = children.child_key
    left join visited
        on ranked.snapshot_date = visited.snapshot_date
        and ranked.child_key = visited.child_key
    left join contributions
        on ranked.snapshot_date = contributions.snapshot_date
        and ranked.child_key = contributions.child_key
    where ranked.plan_rank = 1

)

select * from described
