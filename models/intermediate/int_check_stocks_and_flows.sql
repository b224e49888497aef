-- A stock should be the stock a month before, plus what started, less what ended. Stocks count children and flows count plans
-- or arrangements, so that a child with two of them shows here.
with scorecard as (

    select * from {{ ref('scorecard_values') }}
    where
        breakdown = 'all'
        and numerator is not null

),

chains as (

    select * from (values
        ('cp-plans-open', 'cp-plans-started', 'cp-plans-ended'),
        ('lac-open', 'lac-started', 'lac-ended'),
        ('pf-open', 'pf-arrangements-started', 'pf-arrangements-ended')
    ) as measures (stock_id, started_id, ended_id)

),

stocks as (

    select
        measure_id,
        period_label,
        period_end,
        numerator,
        {{ days_from(month_of('period_end'), -1) }} as previous_end
    from scorecard
    where period_kind = 'snapshot'

)

select
    'stock is not the stock before plus starts less ends' as check_name,
    stocks.measure_id,
    stocks.period_label,
    'all' as breakdown,
    'all' as breakdown_value,
    stocks.numerator as left_value,
    before.numerator + started.numerator - ended.numerator as right_value,
    'The number open does not follow from the number open a month before.' as message
from stocks
inner join chains
    on stocks.measure_id = chains.stock_id
inner join stocks as before
    on stocks.measure_id = before.measure_id
    and stocks.previous_end = before.period_end
inner join scorecard as started
    on chains.started_id = started.measure_id
    and stocks.period_end = started.period_end
    and started.period_kind = 'month'
inner join scorecard as ended
    on chains.ended_id = ended.measure_id
    and stocks.period_end = ended.period_end
    and ended.period_kind = 'month'
where stocks.numerator <> before.numerator + started.numerator - ended.numerator
