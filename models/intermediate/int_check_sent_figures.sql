-- Figures sent that cannot be right by themselves: a cumulative count that falls, a percentage beside counts that do not
-- give it.
with rows_sent as (

    select * from {{ ref('stg_aggregate_return') }}

),

measures as (

    select * from {{ ref('measures') }}

),

cumulative as (

    select
        sent.measure_id,
        sent.period_label,
        sent.period_start,
        sent.period_end,
        sent.breakdown,
        sent.breakdown_value,
        sent.numerator,
        lag(sent.numerator) over (
            partition by sent.measure_id, sent.period_start, sent.breakdown, sent.breakdown_value
            order by sent.period_end
        ) as numerator_before
    from (
        select
            measures_sent.*,
            periods.period_label
        from {{ ref('measures_sent') }} as measures_sent
        inner join {{ ref('dim_periods') }} as periods
            on measures_sent.period_kind = periods.period_kind
            and measures_sent.period_end = periods.period_end
    ) as sent
    inner join measures
        on sent.measure_id = measures.measure_id
    where
        sent.period_kind = 'year_to_date'
        and measures.kind in ('flow count', 'sum', 'flow distinct children')
        and sent.numerator is not null

)

select
    'a cumulative count falls' as check_name,
    measure_id,
    period_label,
    breakdown,
    breakdown_value,
    numerator as left_value,
    numerator_before as right_value,
    'A count from 1 April is lower than it was a quarter before.' as message
from cumulative
where numerator < numerator_before
union all
select
    'percentage and counts disagree' as check_name,
    measures.measure_id,
    cast(rows_sent.period_end as varchar) as period_label,
    coalesce(rows_sent.breakdown, 'all') as breakdown,
    coalesce(rows_sent.breakdown_value, 'all') as breakdown_value,
    rows_sent.value as left_value,
    rows_sent.numerator / rows_sent.denominator
    * cast(split_part(measures.value_rule, ' x ', 2) as double precision) as right_value,
    'The value sent is not its numerator over its denominator; the counts are used.' as message
from rows_sent
inner join measures
    on lower(rows_sent.measure_id) = measures.measure_id
    and measures.value_rule <> 'numerator'
where
    rows_sent.value is not null
    and rows_sent.numerator is not null
    and rows_sent.denominator > 0
    -- Cut off instead of rounded counts as well: 26.6 for 4 of 15, which the receipt lets pass.
    and abs(
        rows_sent.value - rows_sent.numerator / rows_sent.denominator
        * cast(split_part(measures.value_rule, ' x ', 2) as double precision)
    ) > case when rows_sent.value = floor(rows_sent.value) then 0.5 else 0.05 end + 0.000001
