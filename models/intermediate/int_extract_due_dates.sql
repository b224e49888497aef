-- When the return that reaches a period's end was due: what the due calendar says of each of its senders, the latest of them;
-- without it the extract's working days after the month, quarter or year that the end lies in (returns rules, Submissions).
with ends as (

    select distinct
        period_end,
        1 as board_number
    from {{ ref('dim_periods') }}

),

extracts as (

    select
        extracts.*,
        1 as board_number
    from {{ ref('extracts') }} as extracts
    where agency <> 'reference'

),

calendar as (

    select
        returns_due.*,
        1 as board_number
    from {{ ref('fct_returns_due') }} as returns_due

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

-- Of each sender the first return that holds the day.
by_sender as (

    select
        calendar.extract,
        ends.period_end,
        min(calendar.due_date) as due_date
    from calendar
    inner join ends
        on calendar.board_number = ends.board_number
        and calendar.covers_from <= ends.period_end
        and calendar.covers_to >= ends.period_end
    group by calendar.extract, ends.period_end, calendar.agency, lower(coalesce(calendar.organisation, ''))

),

by_calendar as (

    select
        extract,
        period_end,
        max(due_date) as due_date
    from by_sender
    group by extract, period_end

),

by_frequency as (

    select
        extracts.extract,
        extracts.due_working_days,
        ends.period_end,
        case extracts.frequency
            when 'monthly' then {{ days_from(months_from(month_of('ends.period_end'), 1), -1) }}
            when 'quarterly'
                then cast(date_trunc('quarter', ends.period_end) + interval '3 months' - interval '1 day' as date)
            else cast(
                date_trunc('year', {{ months_from('ends.period_end', -3) }}) + interval '15 months' - interval '1 day' as date
            )
        end as return_end
    from extracts
    inner join ends
        on extracts.board_number = ends.board_number

),

due_dates as (

    select
        by_frequency.extract,
        by_frequency.period_end,
        coalesce(by_calendar.due_date, due.calendar_date) as due_date
    from by_frequency
    inner join working_days as ended
        on by_frequency.return_end = ended.calendar_date
    inner join working_days as due
        on ended.counted_from + by_frequency.due_working_days = due.working_day_number
        and due.is_working_day
    left join by_calendar
        on by_frequency.extract = by_calendar.extract
        and by_frequency.period_end = by_calendar.period_end

)

select * from due_dates
