with episodes as (

    select * from {{ ref('fct_missing_episodes') }}

),

children as (

    select * from {{ ref('dim_children') }}

),

open_episodes as (

    {{ open_at_month_ends('episodes', 'start_date', 'end_date') }}

),

aged as (

    select
        cast(open_episodes.snapshot_date as varchar) || '|' || open_episodes._row_id as long_missing_child_key,
        open_episodes.snapshot_date,
        open_episodes._row_id,
        open_episodes.child_key,
        open_episodes.setting,
        {{ age_on('children.date_of_birth', 'open_episodes.snapshot_date') }} as age_at_month_end,
        {{ provenance('open_episodes') }}
    from open_episodes
    left join children
        on open_episodes.child_key = children.child_key
    where open_episodes.start_date < {{ months_from('open_episodes.snapshot_date', -3) }}

),

under_18 as (

    select * from aged
    where age_at_month_end < 18

)

select * from under_18
