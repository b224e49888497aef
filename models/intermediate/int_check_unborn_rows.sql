-- Unborn children stand in several breakdowns of one measure (sex, age, group, language); they are the same children in each.
with sent as (

    select
        measures_sent.measure_id,
        measures_sent.period_kind,
        measures_sent.period_start,
        measures_sent.period_end,
        measures_sent.breakdown,
        coalesce(measures_sent.numerator, measures_sent.value) as figure,
        measures_sent.numerator is not null as is_count
    from {{ ref('measures_sent') }} as measures_sent
    where measures_sent.breakdown_value = 'unborn'

),

compared as (

    select
        sent.measure_id,
        sent.period_start,
        sent.period_end,
        min(periods.period_label) as period_label,
        min(sent.figure) as lowest,
        max(sent.figure) as highest
    from sent
    inner join {{ ref('dim_periods') }} as periods
        on sent.period_kind = periods.period_kind
        and sent.period_end = periods.period_end
    group by sent.measure_id, sent.period_start, sent.period_end, sent.is_count

)

select
    'unborn children differ between breakdowns' as check_name,
    measure_id,
    period_label,
    'all' as breakdown,
    'all' as breakdown_value,
    highest as left_value,
    lowest as right_value,
    'The same unborn children are given with another figure in another breakdown of the measure.' as message
from compared
where highest - lowest > 0.000001
