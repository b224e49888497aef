with arrangements as (

    {{ linked_rows(ref('stg_private_fostering_arrangements')) }}

),

visits as (

    {{ linked_rows(ref('stg_statutory_visits')) }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

timed as (

    select
        arrangements.*,
        due.calendar_date as initial_visit_due_date
    from arrangements
    left join working_days as notified
        on arrangements.notification_date = notified.calendar_date
    left join working_days as due
        on notified.counted_from + 7 = due.working_day_number
        and due.is_working_day

),

visited as (

    select
        timed._row_id,
        bool_or(visits.visit_date >= timed.notification_date and visits.visit_date <= timed.initial_visit_due_date)
            as has_visit_in_time
    from timed
    inner join visits
        on lower(timed.private_fostering_arrangement_id) = lower(visits.private_fostering_arrangement_id)
        and timed.child_key = visits.child_key
        and visits.visit_type = 'private_fostering'
    group by timed._row_id

),

described as (

    select
        timed._row_id,
        timed.child_key,
        timed.private_fostering_arrangement_id,
        timed.enquiry_date,
        timed.enquiry_source,
        timed.notification_date,
        timed.aware_date,
        timed.start_date,
        timed.end_date,
        timed.initial_visit_due_date,
        timed.start_date is not null as has_started,
        coalesce(timed.enquiry_source in ('early_help_service', 'caf_officer'), false) as is_via_early_help,
        coalesce(visited.has_visit_in_time, false) as is_visited_in_time,
        -- An arrangement that ended before the due day without a visit since the notification owed none.
        not coalesce(timed.end_date < timed.initial_visit_due_date, false)
        or coalesce(visited.has_visit_in_time, false) as owes_initial_visit,
        {{ provenance('timed') }}
    from timed
    left join visited
        on timed._row_id = visited._row_id

)

select * from described
