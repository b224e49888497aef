-- Returns owed by the due calendar, and whether a submission that reaches their last day came in time.
with calendar as (

    select * from {{ ref('stg_due_calendar') }}

),

submissions as (

    select * from {{ ref('int_submissions') }}

),

due_dates as (

    select * from {{ ref('int_due_dates') }}

),

accepted as (

    select
        calendar._row_id,
        min(cast(submissions.received_at as date)) as received_date,
        min(submissions.received_at) as received_at
    from calendar
    inner join submissions
        on calendar.agency = submissions.agency
        and lower(coalesce(calendar.organisation, '')) = lower(submissions.organisation)
        and lower(calendar.extract) = submissions.extract
        and submissions.covers_to >= calendar.covers_to
    group by calendar._row_id

),

described as (

    select
        calendar._row_id,
        calendar.agency,
        cast(null as varchar) as child_key,
        calendar.organisation,
        lower(calendar.extract) as extract,
        calendar.covers_from,
        calendar.covers_to,
        coalesce(calendar.due_date, due_dates.due_date) as due_date,
        accepted.received_at,
        coalesce(accepted.received_date <= coalesce(calendar.due_date, due_dates.due_date), false) as is_on_time,
        {{ provenance('calendar') }}
    from calendar
    left join due_dates
        on calendar._row_id = due_dates._row_id
    left join accepted
        on calendar._row_id = accepted._row_id

)

select * from described
