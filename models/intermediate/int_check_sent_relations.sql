-- Figures sent that contradict one another: parts of a year and the year, shares of a whole, a share or rate and the count it is
-- made of.
with sent as (

    select * from {{ ref('int_sent_figures') }}

),

-- Months, or quarters, beside the year.
parts_of_years as (

    select
        years.measure_id,
        years.period_label,
        years.breakdown,
        years.breakdown_value,
        parts.period_kind,
        sum(parts.numerator) as parts_sum,
        max(years.numerator) as year_numerator
    from sent as years
    inner join sent as parts
        on years.measure_id = parts.measure_id
        and years.breakdown = parts.breakdown
        and years.breakdown_value = parts.breakdown_value
    where
        years.period_kind = 'financial_year'
        and parts.period_kind in ('month', 'quarter')
        and parts.period_start >= years.period_start
        and parts.period_end <= years.period_end
        and years.kind in ('flow count', 'sum')
    group by years.measure_id, years.period_label, years.breakdown, years.breakdown_value, parts.period_kind
    -- All of them give the year; some of them no more than it.
    having
        count(parts.numerator) = case when parts.period_kind = 'month' then 12 else 4 end
        or sum(parts.numerator) > max(years.numerator)

),

whole_shares as (

    select
        measure_id,
        period_label,
        breakdown,
        sum(value) as shares_sum,
        count(*) as shares
    from sent
    where
        unit = 'percentage'
        and not has_total
        and value is not null
        and breakdown <> 'all'
    group by measure_id, period_label, breakdown
    -- One share alone says nothing of the others.
    having count(*) > 1 or sum(value) > 100

),

own_counts as (

    select
        sent.measure_id,
        sent.period_label,
        sent.breakdown,
        sent.breakdown_value,
        count_rows.count_measure_id,
        case when count_rows.side = 'numerator' then sent.numerator else sent.denominator end as printed_count,
        scorecard.numerator as own_count
    from sent
    inner join {{ ref('count_rows') }} as count_rows
        on sent.measure_id = count_rows.measure_id
    inner join {{ ref('scorecard_values') }} as scorecard
        on count_rows.count_measure_id = scorecard.measure_id
        and sent.period_kind = scorecard.period_kind
        and sent.period_end = scorecard.period_end
        -- The whole that shares are taken of is the total of the count, whatever part the share is.
        and case when count_rows.side = 'denominator' and not sent.has_total then 'all' else sent.breakdown end
        = scorecard.breakdown
        and case when count_rows.side = 'denominator' and not sent.has_total then 'all' else sent.breakdown_value end
        = scorecard.breakdown_value
    where scorecard.numerator is not null

)

select
    'parts of a year do not add up to it' as check_name,
    measure_id,
    period_label,
    breakdown,
    breakdown_value,
    parts_sum as left_value,
    year_numerator as right_value,
    'The ' || period_kind || 's sent do not add up to the year sent.' as message
from parts_of_years
where abs(parts_sum - year_numerator) > 0.000001
union all
select
    'shares do not add up to 100%' as check_name,
    measure_id,
    period_label,
    breakdown,
    'all' as breakdown_value,
    shares_sum as left_value,
    100 as right_value,
    'The shares sent of one whole leave something out, or count it twice.' as message
from whole_shares
where abs(shares_sum - 100) > 0.05 * shares + 0.000001
union all
select
    'a count differs from its own row' as check_name,
    measure_id,
    period_label,
    breakdown,
    breakdown_value,
    printed_count as left_value,
    own_count as right_value,
    'The figure is made of another number than ' || count_measure_id || ' gives.' as message
from own_counts
where printed_count <> own_count
