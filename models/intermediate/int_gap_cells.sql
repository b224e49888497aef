-- A stated gap for every total, with why nothing is there; used where no source has a figure.
with measures as (

    select * from {{ ref('measures') }}

),

measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

coverage as (

    select * from {{ ref('int_measure_coverage') }}

),

ever_sent as (

    select distinct measure_id from {{ ref('int_sent_counts') }}

),

-- Periods for which a measure has any count sent, whatever the breakdown.
sent_periods as (

    select distinct
        measure_id,
        period_kind,
        period_end
    from {{ ref('measures_sent') }}
    where status <> 'not_available'

),

gaps as (

    select
        measure_periods.measure_id,
        measure_periods.period_kind,
        measure_periods.period_start,
        measure_periods.period_end,
        measures.unit,
        case
            when measures.is_computed then coalesce(coverage.reason, 'late')
            when ever_sent.measure_id is not null then 'late'
            else 'no_source'
        end as reason
    from measure_periods
    inner join measures
        on measure_periods.measure_id = measures.measure_id
    left join coverage
        on measure_periods.measure_id = coverage.measure_id
        and measure_periods.period_kind = coverage.period_kind
        and measure_periods.period_end = coverage.period_end
        and coverage.breakdown = 'all'
    left join ever_sent
        on measure_periods.measure_id = ever_sent.measure_id
    left join sent_periods
        on measure_periods.measure_id = sent_periods.measure_id
        and measure_periods.period_kind = sent_periods.period_kind
        and measure_periods.period_end = sent_periods.period_end
    -- Share measures without a total have one only to say that they are not available.
    where
        -- The scorecard's own measures are counted from this table, and join it later.
        measures.source_extracts <> 'scorecard_values'
        and (
            measures.has_total
            or (measures.is_computed and not coalesce(coverage.is_covered, false))
            or (not measures.is_computed and sent_periods.measure_id is null)
        )

)

select * from gaps
