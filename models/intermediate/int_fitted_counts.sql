-- Counts sent in the cells they fill: a count fills the cell of exactly its days, a quarter may be a difference.
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

)

select * from ranked
where choice = 1
