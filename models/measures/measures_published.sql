-- Published values of the board's own area, for the measures that are made from nothing else: the latest on or before the day.
with comparators as (

    select
        lower(measure_id) as measure_id,
        comparator_kind,
        area_code,
        period_end as published_end,
        lower(coalesce(nullif(breakdown, ''), 'all')) as breakdown,
        coalesce(nullif(breakdown_value, ''), 'all') as breakdown_value,
        value,
        status,
        _submission_id,
        _sequence,
        _row_id
    from {{ ref('stg_comparators') }}

),

measures as (

    select * from {{ ref('measures') }}
    where kind = 'as published'

),

measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

-- Values of other areas are cells of their kind or of their area.
placed as (

    select
        comparators.*,
        breakdown as cell_breakdown,
        breakdown_value as cell_value
    from comparators
    where comparator_kind = 'own_area'
    union all
    select
        comparators.*,
        case when comparator_kind = 'other_area' then 'area_code' else 'comparator_kind' end as cell_breakdown,
        case when comparator_kind = 'other_area' then area_code else comparator_kind end as cell_value
    from comparators
    where
        comparator_kind <> 'own_area'
        and breakdown = 'all'

),

known as (

    select
        placed.measure_id,
        measure_periods.period_kind,
        measure_periods.period_start,
        measure_periods.period_end,
        placed.cell_breakdown as breakdown,
        placed.cell_value as breakdown_value,
        measures.unit,
        placed.value,
        coalesce(placed.status, 'supplied') as status,
        placed._submission_id as submission_ids,
        row_number() over (
            partition by
                placed.measure_id,
                measure_periods.period_kind,
                measure_periods.period_end,
                placed.cell_breakdown,
                placed.cell_value
            order by placed.published_end desc, placed._sequence desc, placed._row_id
        ) as choice
    from placed
    inner join measures
        on placed.measure_id = measures.measure_id
    inner join measure_periods
        on placed.measure_id = measure_periods.measure_id
        and placed.published_end <= measure_periods.period_end

)

select
    measure_id,
    period_kind,
    period_start,
    period_end,
    breakdown,
    breakdown_value,
    case when unit in ('count', 'gbp') then value end as numerator,
    value,
    status,
    submission_ids
from known
where choice = 1
