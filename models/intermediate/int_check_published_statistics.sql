-- Published figures of local authorities that their own counts do not give: a share from its two counts, a rate from its count and
-- the mid-year estimate of the year before. National and regional counts are rounded to ten, and are not looked at.
with figures as (

    select * from {{ ref('int_published_figures') }}
    where
        geographic_level not in ('national', 'regional')
        and value is not null
        and numerator is not null

),

measures as (

    select * from {{ ref('measures') }}
    where value_rule <> 'numerator'

),

populations as (

    select
        area_id,
        extract(year from period_end) as mid_year,
        max(figure) as persons
    from {{ ref('stg_published_statistics') }}
    where indicator = 'population_0_to_17'
    group by area_id, extract(year from period_end)

),

recomputed as (

    select
        figures.measure_id,
        figures.period_end,
        figures.area_id,
        figures.area_name,
        figures.value,
        figures.numerator / coalesce(figures.denominator, populations.persons)
        * cast(split_part(measures.value_rule, ' x ', 2) as double precision) as recomputed_value
    from figures
    inner join measures
        on figures.measure_id = measures.measure_id
    left join populations
        on figures.area_id = populations.area_id
        and extract(year from figures.period_end) - 1 = populations.mid_year
    where coalesce(figures.denominator, populations.persons) > 0

)

select
    'a published figure does not follow from its counts' as check_name,
    measure_id,
    cast(period_end as varchar) as period_label,
    'area' as breakdown,
    coalesce(area_name, area_id) as breakdown_value,
    value as left_value,
    {{ rounded('recomputed_value', 1) }} as right_value,
    'The counts published beside the figure give another one.' as message
from recomputed
where abs({{ rounded('recomputed_value', 1) }} - {{ rounded('value', 1) }}) > 0.000001
