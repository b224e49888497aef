-- Cells of the scorecard with the period before theirs, the same period last year, and the segment of their series.
with segments as (

    select * from {{ ref('int_series_segments') }}

),

dated as (

    select
        chosen.*,
        {{ days_from(months_from(days_from('period_end', 1), 'months_before'), -1) }} as previous_period_end,
        {{ days_from(months_from(days_from('period_end', 1), -12), -1) }} as period_end_last_year
    from (
        select
            chosen_cells.*,
            case
                when period_kind = 'month' then -1
                when period_kind in ('quarter', 'rolling_12_months') then -3
                when period_kind = 'snapshot' and extract(month from period_end) in (3, 6, 9, 12) then -3
                when period_kind = 'snapshot' then -1
                when period_kind in ('financial_year', 'calendar_year', 'academic_year') then -12
                -- Quarter 1 to date does not follow on from quarter 4 to date.
                when period_kind = 'year_to_date' and extract(month from period_end) <> 6 then -3
            end as months_before
        from {{ ref('int_scorecard_cells') }} as chosen_cells
    ) as chosen

),

cells as (

    select
        dated.*,
        -- Published figures are of years and days: a rate of a quarter is not one of a year, a share may be held against it.
        dated.unit = 'percentage'
        or dated.period_kind in ('financial_year', 'calendar_year', 'rolling_12_months', 'snapshot') as spans_a_year,
        coalesce(segments.segment_at_start, 0) as segment_at_start,
        coalesce(segments.segment_at_end, 0) as segment_at_end,
        segments.segment_from,
        segments.segment_reason,
        segments.segment_baseline
    from dated
    left join segments
        on dated.measure_id = segments.measure_id
        and dated.period_kind = segments.period_kind
        and dated.period_end = segments.period_end

)

select * from cells
