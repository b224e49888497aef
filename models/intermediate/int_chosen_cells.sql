-- One source for each cell: records that cover the period, else the count sent, else what is published, else a stated gap.
with measures as (

    select * from {{ ref('measures') }}

),

measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

coverage as (

    select * from {{ ref('int_measure_coverage') }}

),

record_cells as (

    select * from {{ ref('int_record_cells') }}

),

sent as (

    select * from {{ ref('measures_sent') }}

),

published as (

    select * from {{ ref('measures_published') }}

),

units as (

    select * from {{ ref('int_measure_units') }}

),

ever_sent as (

    select distinct measure_id from {{ ref('int_sent_counts') }}

),

-- A count sent for a breakdown that records cover says nothing: no row there means 0.
sent_beyond_records as (

    select
        sent.*,
        coalesce(units.unit, measures.unit) as unit
    from sent
    inner join measures
        on sent.measure_id = measures.measure_id
    left join units
        on sent.measure_id = units.measure_id
        and sent.breakdown = units.breakdown
        and units.breakdown_value in (sent.breakdown_value, '*')
    left join coverage
        on sent.measure_id = coverage.measure_id
        and sent.period_kind = coverage.period_kind
        and sent.period_end = coverage.period_end
        and coverage.breakdown = 'all'
    where not (
        measures.is_computed
        and coalesce(coverage.is_covered, false)
        and coalesce(units.is_sent, 'no') = 'no'
        and (sent.breakdown = 'all' or ' ' || measures.breakdowns || ' ' like '% ' || sent.breakdown || ' %')
    )

),

-- Periods for which a measure has any count sent, whatever the breakdown.
sent_periods as (

    select distinct measure_id, period_kind, period_end from sent where status <> 'not_available'

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

),

candidates as (

    select
        1 as choice, measure_id, period_kind, period_start, period_end, breakdown, breakdown_value,
        numerator, denominator, value, unit, status, reason, 'record_level' as source_kind, submission_ids
    from record_cells
    union all
    select
        2 as choice, measure_id, period_kind, period_start, period_end, breakdown, breakdown_value,
        numerator, denominator, value, unit, status, reason, 'aggregate_return' as source_kind, submission_ids
    from sent_beyond_records
    union all
    select
        3 as choice, published.measure_id, published.period_kind, published.period_start, published.period_end,
        published.breakdown, published.breakdown_value, published.numerator,
        cast(null as double precision) as denominator, published.value, measures.unit, published.status,
        cast(null as varchar) as reason, 'published' as source_kind, published.submission_ids
    from published
    inner join measures
        on published.measure_id = measures.measure_id
    union all
    select
        4 as choice, measure_id, period_kind, period_start, period_end, 'all' as breakdown, 'all' as breakdown_value,
        cast(null as double precision) as numerator, cast(null as double precision) as denominator,
        cast(null as double precision) as value, unit, 'not_available' as status, reason,
        cast(null as varchar) as source_kind, cast(null as varchar) as submission_ids
    from gaps

),

ranked as (

    select
        candidates.*,
        row_number() over (
            partition by measure_id, period_kind, period_end, breakdown, breakdown_value
            order by choice
        ) as place
    from candidates

)

select * from ranked
where place = 1
