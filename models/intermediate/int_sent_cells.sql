-- Counts sent, with their unit, for cells that no records cover. For a breakdown that records cover a count sent says nothing:
-- no row there means 0.
with measures as (

    select * from {{ ref('measures') }}

),

coverage as (

    select * from {{ ref('int_measure_coverage') }}

),

sent as (

    select * from {{ ref('measures_sent') }}

),

units as (

    select * from {{ ref('int_measure_units') }}

),

with_units as (

    select
        sent.*,
        coalesce(units.unit, units_of_breakdown.unit, measures.unit) as unit,
        measures.is_computed
        and coalesce(coverage.is_covered, false)
        and coalesce(units.is_sent, 'no') = 'no'
        and (
            sent.breakdown = 'all'
            or ' ' || measures.breakdowns || ' ' like '% ' || sent.breakdown || ' %'
        ) as is_covered_by_records
    from sent
    inner join measures
        on sent.measure_id = measures.measure_id
    left join units
        on sent.measure_id = units.measure_id
        and sent.breakdown = units.breakdown
        and sent.breakdown_value = units.breakdown_value
    left join units as units_of_breakdown
        on sent.measure_id = units_of_breakdown.measure_id
        and sent.breakdown = units_of_breakdown.breakdown
        and units_of_breakdown.breakdown_value = '*'
    left join coverage
        on sent.measure_id = coverage.measure_id
        and sent.period_kind = coverage.period_kind
        and sent.period_end = coverage.period_end
        and coverage.breakdown = 'all'

)

select * from with_units
where not is_covered_by_records
