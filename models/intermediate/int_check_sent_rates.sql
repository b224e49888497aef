-- Rates sent without their counts, beside the count of the same cell over the population in force; and cells that two agencies
-- give differently.
with sent as (

    select
        measures_sent.*,
        periods.period_label,
        count_rows.count_measure_id,
        cast(extract(year from {{ months_from('measures_sent.period_end', -3) }}) as integer) as mid_year,
        cast(split_part(measures.value_rule, ' x ', 2) as double precision) as per
    from {{ ref('measures_sent') }} as measures_sent
    inner join {{ ref('measures') }} as measures
        on measures_sent.measure_id = measures.measure_id
        and measures.unit = 'rate_per_10000'
    inner join {{ ref('count_rows') }} as count_rows
        on measures_sent.measure_id = count_rows.measure_id
        and count_rows.side = 'numerator'
    inner join {{ ref('dim_periods') }} as periods
        on measures_sent.period_kind = periods.period_kind
        and measures_sent.period_end = periods.period_end
    where
        measures_sent.breakdown = 'all'
        and measures_sent.value is not null

),

counts as (

    select * from {{ ref('scorecard_values') }}
    where
        breakdown = 'all'
        and numerator is not null

),

populations as (

    select * from {{ ref('int_populations') }}
    where is_own_area

),

rates as (

    select
        sent.measure_id,
        sent.period_label,
        sent.value,
        counts.numerator / populations.persons_0_to_17 * sent.per as recomputed_value
    from sent
    inner join counts
        on sent.count_measure_id = counts.measure_id
        and sent.period_kind = counts.period_kind
        and sent.period_end = counts.period_end
    inner join populations
        on sent.mid_year = populations.mid_year
    where populations.persons_0_to_17 > 0

),

by_senders as (

    select
        lower(measure_id) as measure_id,
        cast(period_end as varchar) as period_label,
        coalesce(nullif(breakdown, ''), 'all') as breakdown,
        coalesce(nullif(breakdown_value, ''), 'all') as breakdown_value,
        period_start,
        min(coalesce(numerator, value)) as lowest,
        max(coalesce(numerator, value)) as highest
    from {{ ref('stg_aggregate_return') }}
    where coalesce(breakdown, '') <> 'agency'
    group by
        lower(measure_id),
        cast(period_end as varchar),
        coalesce(nullif(breakdown, ''), 'all'),
        coalesce(nullif(breakdown_value, ''), 'all'),
        period_start
    having count(distinct _sender) > 1

)

select
    'a rate does not follow from its count' as check_name,
    measure_id,
    period_label,
    'all' as breakdown,
    'all' as breakdown_value,
    value as left_value,
    recomputed_value as right_value,
    'The count of the same period over the population in force gives another rate.' as message
from rates
where abs(value - recomputed_value) > case when value = floor(value) then 0.5 else 0.05 end + 0.000001
union all
select
    case
        when percentages.measure_id is not null and abs(by_senders.lowest + by_senders.highest - 100) < 1
            then 'two agencies give a share and what it leaves of 100%'
        else 'two agencies give different figures'
    end as check_name,
    by_senders.measure_id,
    by_senders.period_label,
    by_senders.breakdown,
    by_senders.breakdown_value,
    by_senders.lowest as left_value,
    by_senders.highest as right_value,
    'Two agencies sent the same cell differently; the agency of the measure is shown.' as message
from by_senders
left join (
    select measure_id
    from {{ ref('measures') }}
    where unit = 'percentage'
) as percentages
    on by_senders.measure_id = percentages.measure_id
where by_senders.lowest <> by_senders.highest
