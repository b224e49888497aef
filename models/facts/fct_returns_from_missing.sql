-- Missing episodes that ended, with what came of the interview on return (R25).
with episodes as (

    select * from {{ ref('fct_missing_episodes') }}
    where end_date is not null

),

interviews as (

    {{ linked_rows(ref('stg_return_interviews')) }}

),

steps as (

    select
        episodes._row_id,
        bool_or(coalesce(interviews.status in ('offered', 'accepted', 'declined', 'completed'), false)) as is_offered,
        bool_or(coalesce(interviews.status in ('accepted', 'completed'), false)) as is_accepted,
        -- 72 elapsed hours where both times are known, else 3 days; before the return counts.
        bool_or(coalesce(
            case
                when interviews.completed_at_has_time and episodes.ended_at_has_time
                    then {{ elapsed_hours('episodes.ended_at', 'interviews.completed_at') }} <= 72
                else cast(interviews.completed_at as date) <= {{ days_from('episodes.end_date', 3) }}
            end,
            false
        )) as is_completed_in_time
    from episodes
    inner join interviews
        on lower(episodes.missing_episode_id) = lower(interviews.missing_episode_id)
        and episodes.child_key = interviews.child_key
    group by episodes._row_id

),

described as (

    select
        episodes._row_id,
        episodes.child_key,
        episodes.end_date,
        episodes.setting,
        coalesce(steps.is_offered, false) as is_offered,
        coalesce(steps.is_accepted, false) as is_accepted,
        coalesce(steps.is_completed_in_time, false) as is_completed_in_time,
        {{ provenance('episodes') }}
    from episodes
    left join steps
        on episodes._row_id = steps._row_id

)

select * from described
