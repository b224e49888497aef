-- Child protection visits on which the child was seen, at the month ends of the five weeks after: all that either visit
-- window can reach.
with visits as (

    {{ linked_rows(ref('stg_statutory_visits')) }}

),

recent_visits as (

    select
        visits.child_key,
        visits.visit_date,
        {{ days_from('visits.visit_date', 35) }} as last_day
    from visits
    where
        visits.visit_type = 'child_protection'
        and visits.child_seen
        and visits.child_key is not null

),

visits_at_month_ends as (

    {{ open_at_month_ends('recent_visits', 'visit_date', 'last_day') }}

)

select
    snapshot_date,
    child_key,
    visit_date
from visits_at_month_ends
