-- What a measure is held against by the benchmark method: the published value of the comparator its target names, from its
-- period's end until the next one is published.
with targets as (

    select distinct
        measure_id,
        comparator_kind
    from {{ ref('int_targets') }}
    where method = 'benchmark'

),

comparators as (

    select
        measure_id,
        comparator_kind,
        period_end,
        max(value) as value
    from {{ ref('int_comparators') }}
    where value is not null
    group by measure_id, comparator_kind, period_end

),

benchmarks as (

    select
        comparators.measure_id,
        comparators.comparator_kind,
        comparators.value as benchmark_value,
        comparators.period_end as valid_from,
        lead(comparators.period_end) over (
            partition by comparators.measure_id, comparators.comparator_kind order by comparators.period_end
        ) as next_valid_from
    from comparators
    inner join targets
        on comparators.measure_id = targets.measure_id
        and comparators.comparator_kind = targets.comparator_kind

)

select
    measure_id,
    comparator_kind,
    'all' as breakdown,
    true as spans_a_year,
    benchmark_value,
    valid_from,
    coalesce({{ days_from('next_valid_from', -1) }}, date '9999-12-31') as valid_to
from benchmarks
