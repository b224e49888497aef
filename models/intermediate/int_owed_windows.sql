-- Windows that senders owe. A sender with rows in the due calendar owes those; another owes each month, quarter or year of an
-- extract from 1 April, due the extract's working days after its end.
with calendar as (

    select * from {{ ref('fct_returns_due') }}

),

configured as (

    select * from {{ source('ledger', 'board_owes') }}

),

submissions as (

    select * from {{ ref('int_submissions') }}
    where covers_to is not null

),

extracts as (

    select * from {{ ref('extracts') }}

),

months as (

    select * from {{ ref('int_months') }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

senders as (

    select
        agency,
        coalesce(organisation, '') as organisation,
        extract,
        cast(null as date) as first_received
    from configured
    union all
    select
        agency,
        coalesce(organisation, '') as organisation,
        extract,
        cast(min(received_at) as date) as first_received
    from submissions
    group by agency, coalesce(organisation, ''), extract

),

-- What board.yml lists is owed from the start; what has been sent before, from the day it first came: history that is loaded
-- in one go was never late.
first_owed as (

    select
        senders.agency,
        senders.organisation,
        senders.extract,
        min(coalesce(senders.first_received, date '1900-01-01')) as first_received,
        max(extracts.frequency) as frequency,
        max(extracts.due_working_days) as due_working_days,
        1 as board_number
    from senders
    inner join extracts
        on senders.extract = extracts.extract
    left join calendar
        on senders.agency = calendar.agency
        and lower(senders.organisation) = lower(coalesce(calendar.organisation, ''))
        and senders.extract = calendar.extract
    where
        calendar._row_id is null
        and extracts.agency <> 'reference'
        and extracts.extract <> 'commentary'
    group by senders.agency, senders.organisation, senders.extract

),

windows as (

    select
        first_owed.agency,
        first_owed.organisation,
        first_owed.extract,
        months.financial_year_start as covers_from,
        months.month_end as covers_to,
        due.calendar_date as due_date
    from first_owed
    inner join months
        on first_owed.board_number = months.board_number
    inner join working_days as ended
        on months.month_end = ended.calendar_date
    inner join working_days as due
        on ended.counted_from + first_owed.due_working_days = due.working_day_number
        and due.is_working_day
    where
        due.calendar_date >= first_owed.first_received
        and (
            first_owed.frequency = 'monthly'
            or (first_owed.frequency = 'quarterly' and months.financial_month in (3, 6, 9, 12))
            or (first_owed.frequency = 'annual' and months.financial_month = 12)
        )

)

select
    agency,
    coalesce(organisation, '') as organisation,
    extract,
    covers_from,
    covers_to,
    due_date
from calendar
union all
select * from windows
