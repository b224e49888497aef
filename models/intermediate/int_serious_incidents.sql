-- Once the board's unit has sent any row, only its rows count; the others are kept for comparison (rulings, Files).
with incidents as (

    select
        serious_incidents.*,
        split_part(_sender, '/', 1) = 'board_business_unit' as is_own,
        1 as board_number
    from {{ ref('stg_serious_incidents') }} as serious_incidents

),

own as (

    select
        board_number,
        count(*) as own_rows
    from incidents
    where is_own
    group by board_number

),

preferred as (

    select incidents.*
    from incidents
    left join own
        on incidents.board_number = own.board_number
    where
        incidents.is_own
        or own.own_rows is null

)

select * from preferred
