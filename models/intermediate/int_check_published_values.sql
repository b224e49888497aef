-- A local figure beside the one published for the board's own area.
with scorecard as (

    select * from {{ ref('scorecard_values') }}
    where
        source_kind <> 'published'
        and value is not null

),

measures as (

    select * from {{ ref('measures') }}

),

comparators as (

    select
        lower(measure_id) as measure_id,
        period_start,
        period_end,
        lower(coalesce(nullif(breakdown, ''), 'all')) as breakdown,
        coalesce(nullif(breakdown_value, ''), 'all') as breakdown_value,
        value
    from {{ ref('stg_comparators') }}
    where
        comparator_kind = 'own_area'
        and coalesce(breakdown, '') not in ('', 'all')
    union all
    select
        measure_id,
        period_start,
        period_end,
        'all' as breakdown,
        'all' as breakdown_value,
        value
    from {{ ref('int_comparators') }}
    where
        comparator_kind = 'own_area'
        and value is not null

)

select
    'local figure differs from the published one' as check_name,
    scorecard.measure_id,
    scorecard.period_label,
    scorecard.breakdown,
    scorecard.breakdown_value,
    scorecard.value as left_value,
    comparators.value as right_value,
    'The figure published for the area is another than the local one.' as message
from scorecard
inner join measures
    on scorecard.measure_id = measures.measure_id
inner join comparators
    on scorecard.measure_id = comparators.measure_id
    and scorecard.period_end = comparators.period_end
    and coalesce(scorecard.period_start, scorecard.period_end)
    = coalesce(comparators.period_start, scorecard.period_start, scorecard.period_end)
    and scorecard.breakdown = comparators.breakdown
    and scorecard.breakdown_value = comparators.breakdown_value
where {{ rounded('scorecard.value', 'measures.decimals') }} <> {{ rounded('comparators.value', 'measures.decimals') }}
