with episodes as (

    select * from {{ ref('fct_support_service_episodes') }}
    where is_young_carer

),

open_episodes as (

    {{ open_at_month_ends('episodes', 'start_date', 'end_date') }}

),

described as (

    select
        cast(snapshot_date as varchar) || '|' || _row_id as supported_young_carer_key,
        snapshot_date,
        _row_id,
        child_key,
        care_need,
        {{ provenance('open_episodes') }}
    from open_episodes

)

select * from described
