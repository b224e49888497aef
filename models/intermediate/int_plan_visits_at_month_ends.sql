-- Children with an open plan at a month end: whether the plan is a visit window old, and whether the child was seen in the
-- window (R19; setting child_protection_visit_window).
with plans as (

    select * from {{ ref('fct_child_protection_plans') }}
    where
        is_own_plan
        and child_key is not null

),

visits_at_month_ends as (

    select * from {{ ref('int_recent_visits_at_month_ends') }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

open_plans as (

    {{ open_at_month_ends('plans', 'start_date', 'end_date') }}

),

first_starts as (

    select
        snapshot_date,
        child_key,
        min(start_date) as start_date,
        1 as setting_set
    from open_plans
    group by snapshot_date, child_key

),

windows as (

    select
        first_starts.snapshot_date,
        first_starts.child_key,
        case
            when settings.child_protection_visit_window = '10 working days'
                then ended.working_day_number - started.counted_from >= 10
            else first_starts.start_date <= {{ days_from('first_starts.snapshot_date', -14) }}
        end as is_window_old,
        case
            when settings.child_protection_visit_window = '10 working days' then '10_working_days'
            else '14_calendar_days'
        end as visit_window,
        ended.working_day_number as last_working_day
    from first_starts
    inner join settings
        on first_starts.setting_set = settings.setting_set
    left join working_days as started
        on first_starts.start_date = started.calendar_date
    left join working_days as ended
        on first_starts.snapshot_date = ended.calendar_date

),

seen as (

    select
        windows.snapshot_date,
        windows.child_key,
        bool_or(
            case
                when windows.visit_window = '10_working_days'
                    then windows.last_working_day - visited.counted_from <= 10
                else visits_at_month_ends.visit_date > {{ days_from('windows.snapshot_date', -14) }}
            end
        ) as is_seen
    from windows
    inner join visits_at_month_ends
        on windows.snapshot_date = visits_at_month_ends.snapshot_date
        and windows.child_key = visits_at_month_ends.child_key
    inner join working_days as visited
        on visits_at_month_ends.visit_date = visited.calendar_date
    group by windows.snapshot_date, windows.child_key

)

select
    windows.snapshot_date,
    windows.child_key,
    windows.visit_window,
    windows.is_window_old,
    windows.is_window_old and coalesce(seen.is_seen, false) as is_seen_in_window
from windows
left join seen
    on windows.snapshot_date = seen.snapshot_date
    and windows.child_key = seen.child_key
