-- Cells of the scorecard beside what a reader compares them with: the count sent for the same cell, the period before, the
-- same period last year, the target.
with cells as (

    select * from {{ ref('int_dated_cells') }}

),

measures as (

    select * from {{ ref('measures') }}

),

periods as (

    select * from {{ ref('dim_periods') }}

),

yardsticks as (

    select * from {{ ref('int_cell_yardsticks') }}

),

sent as (

    select * from {{ ref('measures_sent') }}

),

limits as (

    select * from {{ ref('int_confidence_limits') }}

),

compared as (

    select
        cells.measure_id,
        cells.period_kind,
        periods.period_label,
        cells.period_start,
        cells.period_end,
        cells.breakdown,
        cells.breakdown_value,
        cells.numerator,
        cells.denominator,
        cells.value,
        cells.unit,
        cells.status,
        cells.reason,
        cells.source_kind,
        cells.submission_ids,
        sent.numerator as supplied_numerator,
        sent.denominator as supplied_denominator,
        sent.value as supplied_value,
        -- Never across a recorded break in the series.
        case when previous.segment_at_start = cells.segment_at_end then previous.value end as previous_value,
        case when last_year.segment_at_start = cells.segment_at_end then last_year.value end as same_period_last_year_value,
        cells.segment_at_end as series_segment,
        cells.segment_from as series_from,
        cells.segment_reason as series_reason,
        cells.segment_baseline as series_baseline,
        measures.decimals,
        yardsticks.method,
        yardsticks.polarity,
        yardsticks.target,
        yardsticks.tolerance,
        yardsticks.tolerance_unit,
        yardsticks.lower_threshold,
        yardsticks.upper_threshold,
        yardsticks.floor_value,
        yardsticks.benchmark_value,
        yardsticks.comparator_kind,
        yardsticks.comparator_value,
        yardsticks.comparator_period_end,
        limits.lower_limit,
        limits.upper_limit,
        limits.lower_limit_998,
        limits.upper_limit_998,
        measures.low_may_be_under_reported
    from cells
    inner join measures
        on cells.measure_id = measures.measure_id
    inner join periods
        on cells.period_kind = periods.period_kind
        and cells.period_end = periods.period_end
    left join sent
        on cells.measure_id = sent.measure_id
        and cells.period_kind = sent.period_kind
        and cells.period_end = sent.period_end
        and cells.breakdown = sent.breakdown
        and cells.breakdown_value = sent.breakdown_value
    left join cells as previous
        on cells.measure_id = previous.measure_id
        and cells.period_kind = previous.period_kind
        and cells.previous_period_end = previous.period_end
        and cells.breakdown = previous.breakdown
        and cells.breakdown_value = previous.breakdown_value
    left join cells as last_year
        on cells.measure_id = last_year.measure_id
        and cells.period_kind = last_year.period_kind
        and cells.period_end_last_year = last_year.period_end
        and cells.breakdown = last_year.breakdown
        and cells.breakdown_value = last_year.breakdown_value
    left join yardsticks
        on cells.measure_id = yardsticks.measure_id
        and cells.period_kind = yardsticks.period_kind
        and cells.period_end = yardsticks.period_end
        and cells.breakdown = yardsticks.breakdown
    left join limits
        on cells.measure_id = limits.measure_id
        and cells.period_kind = limits.period_kind
        and cells.period_end = limits.period_end
        and cells.breakdown = limits.breakdown
        and cells.breakdown_value = limits.breakdown_value

)

select * from compared
