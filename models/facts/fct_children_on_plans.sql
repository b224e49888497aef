-- Two overlapping plans are one child; what is said of the plan is of the one that started last (rulings, Measures).
with plans as (

    select * from {{ ref('fct_child_protection_plans') }}
    where is_own_plan

),

children as (

    select * from {{ ref('dim_children') }}

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
            order by start_date desc, _row_id desc
        ) as plan_rank
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
        ranked.start_date < {{ months_from('ranked.snapshot_date', -12) }} as is_over_12_months,
        {{ provenance('ranked') }}
    from ranked
    left join children
        on ranked.child_key = children.child_key
    where ranked.plan_rank = 1

)

select * from described
