-- Children of the board's area and its districts by single year of age, at each month end: the mid-year inside the financial
-- year that holds it, or the latest earlier one that was sent by age (R3).
with populations as (

    select * from {{ ref('stg_populations') }}

),

months as (

    select * from {{ ref('int_months') }}

),

areas as (

    select * from {{ ref('dim_areas') }}
    where
        is_own_area
        or is_own_district

),

estimates as (

    select distinct
        area_code,
        year,
        1 as board_number
    from populations

),

chosen as (

    select
        months.financial_year,
        estimates.area_code,
        max(estimates.year) as estimate_year
    from estimates
    inner join (select distinct financial_year, 1 as board_number from months) as months
        on estimates.board_number = months.board_number
    where estimates.year <= months.financial_year
    group by months.financial_year, estimates.area_code

),

described as (

    select
        cast(months.month_end as varchar) || '|' || populations._row_id as population_key,
        months.month_end as snapshot_date,
        populations._row_id,
        cast(null as varchar) as child_key,
        chosen.area_code,
        areas.area_name,
        areas.is_own_area,
        populations.age,
        populations.persons,
        chosen.estimate_year < chosen.financial_year as is_provisional,
        areas.is_own_area and populations.age between 0 and 17 as is_own_child,
        populations.age between 0 and 17 as is_child,
        areas.is_own_area and populations.age between 0 and 19 as is_own_under_20,
        {{ provenance('populations') }}
    from months
    inner join chosen
        on months.financial_year = chosen.financial_year
    inner join areas
        on chosen.area_code = areas.area_code
    inner join populations
        on chosen.area_code = populations.area_code
        and chosen.estimate_year = populations.year
    where populations.age between 0 and 19

)

select * from described
