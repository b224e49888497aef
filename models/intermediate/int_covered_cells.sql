-- Cells counted from records, where accepted windows cover what they need, with their unit and who answers for them.
with counted as (

    select
        counted_cells.*,
        false as is_provisional
    from {{ ref('int_counted_cells') }} as counted_cells
    union all
    select * from {{ ref('measures_derived') }}

),

measures as (

    select * from {{ ref('measures') }}
    where is_computed

),

units as (

    select * from {{ ref('int_measure_units') }}

),

coverage as (

    select * from {{ ref('int_measure_coverage') }}

),

submissions as (

    select * from {{ ref('int_measure_submissions') }}

),

covered as (

    select
        counted.measure_id,
        counted.period_kind,
        counted.period_start,
        counted.period_end,
        counted.breakdown,
        counted.breakdown_value,
        counted.numerator,
        counted.denominator,
        counted.value,
        coalesce(units.unit, units_of_breakdown.unit, measures.unit) as unit,
        coalesce(units.value_rule, units_of_breakdown.value_rule, measures.value_rule) as value_rule,
        coalesce(own.is_maturing, whole.is_maturing) or coalesce(counted.pending, 0) > 0 as is_maturing,
        counted.is_provisional or coalesce(counted.pending, 0) < 0 as is_provisional,
        submissions.submission_ids
    from counted
    inner join measures
        on counted.measure_id = measures.measure_id
    inner join coverage as whole
        on counted.measure_id = whole.measure_id
        and counted.period_kind = whole.period_kind
        and counted.period_end = whole.period_end
        and whole.breakdown = 'all'
    left join coverage as own
        on counted.measure_id = own.measure_id
        and counted.period_kind = own.period_kind
        and counted.period_end = own.period_end
        and counted.breakdown || '=' || counted.breakdown_value = own.breakdown
    left join coverage as part
        on counted.measure_id = part.measure_id
        and counted.period_kind = part.period_kind
        and counted.period_end = part.period_end
        and counted.breakdown = part.breakdown
    left join units
        on counted.measure_id = units.measure_id
        and counted.breakdown = units.breakdown
        and counted.breakdown_value = units.breakdown_value
    left join units as units_of_breakdown
        on counted.measure_id = units_of_breakdown.measure_id
        and counted.breakdown = units_of_breakdown.breakdown
        and units_of_breakdown.breakdown_value = '*'
    left join submissions
        on counted.measure_id = submissions.measure_id
        and counted.period_kind = submissions.period_kind
        and counted.period_end = submissions.period_end
    where coalesce(own.is_covered, whole.is_covered and coalesce(part.is_covered, true))

)

select * from covered
