-- Everything published that a measure may be held against: what is sent as comparators, and the figures of England, the region,
-- each statistical neighbour and their mean and median. A comparator that was sent wins over one worked out for the same period.
with sent as (

    select
        lower(comparators.measure_id) as measure_id,
        comparators.comparator_kind,
        coalesce(comparators.area_code, '') as area_id,
        areas.area_name,
        cast(null as integer) as place,
        case when comparators.period_start is null then 'snapshot' else 'period' end as period_kind,
        comparators.period_start,
        comparators.period_end,
        comparators.value,
        cast(null as double precision) as numerator,
        cast(null as double precision) as denominator,
        cast(null as varchar) as symbol,
        cast(null as integer) as areas_counted,
        cast(null as integer) as areas_without_figure,
        comparators.source,
        comparators._submission_id as submission_id
    from {{ ref('stg_comparators') }} as comparators
    left join {{ ref('dim_areas') }} as areas
        on comparators.area_code = areas.area_code
    where coalesce(comparators.breakdown, '') in ('', 'all')

),

published as (

    select
        figures.*,
        areas.comparator_kind,
        areas.place
    from {{ ref('int_published_figures') }} as figures
    inner join {{ ref('int_compared_areas') }} as areas
        on figures.area_id = areas.area_id

),

-- Their mean and median are given where at least half of the neighbours have a figure, and say how many have none.
neighbours as (

    select
        measure_id,
        period_kind,
        period_end,
        avg(value) as mean_value,
        percentile_cont(0.5) within group (order by value) as median_value,
        cast(count(value) as integer) as areas_counted,
        cast(count(*) - count(value) as integer) as areas_without_figure,
        max(submission_id) as submission_id
    from published
    where comparator_kind = 'statistical_neighbour'
    group by measure_id, period_kind, period_end
    having 2 * count(value) >= count(*)

),

found as (

    select
        measure_id, comparator_kind, area_id, area_name, place, period_kind, period_end, value, numerator, denominator, symbol,
        cast(null as integer) as areas_counted,
        cast(null as integer) as areas_without_figure,
        submission_id
    from published
    {%- for statistic in ['mean', 'median'] %}
    union all
    select
        measure_id,
        'statistical_neighbours_{{ statistic }}' as comparator_kind,
        '' as area_id,
        cast(null as varchar) as area_name,
        cast(null as integer) as place,
        period_kind,
        period_end,
        {{ statistic }}_value as value,
        cast(null as double precision) as numerator,
        cast(null as double precision) as denominator,
        cast(null as varchar) as symbol,
        areas_counted,
        areas_without_figure,
        submission_id
    from neighbours
    {%- endfor %}

),

already_sent as (

    select distinct
        measure_id,
        comparator_kind,
        period_end
    from sent
    where comparator_kind <> 'other_area'

)

select * from sent
union all
select
    found.measure_id, found.comparator_kind, found.area_id, found.area_name, found.place, found.period_kind,
    case
        when found.period_kind = 'financial_year' then {{ days_from(months_from('found.period_end', -12), 1) }}
    end as period_start,
    found.period_end,
    found.value,
    found.numerator,
    found.denominator,
    found.symbol,
    found.areas_counted,
    found.areas_without_figure,
    'Department for Education, as published' as source,
    found.submission_id
from found
left join already_sent
    on found.measure_id = already_sent.measure_id
    and found.comparator_kind = already_sent.comparator_kind
    and found.period_end = already_sent.period_end
where already_sent.measure_id is null
