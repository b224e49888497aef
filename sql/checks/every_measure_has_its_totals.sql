-- Each measure has one `all` row for each of its periods; a share measure without a total has one only where it is not available.
with measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

measures as (

    select * from {{ ref('measures') }}

),

totals as (

    select * from {{ ref('scorecard_values') }}
    where breakdown = 'all'

)

select
    measure_periods.measure_id,
    measure_periods.period_kind,
    measure_periods.period_end
from measure_periods
inner join measures
    on measure_periods.measure_id = measures.measure_id
left join totals
    on measure_periods.measure_id = totals.measure_id
    and measure_periods.period_kind = totals.period_kind
    and measure_periods.period_end = totals.period_end
where
    measures.has_total
    and totals.measure_id is null
