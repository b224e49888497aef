-- The one comparator that stands beside a measure's figure: the kind its target names, else statistical neighbours, the region,
-- England, in this order; from its period's end until the next one is published. Counts of areas of different size are not
-- compared.
with comparators as (

    select
        comparators.measure_id,
        comparators.comparator_kind,
        comparators.period_end,
        max(comparators.value) as value
    from {{ ref('int_comparators') }} as comparators
    inner join {{ ref('measures') }} as measures
        on comparators.measure_id = measures.measure_id
    where
        comparators.value is not null
        and measures.unit in ('percentage', 'rate_per_10000', 'rate_per_1000')
        and measures.kind <> 'as published'
    group by comparators.measure_id, comparators.comparator_kind, comparators.period_end

),

kinds as (

    select * from (values
        ('statistical_neighbours_mean', 1),
        ('statistical_neighbours_median', 2),
        ('region', 3),
        ('england', 4)
    ) as kinds (comparator_kind, preference)

),

targets as (

    select
        measure_id,
        max(comparator_kind) as comparator_kind
    from {{ ref('int_targets') }}
    where comparator_kind is not null
    group by measure_id

),

preferred as (

    select
        comparators.measure_id,
        comparators.comparator_kind,
        row_number() over (
            partition by comparators.measure_id
            order by case when targets.comparator_kind is not null then 0 else kinds.preference end
        ) as choice
    from (
        select distinct
            measure_id,
            comparator_kind
        from comparators
    ) as comparators
    inner join kinds
        on comparators.comparator_kind = kinds.comparator_kind
    left join targets
        on comparators.measure_id = targets.measure_id
        and comparators.comparator_kind = targets.comparator_kind

),

shown as (

    select
        comparators.measure_id,
        comparators.comparator_kind,
        comparators.value,
        comparators.period_end,
        lead(comparators.period_end) over (
            partition by comparators.measure_id order by comparators.period_end
        ) as next_period_end
    from comparators
    inner join preferred
        on comparators.measure_id = preferred.measure_id
        and comparators.comparator_kind = preferred.comparator_kind
    where preferred.choice = 1

)

select
    measure_id,
    comparator_kind,
    'all' as breakdown,
    true as spans_a_year,
    value as comparator_value,
    period_end as valid_from,
    coalesce({{ days_from('next_period_end', -1) }}, date '9999-12-31') as valid_to
from shown
