-- Figures sent that contradict one another: parts of a year and the year, shares of a whole, a share or rate and the count it is
-- made of, and two agencies that give one cell differently.
with sent as (

    select
        measures_sent.*,
        periods.period_label,
        measures.kind,
        measures.has_total,
        measures.unit
    from {{ ref('measures_sent') }} as measures_sent
    inner join {{ ref('measures') }} as measures
        on measures_sent.measure_id = measures.measure_id
    inner join {{ ref('dim_periods') }} as periods
        on measures_sent.period_kind = periods.period_kind
        and measures_sent.period_end = periods.period_end

),

-- Twelve months, or four quarters, beside the year.
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
    having count(parts.numerator) = case when parts.period_kind = 'month' then 12 else 4 end

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
        and sent.breakdown = scorecard.breakdown
        and sent.breakdown_value = scorecard.breakdown_value
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
