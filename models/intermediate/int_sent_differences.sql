-- A quarter of a flow count as the difference of two cumulative counts sent (returns rules, Percentages, rates and periods).
with sent as (

    select * from {{ ref('int_sent_counts') }}
    where
        kind in ('flow count', 'sum')
        and numerator is not null
        and period_start is not null

),

cumulative as (

    select
        sent.*,
        {{ months_from(month_of('period_end'), -2) }} as quarter_start
    from sent
    where
        period_start = cast(
            date_trunc('year', {{ months_from('period_end', -3) }}) + interval '3 months' as date
        )
        and extract(month from period_end) in (6, 9, 12, 3)

),

differences as (

    select
        later.measure_id,
        later.quarter_start as period_start,
        later.period_end,
        later.breakdown,
        later.breakdown_value,
        later.numerator - coalesce(earlier.numerator, 0) as numerator,
        case
            when earlier.submission_ids is null or earlier.submission_ids = later.submission_ids
                then later.submission_ids
            else earlier.submission_ids || ';' || later.submission_ids
        end as submission_ids
    from cumulative as later
    left join cumulative as earlier
        on later.measure_id = earlier.measure_id
        and later.period_start = earlier.period_start
        and later.quarter_start = {{ days_from('earlier.period_end', 1) }}
        and later.breakdown = earlier.breakdown
        and later.breakdown_value = earlier.breakdown_value
    -- Quarter 1 is its own cumulative count, and is given as such.
    where earlier.measure_id is not null

)

select * from differences
