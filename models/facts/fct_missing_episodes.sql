with episodes as (

    {{ linked_rows(ref('int_missing_episodes')) }}

),

care as (

    {{ linked_rows(ref('stg_looked_after_episodes')) }}

),

children as (

    select * from {{ ref('dim_children') }}

),

settings as (

    select
        setting_set,
        frequent_missing_count,
        frequent_missing_days
    from {{ ref('int_settings') }}

),

dated as (

    select
        episodes.*,
        cast(started_at as date) as start_date,
        cast(ended_at as date) as end_date,
        extract(year from {{ months_from('cast(started_at as date)', -3) }}) as financial_year
    from episodes

),

-- "Repeat" always counts from 1 April: the child is a repeat from the day of the second episode of the financial year.
numbered as (

    select
        dated.*,
        row_number() over (
            partition by child_key, setting, financial_year
            order by started_at, missing_episode_id, _row_id
        ) as episode_in_year,
        -- Settings frequent_missing_count and frequent_missing_days: so many episodes, this one included, in so many days.
        lag(start_date, settings.frequent_missing_count - 1) over (
            partition by child_key order by start_date, started_at, missing_episode_id, _row_id
        ) >= {{ days_from('start_date', '1 - settings.frequent_missing_days') }} as is_frequent
    from (select *, 1 as setting_set from dated) as dated
    inner join settings
        on dated.setting_set = settings.setting_set

),

-- The placement is that of the episode of care open on the start day, the one that began last.
placements as (

    select
        numbered._row_id,
        care.placement_type,
        row_number() over (
            partition by numbered._row_id order by care.start_date desc, care._row_id desc
        ) as placement_rank
    from numbered
    inner join care
        on numbered.child_key = care.child_key
        and numbered.start_date >= care.start_date
        and (care.end_date is null or numbered.start_date < care.end_date)

),

described as (

    select
        numbered._row_id,
        numbered.child_key,
        numbered.missing_episode_id,
        numbered.setting,
        numbered.missing_type,
        numbered.started_at,
        numbered.started_at_has_time,
        numbered.ended_at,
        numbered.ended_at_has_time,
        numbered.start_date,
        numbered.end_date,
        placements.placement_type,
        {{ characteristics_on('numbered.start_date') }},
        numbered.setting = 'care' as is_from_care,
        numbered.setting = 'home' as is_from_home,
        numbered.child_key is not null and numbered.setting = 'care' and numbered.episode_in_year = 2
            as makes_repeat_from_care,
        numbered.child_key is not null and numbered.setting = 'care' and numbered.episode_in_year = 10
            as makes_tenth_from_care,
        numbered.child_key is not null and coalesce(numbered.is_frequent, false) as is_frequent,
        {{ provenance('numbered') }}
    from numbered
    left join placements
        on numbered._row_id = placements._row_id
        and placements.placement_rank = 1
    left join children
        on numbered.child_key = children.child_key

)

select * from described
