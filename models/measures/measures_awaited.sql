with cells as (

    {{ no_cells() }}

)

select * from cells
