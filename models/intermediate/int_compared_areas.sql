-- The areas that the board's own is compared with, and as what: itself, its region, England, and its statistical neighbours by
-- their place. Authorities are known by their number: codes change when boundaries do.
with board as (

    select area_code from {{ source('ledger', 'board') }}

),

published as (

    select distinct
        area_id,
        area_code,
        region_code,
        lower(geographic_level) as geographic_level
    from {{ ref('stg_published_statistics') }}

),

neighbours as (

    select * from {{ ref('stg_statistical_neighbours') }}

),

own as (

    select
        published.area_id,
        max(published.region_code) as region_code
    from published
    inner join board
        on upper(published.area_code) = upper(board.area_code)
    where published.geographic_level not in ('national', 'regional')
    group by published.area_id

),

areas as (

    select
        'own_area' as comparator_kind,
        area_id,
        0 as place
    from own
    union all
    select distinct
        'region' as comparator_kind,
        region_code as area_id,
        0 as place
    from own
    where region_code is not null
    union all
    select
        'statistical_neighbour' as comparator_kind,
        neighbours.neighbour_id as area_id,
        min(cast(neighbours.neighbour_place as integer)) as place
    from neighbours
    inner join own
        on neighbours.area_id = own.area_id
    group by neighbours.neighbour_id
    union all
    select distinct
        'england' as comparator_kind,
        area_id,
        0 as place
    from published
    where geographic_level = 'national'

)

select * from areas
