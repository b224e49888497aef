-- How many recorded breaks lie before each period of a measure: figures of different segments are never compared. A period
-- that a break falls inside stands in one segment at its start and in another at its end, and is compared with neither side.
with breaks as (

    select
        lower(measure_id) as measure_id,
        valid_from,
        reason,
        baseline
    from {{ source('ledger', 'board_series') }}

),

measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

segments as (

    select
        measure_periods.measure_id,
        measure_periods.period_kind,
        measure_periods.period_end,
        sum(case when breaks.valid_from <= coalesce(measure_periods.period_start, measure_periods.period_end) then 1 else 0 end)
            as segment_at_start,
        sum(case when breaks.valid_from <= measure_periods.period_end then 1 else 0 end) as segment_at_end
    from measure_periods
    inner join breaks
        on measure_periods.measure_id = breaks.measure_id
    group by measure_periods.measure_id, measure_periods.period_kind, measure_periods.period_end

),

numbered as (

    select
        measure_id,
        reason,
        baseline,
        valid_from,
        row_number() over (partition by measure_id order by valid_from) as segment
    from breaks

)

select
    segments.measure_id,
    segments.period_kind,
    segments.period_end,
    cast(segments.segment_at_start as integer) as segment_at_start,
    cast(segments.segment_at_end as integer) as segment_at_end,
    numbered.valid_from as segment_from,
    numbered.reason as segment_reason,
    numbered.baseline as segment_baseline
from segments
left join numbered
    on segments.measure_id = numbered.measure_id
    and segments.segment_at_end = numbered.segment
