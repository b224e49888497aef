-- Personal education plans of each child at a month end: whether there is one, and whether one is overdue.
with reviews as (

    {{ linked_rows(ref('stg_statutory_reviews')) }}

),

plans as (

    select
        child_key,
        due_date,
        held_date,
        least(due_date, coalesce(held_date, due_date)) as first_date,
        cast(null as date) as no_end
    from reviews
    where
        review_type = 'personal_education_plan'
        and child_key is not null

),

from_then_on as (

    {{ open_at_month_ends('plans', 'first_date', 'no_end') }}

)

select
    snapshot_date,
    child_key,
    bool_or(coalesce(held_date <= snapshot_date, false)) as has_plan,
    bool_or(due_date <= snapshot_date and (held_date is null or held_date > snapshot_date)) as has_overdue_plan
from from_then_on
group by snapshot_date, child_key
