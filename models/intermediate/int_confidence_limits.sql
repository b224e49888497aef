-- 95% limits of the figures that are held against a benchmark: Wilson for percentages; for rates exact Poisson under 10
-- events, else Byar's.
with cells as (

    select * from {{ ref('int_scorecard_cells') }}
    where
        breakdown = 'all'
        and denominator > 0
        and numerator >= 0

),

benchmarked as (

    select distinct
        measure_id,
        comparator_kind
    from {{ ref('int_benchmarks') }}

),

exact as (

    select * from {{ ref('poisson_limits') }}

),

figures as (

    select
        cells.measure_id,
        cells.period_kind,
        cells.period_end,
        cells.numerator as x,
        cells.denominator as n,
        cells.unit,
        case cells.unit when 'rate_per_10000' then 10000 when 'rate_per_1000' then 1000 else 100 end as per,
        1.959963984540054 as z,
        exact.lower_limit,
        exact.upper_limit
    from cells
    inner join (select distinct measure_id from benchmarked) as benchmarked
        on cells.measure_id = benchmarked.measure_id
    left join exact
        on cells.numerator = exact.events
    where
        cells.unit in ('rate_per_10000', 'rate_per_1000')
        or (cells.unit = 'percentage' and cells.numerator <= cells.denominator)

),

limits as (

    select
        measure_id,
        period_kind,
        period_end,
        'all' as breakdown,
        case
            when unit = 'percentage'
                then per * (2 * x + z * z - z * sqrt(z * z + 4 * x * (1 - x / n))) / (2 * (n + z * z))
            when lower_limit is not null then lower_limit / n * per
            else x * power(1 - 1 / (9 * x) - z / (3 * sqrt(x)), 3) / n * per
        end as lower_limit,
        case
            when unit = 'percentage'
                then per * (2 * x + z * z + z * sqrt(z * z + 4 * x * (1 - x / n))) / (2 * (n + z * z))
            when upper_limit is not null then upper_limit / n * per
            else (x + 1) * power(1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)), 3) / n * per
        end as upper_limit
    from figures

)

select * from limits
