-- Where the board's own figure stands among all authorities of its year, and among its statistical neighbours. Rank 1 is the
-- best by the measure's polarity, the highest where neither way is good; equal figures share a rank. A rank among neighbours is
-- given only where each of them has a figure; among all authorities it says how many have none.
with figures as (

    select
        figures.*,
        measures.polarity
    from {{ ref('int_published_figures') }} as figures
    inner join {{ ref('measures') }} as measures
        on figures.measure_id = measures.measure_id
    where
        figures.geographic_level not in ('national', 'regional')
        -- An area that the publication says the figure does not apply to is not among those of the year.
        and coalesce(figures.symbol, '') <> 'z'

),

areas as (

    select * from {{ ref('int_compared_areas') }}

),

own as (

    select figures.*
    from figures
    inner join areas
        on figures.area_id = areas.area_id
        and areas.comparator_kind = 'own_area'
    where figures.value is not null

),

compared as (

    select
        own.measure_id,
        own.period_kind,
        own.period_end,
        own.value as own_value,
        figures.value,
        neighbours.area_id is not null or figures.area_id = own.area_id as is_near,
        case
            when figures.value is null then 0
            when own.polarity = 'low' and figures.value < own.value then 1
            when own.polarity <> 'low' and figures.value > own.value then 1
            else 0
        end as is_ahead
    from own
    inner join figures
        on own.measure_id = figures.measure_id
        and own.period_kind = figures.period_kind
        and own.period_end = figures.period_end
    left join areas as neighbours
        on figures.area_id = neighbours.area_id
        and neighbours.comparator_kind = 'statistical_neighbour'

),

ranks as (

    select
        measure_id,
        period_kind,
        period_end,
        max(own_value) as own_value,
        1 + sum(is_ahead) as england_rank,
        count(value) as england_ranked,
        count(*) - count(value) as england_without_figure,
        1 + sum(case when is_near then is_ahead else 0 end) as near_rank,
        sum(case when is_near then 1 else 0 end) as near_areas,
        sum(case when is_near and value is null then 1 else 0 end) as near_without_figure
    from compared
    group by measure_id, period_kind, period_end

)

select
    measure_id,
    period_kind,
    period_end,
    own_value,
    cast(england_rank as integer) as england_rank,
    cast(england_ranked as integer) as england_ranked,
    cast(england_without_figure as integer) as england_without_figure,
    cast(ceil(4.0 * england_rank / england_ranked) as integer) as england_quartile,
    cast(case when near_without_figure = 0 and near_areas > 1 then near_rank end as integer) as neighbours_rank,
    cast(near_areas as integer) as neighbours_ranked
from ranks
