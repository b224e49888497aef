with episodes as (

    select * from {{ ref('int_care_episodes') }}

),

described as (

    select
        _row_id,
        child_key,
        start_date,
        end_date,
        reason_new_episode,
        reason_ceased,
        category_of_need,
        coalesce(reason_new_episode = 'S', false) as starts_care,
        coalesce(reason_ceased <> 'X1', false) as ends_care,
        {{ provenance('episodes') }}
    from episodes

)

select * from described
