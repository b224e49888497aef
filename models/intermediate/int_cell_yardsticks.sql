-- What the totals are held against: the target of the day, the published value that it names, and the comparator shown beside.
with totals as (

    select * from {{ ref('int_dated_cells') }}
    where breakdown = 'all'

),

targets as (

    select * from {{ ref('int_targets') }}

),

benchmarks as (

    select * from {{ ref('int_benchmarks') }}

),

comparators as (

    select * from {{ ref('int_shown_comparators') }}

),

yardsticks as (

    select
        totals.measure_id,
        totals.period_kind,
        totals.period_end,
        totals.breakdown,
        targets.method,
        targets.polarity,
        targets.target,
        targets.tolerance,
        targets.tolerance_unit,
        targets.lower_threshold,
        targets.upper_threshold,
        targets.floor_value,
        benchmarks.benchmark_value,
        comparators.comparator_kind,
        comparators.comparator_value,
        comparators.valid_from as comparator_period_end
    from totals
    left join targets
        on totals.measure_id = targets.measure_id
        and totals.period_end >= targets.valid_from
        and totals.period_end <= targets.valid_to
    left join benchmarks
        on targets.measure_id = benchmarks.measure_id
        and targets.comparator_kind = benchmarks.comparator_kind
        and totals.spans_a_year = benchmarks.spans_a_year
        and totals.period_end >= benchmarks.valid_from
        and totals.period_end <= benchmarks.valid_to
    left join comparators
        on totals.measure_id = comparators.measure_id
        and totals.spans_a_year = comparators.spans_a_year
        and totals.period_end >= comparators.valid_from
        and totals.period_end <= comparators.valid_to

)

select * from yardsticks
