-- The areas the board has sent, and the board's own area and districts where it has not.
with board as (

    select * from {{ source('ledger', 'board') }}

),

districts as (

    select * from {{ source('ledger', 'board_districts') }}

),

sent as (

    select * from {{ ref('stg_areas') }}

),

configured as (

    select
        area_code,
        partnership_name as area_name,
        'local_authority' as area_kind,
        cast(null as varchar) as parent_area_code
    from board
    union all
    select
        districts.area_code,
        districts.area_name,
        'district' as area_kind,
        board.area_code as parent_area_code
    from (select *, 1 as board_number from districts) as districts
    inner join (select *, 1 as board_number from board) as board
        on districts.board_number = board.board_number

),

areas as (

    select
        area_code,
        area_name,
        area_kind,
        parent_area_code
    from sent
    union all
    select
        configured.area_code,
        configured.area_name,
        configured.area_kind,
        configured.parent_area_code
    from configured
    left join sent
        on configured.area_code = sent.area_code
    where sent.area_code is null

),

placed as (

    select
        areas.*,
        board.area_code is not null as is_own_area,
        districts.area_code is not null or (areas.area_kind = 'district' and parents.area_code is not null)
            as is_own_district
    from areas
    left join board
        on areas.area_code = board.area_code
    left join board as parents
        on areas.parent_area_code = parents.area_code
    left join districts
        on areas.area_code = districts.area_code

)

select * from placed
