-- Counts that agencies send for a cell of the scorecard (returns rules, Counts): a count fills the cell of exactly its days.
with sent as (

    select * from {{ ref('int_sent_counts') }}

),

measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

differences as (

    select * from {{ ref('int_sent_differences') }}

),

fitted as (

    select
        sent.measure_id,
        measure_periods.period_kind,
        measure_periods.period_start,
        measure_periods.period_end,
        sent.breakdown,
        sent.breakdown_value,
        sent.numerator,
        sent.denominator,
        sent.value,
        sent.status,
        sent.reason,
        sent.submission_ids,
        0 as is_difference
    from sent
    inner join measure_periods
        on sent.measure_id = measure_periods.measure_id
        and sent.period_end = measure_periods.period_end
        and coalesce(sent.period_start, sent.period_end) = coalesce(measure_periods.period_start, measure_periods.period_end)
    union all
    select
        differences.measure_id,
        'quarter' as period_kind,
        differences.period_start,
        differences.period_end,
        differences.breakdown,
        differences.breakdown_value,
        differences.numerator,
        cast(null as double precision) as denominator,
        differences.numerator as value,
        'supplied' as status,
        cast(null as varchar) as reason,
        differences.submission_ids,
        1 as is_difference
    from differences
    inner join measure_periods
        on differences.measure_id = measure_periods.measure_id
        and differences.period_end = measure_periods.period_end
        and differences.period_start = measure_periods.period_start
        and measure_periods.period_kind = 'quarter'

),

-- A quarter sent as such wins over the difference of two cumulative counts.
ranked as (

    select
        fitted.*,
        row_number() over (
            partition by measure_id, period_kind, period_end, breakdown, breakdown_value
            order by is_difference, submission_ids
        ) as choice
    from fitted

),

chosen as (

    select * from ranked
    where choice = 1

),

-- Shares of a sum that is sent, made here from its parts and its total.
shares as (

    select
        entries.measure_id,
        parts.period_kind,
        parts.period_start,
        parts.period_end,
        parts.breakdown,
        parts.breakdown_value,
        parts.value as numerator,
        totals.value as denominator,
        case when totals.value <> 0 then parts.value / totals.value * 100 end as value,
        case when totals.value <> 0 then 'supplied' else 'not_applicable' end as status,
        cast(null as varchar) as reason,
        case
            when parts.submission_ids = totals.submission_ids then parts.submission_ids
            else parts.submission_ids || ';' || totals.submission_ids
        end as submission_ids
    from chosen as parts
    inner join (values ('board-income-share-pct', 'board-income')) as entries (measure_id, share_of)
        on parts.measure_id = entries.share_of
    inner join chosen as totals
        on parts.measure_id = totals.measure_id
        and parts.period_kind = totals.period_kind
        and parts.period_end = totals.period_end
        and totals.breakdown = 'all'
    where
        parts.breakdown <> 'all'
        and parts.value is not null
        and totals.value is not null

)

select
    measure_id,
    period_kind,
    period_start,
    period_end,
    breakdown,
    breakdown_value,
    numerator,
    denominator,
    value,
    status,
    reason,
    submission_ids
from chosen
union all
select * from shares
