-- Due days that the due calendar leaves blank: working days of the extract after the last day owed.
with calendar as (

    select * from {{ ref('stg_due_calendar') }}

),

extracts as (

    select * from {{ ref('extracts') }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

)

select
    calendar._row_id,
    due.calendar_date as due_date
from calendar
inner join extracts
    on lower(calendar.extract) = extracts.extract
inner join working_days as ended
    on calendar.covers_to = ended.calendar_date
inner join working_days as due
    on ended.counted_from + extracts.due_working_days = due.working_day_number
    and due.is_working_day
