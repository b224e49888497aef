-- Visits that fall due after each visit: within 42 days in the first year of the arrangement, within 84 days later (R27).
with arrangements as (

    select * from {{ ref('fct_private_fostering_arrangements') }}

),

visits as (

    {{ linked_rows(ref('stg_statutory_visits')) }}

),

joined as (

    select
        visits._row_id,
        arrangements._row_id as arrangement_row_id,
        arrangements.child_key,
        visits.visit_date,
        arrangements.end_date,
        -- The anniversary itself is inside the first year; neither date known: 84 days.
        case
            when visits.visit_date <= {{ months_from('coalesce(arrangements.aware_date, arrangements.notification_date)', 12) }}
                then {{ days_from('visits.visit_date', 42) }}
            else {{ days_from('visits.visit_date', 84) }}
        end as visit_due_date,
        lead(visits.visit_date) over (
            partition by arrangements._row_id order by visits.visit_date, visits.visit_id, visits._row_id
        ) as next_visit_date,
        {{ provenance('visits') }}
    from visits
    inner join arrangements
        on lower(visits.private_fostering_arrangement_id) = lower(arrangements.private_fostering_arrangement_id)
        and visits.child_key = arrangements.child_key
    where visits.visit_type = 'private_fostering'

),

due as (

    select
        joined._row_id || '|' || joined.arrangement_row_id as visit_due_key,
        joined.*,
        coalesce(next_visit_date <= visit_due_date, false) as is_visited_in_time
    from joined
    where
        end_date is null
        or visit_due_date <= end_date

)

select * from due
