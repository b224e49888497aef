-- Shares sent without their counts, beside the counts that stand elsewhere: the share that its two counts give, and a share that
-- no number out of the whole can give (a quarter of six meetings).
with sent as (

    select * from {{ ref('int_sent_figures') }}
    where
        unit = 'percentage'
        and value is not null
        and numerator is null

),

-- An agency's attendance is out of the meetings held; other shares are out of what their count gives.
count_measures as (

    select
        measure_id,
        side,
        count_measure_id,
        false as is_of_total
    from {{ ref('count_rows') }}
    union all
    select * from (values ('board-attendance-pct', 'denominator', 'board-meetings', true))
    as meetings (measure_id, side, count_measure_id, is_of_total)

),

counts as (

    select
        measure_id,
        period_kind,
        period_end,
        breakdown,
        breakdown_value,
        numerator
    from {{ ref('scorecard_values') }}
    where numerator is not null

),

wholes as (

    select
        sent.measure_id,
        sent.period_kind,
        sent.period_label,
        sent.period_end,
        sent.breakdown,
        sent.breakdown_value,
        sent.value,
        sent.rounding,
        counts.numerator as whole_count,
        round(sent.value * counts.numerator / 100) as nearest_count
    from sent
    inner join count_measures
        on sent.measure_id = count_measures.measure_id
        and count_measures.side = 'denominator'
    inner join counts
        on count_measures.count_measure_id = counts.measure_id
        and sent.period_kind = counts.period_kind
        and sent.period_end = counts.period_end
        and case when count_measures.is_of_total or not sent.has_total then 'all' else sent.breakdown end = counts.breakdown
        and case when count_measures.is_of_total or not sent.has_total then 'all' else sent.breakdown_value end
        = counts.breakdown_value
    where
        counts.numerator > 0
        and (sent.breakdown <> 'all' or not count_measures.is_of_total)

),

with_parts as (

    select
        wholes.*,
        parts.numerator as part_count
    from wholes
    left join count_measures
        on wholes.measure_id = count_measures.measure_id
        and count_measures.side = 'numerator'
    left join counts as parts
        on count_measures.count_measure_id = parts.measure_id
        and wholes.period_kind = parts.period_kind
        and wholes.period_end = parts.period_end
        and wholes.breakdown = parts.breakdown
        and wholes.breakdown_value = parts.breakdown_value

)

select
    'a share does not follow from its counts' as check_name,
    measure_id,
    period_label,
    breakdown,
    breakdown_value,
    value as left_value,
    part_count / whole_count * 100 as right_value,
    'The two counts of the same period, which stand in rows of their own, give another share.' as message
from with_parts
where abs(value - part_count / whole_count * 100) > rounding + 0.000001
union all
select
    'a share that no count can give' as check_name,
    measure_id,
    period_label,
    breakdown,
    breakdown_value,
    value as left_value,
    whole_count as right_value,
    'No whole number out of this total, the other figure, makes the share that was sent.' as message
from with_parts
where
    part_count is null
    and abs(value - nearest_count / whole_count * 100) > rounding + 0.000001
