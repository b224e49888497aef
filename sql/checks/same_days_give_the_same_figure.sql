-- A quarter 1 and a quarter 1 to date, a quarter 4 to date and a year: periods of the same days hold the same figures.
with scorecard as (

    select * from {{ ref('scorecard_values') }}
    where
        source_kind = 'record_level'
        and period_start is not null

)

select
    one.measure_id,
    one.period_label,
    other.period_label as other_label,
    one.breakdown,
    one.breakdown_value,
    one.value,
    other.value as other_value
from scorecard as one
inner join scorecard as other
    on one.measure_id = other.measure_id
    and one.period_start = other.period_start
    and one.period_end = other.period_end
    and one.breakdown = other.breakdown
    and one.breakdown_value = other.breakdown_value
where
    one.period_kind < other.period_kind
    and (
        coalesce(one.numerator, -1) <> coalesce(other.numerator, -1)
        or coalesce(one.value, -1) <> coalesce(other.value, -1)
        or one.status <> other.status
    )
