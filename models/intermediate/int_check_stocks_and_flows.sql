-- A stock should be the stock a month before, plus what started, less what ended. Stocks count children and flows count plans
-- or arrangements, so that a child with two of them shows here.
with scorecard as (

    select * from {{ ref('scorecard_values') }}
    where
        breakdown = 'all'
        and numerator is not null

),

flow_measures as (

    select * from (values
        ('cp-plans-open', 'cp-plans-started', 1),
        ('cp-plans-open', 'cp-plans-ended', -1),
        ('lac-open', 'lac-started', 1),
        ('lac-open', 'lac-ended', -1),
        ('pf-open', 'pf-arrangements-started', 1),
        ('pf-open', 'pf-arrangements-ended', -1)
    ) as measures (stock_id, flow_id, direction)

),

stocks as (

    select
        measure_id,
        period_label,
        period_end,
        numerator,
        {{ days_from(month_of('period_end'), -1) }} as previous_end
    from scorecard
    where
        period_kind = 'snapshot'
        and measure_id in (select stock_id from flow_measures)

),

-- What a stock changed by in a month, where both its flows are known.
changes as (

    select
        flow_measures.stock_id,
        scorecard.period_end,
        sum(scorecard.numerator * flow_measures.direction) as change
    from scorecard
    inner join flow_measures
        on scorecard.measure_id = flow_measures.flow_id
    where scorecard.period_kind = 'month'
    group by flow_measures.stock_id, scorecard.period_end
    having count(*) = 2

)

select
    'stock is not the stock before plus starts less ends' as check_name,
    stocks.measure_id,
    stocks.period_label,
    'all' as breakdown,
    'all' as breakdown_value,
    stocks.numerator as left_value,
    before.numerator + changes.change as right_value,
    'The number open does not follow from the number open a month before.' as message
from stocks
inner join stocks as before
    on stocks.measure_id = before.measure_id
    and stocks.previous_end = before.period_end
inner join changes
    on stocks.measure_id = changes.stock_id
    and stocks.period_end = changes.period_end
where stocks.numerator <> before.numerator + changes.change
