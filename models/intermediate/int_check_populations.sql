-- Populations that leap from one year to the next: those held, and those that a rate sent and its count imply.
with held as (

    select
        area_code,
        area_name,
        is_own_area,
        mid_year,
        persons_0_to_17,
        lag(persons_0_to_17) over (partition by area_code order by mid_year) as persons_before,
        lag(mid_year) over (partition by area_code order by mid_year) as year_before
    from {{ ref('int_populations') }}
    where
        not is_provisional
        and persons_0_to_17 > 0

),

rates as (

    select
        sent.measure_id,
        sent.period_kind,
        sent.period_end,
        sent.period_label,
        -- How far the rounding of the rate moves the population that it implies.
        sent.rounding / sent.value as rounding,
        counts.numerator / sent.value
        * cast(split_part(sent.value_rule, ' x ', 2) as double precision) as implied
    from {{ ref('int_sent_figures') }} as sent
    inner join {{ ref('count_rows') }} as count_rows
        on sent.measure_id = count_rows.measure_id
        and count_rows.side = 'numerator'
    inner join {{ ref('scorecard_values') }} as counts
        on count_rows.count_measure_id = counts.measure_id
        and sent.period_kind = counts.period_kind
        and sent.period_end = counts.period_end
        and sent.breakdown = counts.breakdown
        and sent.breakdown_value = counts.breakdown_value
    where
        sent.unit = 'rate_per_10000'
        and sent.breakdown = 'all'
        and sent.period_kind in ('financial_year', 'snapshot')
        and sent.numerator is null
        and sent.value > 0
        and counts.numerator > 0

)

select
    'a population leaps' as check_name,
    'population-0-17' as measure_id,
    'mid-' || cast(mid_year as varchar) as period_label,
    case when is_own_area then 'all' else 'area_name' end as breakdown,
    case when is_own_area then 'all' else area_name end as breakdown_value,
    persons_0_to_17 as left_value,
    persons_before as right_value,
    'Children do not become so many more or fewer in one year (2%; a district 5%): one of the two estimates is wrong.' as message
from held
where
    mid_year = year_before + 1
    and abs(persons_0_to_17 / persons_before - 1) > case when is_own_area then 0.02 else 0.05 end
union all
select
    'a rate implies a population that leaps' as check_name,
    later.measure_id,
    later.period_label,
    'all' as breakdown,
    'all' as breakdown_value,
    later.implied as left_value,
    earlier.implied as right_value,
    'The rate and its count imply a population more than 2% away from that of the year before.' as message
from rates as later
inner join rates as earlier
    on later.measure_id = earlier.measure_id
    and later.period_kind = earlier.period_kind
    and earlier.period_end = {{ months_from('later.period_end', -12) }}
where abs(later.implied / earlier.implied - 1) > 0.02 + later.rounding + earlier.rounding
