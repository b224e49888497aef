-- Whether a measure, or a breakdown of it, can be counted from records for a period, by whom it was supplied, and whether it
-- can still change.
with measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

needs as (

    select * from {{ ref('int_measure_needs') }}

),

coverage as (

    select * from {{ ref('int_need_coverage') }}

),

maturing as (

    select * from {{ ref('int_measure_maturing') }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

judged as (

    select
        measure_periods.measure_id,
        needs.breakdown,
        measure_periods.period_kind,
        measure_periods.period_end,
        bool_and(coverage.is_covered) as is_covered,
        min(coverage.reason) as reason
    from measure_periods
    inner join needs
        on measure_periods.measure_id = needs.measure_id
    inner join coverage
        on needs.need_key = coverage.need_key
        and measure_periods.period_kind = coverage.period_kind
        and measure_periods.period_end = coverage.period_end
    group by
        measure_periods.measure_id,
        needs.breakdown,
        measure_periods.period_kind,
        measure_periods.period_end
    union all
    -- Reference data and the ledger itself are never tested (rulings, Measures).
    select
        measure_periods.measure_id,
        'all' as breakdown,
        measure_periods.period_kind,
        measure_periods.period_end,
        true as is_covered,
        cast(null as varchar) as reason
    from measure_periods
    left join needs
        on measure_periods.measure_id = needs.measure_id
    where needs.measure_id is null

),

-- The first working day count after a period at which its cohort is whole.
matured as (

    select
        judged.measure_id,
        judged.breakdown,
        judged.period_kind,
        judged.period_end,
        judged.is_covered,
        judged.reason,
        maturing.measure_id is not null
        -- A cell of other needs is no cohort of the measure's.
        and judged.breakdown not like '%=%'
        and (
            maturing.data_date < {{ days_from(months_from('judged.period_end', 'maturing.months'), 'maturing.days') }}
            or (maturing.working_days > 0 and reached.working_day_number - ended.counted_from < maturing.working_days)
        ) as is_maturing
    from judged
    left join maturing
        on judged.measure_id = maturing.measure_id
    left join working_days as ended
        on judged.period_end = ended.calendar_date
    left join working_days as reached
        on maturing.data_date = reached.calendar_date

)

select * from matured
