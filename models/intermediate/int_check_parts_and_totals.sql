-- Parts of a breakdown that do not add up to the total, among counts sent.
with sent as (

    select * from {{ ref('measures_sent') }}
    where numerator is not null

),

measures as (

    select * from {{ ref('measures') }}
    where kind in ('flow count', 'sum', 'stock at date')

),

periods as (

    select * from {{ ref('dim_periods') }}

),

parts as (

    select
        measure_id,
        period_kind,
        period_end,
        breakdown,
        sum(numerator) as parts_sum
    from sent
    where breakdown <> 'all'
    group by measure_id, period_kind, period_end, breakdown

)

select
    'parts do not add up to the total' as check_name,
    parts.measure_id,
    periods.period_label,
    parts.breakdown,
    'all' as breakdown_value,
    parts.parts_sum as left_value,
    totals.numerator as right_value,
    'The values sent for this breakdown do not add up to the total sent.' as message
from parts
inner join measures
    on parts.measure_id = measures.measure_id
inner join sent as totals
    on parts.measure_id = totals.measure_id
    and parts.period_kind = totals.period_kind
    and parts.period_end = totals.period_end
    and totals.breakdown = 'all'
inner join periods
    on parts.period_kind = periods.period_kind
    and parts.period_end = periods.period_end
where abs(parts.parts_sum - totals.numerator) > 0.000001
