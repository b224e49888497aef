-- Children of an area in the mid-year that counts for each financial and calendar year: its own, or the latest earlier one
-- that is published, marked provisional (R3).
with populations as (

    select * from {{ ref('stg_populations') }}

),

areas as (

    select * from {{ ref('dim_areas') }}

),

years as (

    select distinct cast(extract(year from {{ months_from('period_end', -3) }}) as integer) as mid_year
    from {{ ref('dim_periods') }}
    union
    select distinct cast(extract(year from period_end) as integer) as mid_year
    from {{ ref('dim_periods') }}

),

-- Estimates published as one figure for all children stand in for years that no single years of age were sent of.
published as (

    select
        statistics.area_code,
        cast(extract(year from statistics.period_end) as integer) as estimate_year,
        max(statistics.figure) as persons_0_to_17,
        max(statistics._submission_id) as submission_id
    from {{ ref('stg_published_statistics') }} as statistics
    left join (
        select distinct
            area_code,
            year
        from populations
    ) as by_age
        on statistics.area_code = by_age.area_code
        and cast(extract(year from statistics.period_end) as integer) = by_age.year
    where
        statistics.indicator = 'population_0_to_17'
        and statistics.figure is not null
        and by_age.area_code is null
    group by statistics.area_code, cast(extract(year from statistics.period_end) as integer)

),

estimates as (

    select
        area_code,
        estimate_year,
        persons_0_to_17,
        cast(null as double precision) as persons_0_to_19,
        submission_id,
        1 as board_number
    from published
    union all
    select
        populations.area_code,
        populations.year as estimate_year,
        sum(populations.persons) filter (where populations.age between 0 and 17) as persons_0_to_17,
        sum(populations.persons) filter (where populations.age between 0 and 19) as persons_0_to_19,
        max(populations._submission_id) as submission_id,
        1 as board_number
    from populations
    group by populations.area_code, populations.year

),

ranked as (

    select
        years.mid_year,
        estimates.area_code,
        estimates.estimate_year,
        estimates.persons_0_to_17,
        estimates.persons_0_to_19,
        estimates.submission_id,
        row_number() over (
            partition by years.mid_year, estimates.area_code order by estimates.estimate_year desc
        ) as estimate_rank
    from estimates
    inner join (select *, 1 as board_number from years) as years
        on estimates.board_number = years.board_number
    where estimates.estimate_year <= years.mid_year

),

latest as (

    select
        ranked.mid_year,
        ranked.area_code,
        areas.is_own_area,
        areas.is_own_district,
        areas.area_name,
        ranked.estimate_year,
        cast(ranked.persons_0_to_17 as double precision) as persons_0_to_17,
        cast(ranked.persons_0_to_19 as double precision) as persons_0_to_19,
        ranked.submission_id,
        ranked.estimate_year < ranked.mid_year as is_provisional
    from ranked
    inner join areas
        on ranked.area_code = areas.area_code
    where
        ranked.estimate_rank = 1
        and (areas.is_own_area or areas.is_own_district)

)

select * from latest
