-- Children of the board's area and its districts by single year of age, at each month end: the mid-year inside the financial
-- year that holds it, or the latest earlier one (R3).
with chosen as (

    select * from {{ ref('int_populations') }}

),

populations as (

    select * from {{ ref('stg_populations') }}

),

months as (

    select * from {{ ref('int_months') }}

),

described as (

    select
        cast(months.month_end as varchar) || '|' || populations._row_id as population_key,
        months.month_end as snapshot_date,
        populations._row_id,
        cast(null as varchar) as child_key,
        chosen.area_code,
        chosen.area_name,
        chosen.is_own_area,
        populations.age,
        populations.persons,
        chosen.is_provisional,
        chosen.is_own_area and populations.age between 0 and 17 as is_own_child,
        populations.age between 0 and 17 as is_child,
        chosen.is_own_area and populations.age between 0 and 19 as is_own_under_20,
        {{ provenance('populations') }}
    from months
    inner join chosen
        on months.financial_year = chosen.mid_year
    inner join populations
        on chosen.area_code = populations.area_code
        and chosen.estimate_year = populations.year
    where populations.age between 0 and 19

)

select * from described
