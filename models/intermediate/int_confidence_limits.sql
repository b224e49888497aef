-- 95% and 99.8% limits of every percentage and rate, unrounded. Changes, shares of money and ratios of two different things
-- have none: their numerator is no part of their denominator.
with cells as (

    select * from {{ ref('int_scorecard_cells') }}
    where
        unit in ('percentage', 'rate_per_10000', 'rate_per_1000')
        and numerator is not null
        and denominator is not null
        and value is not null

),

measures as (

    select * from {{ ref('measures') }}
    where has_interval

),

exact as (

    select * from {{ ref('poisson_limits') }}

),

figures as (

    select
        cells.measure_id,
        cells.period_kind,
        cells.period_end,
        cells.breakdown,
        cells.breakdown_value,
        cells.unit,
        cells.numerator as x,
        cells.denominator as n,
        case cells.unit when 'rate_per_10000' then 10000 when 'rate_per_1000' then 1000 else 100 end as per,
        exact.lower_limit,
        exact.upper_limit,
        exact.lower_limit_998,
        exact.upper_limit_998
    from cells
    inner join measures
        on cells.measure_id = measures.measure_id
    left join exact
        on cells.numerator = exact.events

),

limits as (

    select
        measure_id,
        period_kind,
        period_end,
        breakdown,
        breakdown_value,
        {{ confidence_limit('lower', 'unit', 'x', 'n', 'per', 'lower_limit', '1.959963984540054') }} as lower_limit,
        {{ confidence_limit('upper', 'unit', 'x', 'n', 'per', 'upper_limit', '1.959963984540054') }} as upper_limit,
        {{ confidence_limit('lower', 'unit', 'x', 'n', 'per', 'lower_limit_998', '3.090232306167813') }} as lower_limit_998,
        {{ confidence_limit('upper', 'unit', 'x', 'n', 'per', 'upper_limit_998', '3.090232306167813') }} as upper_limit_998
    from figures

)

select * from limits
