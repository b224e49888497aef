with deaths as (

    select * from {{ ref('stg_child_deaths') }}

),

described as (

    select
        _row_id,
        death_id,
        cast(null as varchar) as child_key,
        date_of_death,
        review_completed_date,
        case when expected then 'yes' when not expected then 'no' end as expected,
        category,
        area_of_residence,
        {{ age_band(age_on('date_of_birth', 'date_of_death')) }} as age_band,
        -- Under 28 days (R16).
        date_of_death - date_of_birth between 0 and 27 as is_neonatal,
        coalesce(expected, false) as is_expected,
        coalesce(modifiable_factors, false) as has_modifiable_factors,
        cast(extract(year from {{ months_from('date_of_death', -3) }}) as varchar) || '-' || substring(
            cast(extract(year from {{ months_from('date_of_death', -3) }}) + 1 as varchar), 3, 2
        ) as year_of_death,
        {{ provenance('deaths') }}
    from deaths

)

select * from described
