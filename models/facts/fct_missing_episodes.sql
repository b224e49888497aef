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
        ) >= {{ days_from('start_date', '1 - settings.frequent_missing_days') }} as completes_frequent
    from (select *, 1 as setting_set from dated) as dated
    inner join settings
        on dated.setting_set = settings.setting_set

),

-- The days are whole days: what one episode of a day completes holds for the others of that day.
judged as (

    select
        numbered.*,
        bool_or(completes_frequent) over (partition by child_key, start_date) as is_frequent
    from numbered

),

-- The placement is that of the episode of care open on the start day, the one that began last.
placements as (

    select
        judged._row_id,
        care.placement_type,
        row_number() over (
            partition by judged._row_id order by care.start_date desc, care._row_id desc
        ) as placement_rank
    from judged
    inner join care
        on judged.child_key = care.child_key
        and judged.start_date >= care.start_date
        and (care.end_date is null or judged.start_date < care.end_date)

),

described as (

    select
        judged._row_id,
        judged.child_key,
        judged.missing_episode_id,
        judged.setting,
        judged.missing_type,
        judged.started_at,
        judged.started_at_has_time,
        judged.ended_at,
        judged.ended_at_has_time,
        judged.start_date,
        judged.end_date,
        placements.placement_type,
        {{ characteristics_on('judged.start_date') }},
        judged.setting = 'care' as is_from_care,
        judged.setting = 'home' as is_from_home,
        judged.child_key is not null and judged.setting = 'care' and judged.episode_in_year = 2
            as makes_repeat_from_care,
        judged.child_key is not null and judged.setting = 'care' and judged.episode_in_year = 10
            as makes_tenth_from_care,
        judged.child_key is not null and coalesce(judged.is_frequent, false) as is_frequent,
        {{ provenance('judged') }}
    from judged
    left join placements
        on judged._row_id = placements._row_id
        and placements.placement_rank = 1
    left join children
        on judged.child_key = children.child_key

)

select * from described
