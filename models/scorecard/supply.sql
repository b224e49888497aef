-- What each sender owes, and whether it came: returns of the due calendar, of board.yml, and of senders that have sent the
-- extract before (outside contract, What is owed). Nothing else is ever overdue.
with board as (

    select
        1 as board_number,
        today
    from {{ source('ledger', 'board') }}

),

owed as (

    select * from {{ ref('int_owed_windows') }}

),

submissions as (

    select * from {{ ref('int_submissions') }}
    where covers_to is not null

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

received as (

    select
        owed.agency,
        owed.organisation,
        owed.extract,
        owed.covers_to,
        min(submissions.received_at) as received_at
    from owed
    inner join submissions
        on owed.agency = submissions.agency
        and lower(owed.organisation) = lower(submissions.organisation)
        and owed.extract = submissions.extract
        and owed.covers_to <= submissions.covers_to
    group by owed.agency, owed.organisation, owed.extract, owed.covers_to

),

judged as (

    select
        owed.agency,
        owed.organisation,
        owed.extract,
        owed.covers_from,
        owed.covers_to,
        owed.due_date,
        received.received_at,
        greatest(0, arrived.working_day_number - due.working_day_number) as working_days_late,
        case
            when received.received_at is not null and cast(received.received_at as date) <= owed.due_date then 'on_time'
            when received.received_at is not null then 'late'
            when owed.due_date < board.today then 'overdue'
            else 'not_yet_due'
        end as status
    from (select *, 1 as board_number from owed) as owed
    inner join board
        on owed.board_number = board.board_number
    left join received
        on owed.agency = received.agency
        and owed.organisation = received.organisation
        and owed.extract = received.extract
        and owed.covers_to = received.covers_to
    left join working_days as due
        on owed.due_date = due.calendar_date
    left join working_days as arrived
        on coalesce(cast(received.received_at as date), board.today) = arrived.calendar_date

)

select * from judged
