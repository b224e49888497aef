-- Months that ended by the clock, from the financial year of the first accepted window: what periods are made of
-- (outside contract, Values).
with board as (

    select
        1 as board_number,
        today
    from {{ source('ledger', 'board') }}

),

submissions as (

    select * from {{ ref('int_submissions') }}

),

-- Windows of reference data say nothing about when agencies began to report, unless there is nothing else.
first_window as (

    select
        1 as board_number,
        coalesce(
            min(case when agency <> 'reference' then covers_from end), min(covers_from)
        ) as first_day
    from submissions

),

first_year as (

    select
        board_number,
        cast(
            date_trunc('year', {{ months_from('first_day', -3) }}) + interval '3 months' as date
        ) as first_day
    from first_window
    where first_day is not null

),

bounds as (

    select
        board.board_number,
        first_year.first_day,
        board.today
    from first_year
    inner join board
        on first_year.board_number = board.board_number

),

in_months as (

    {{ in_each_month('bounds', 'first_day', 'today') }}

),

ended as (

    select
        board_number,
        month_start,
        {{ days_from(months_from('month_start', 1), -1) }} as month_end,
        cast(extract(year from {{ months_from('month_start', -3) }}) as integer) as financial_year,
        cast(extract(month from {{ months_from('month_start', -3) }}) as integer) as financial_month,
        cast(extract(year from month_start) as integer) as calendar_year,
        cast(extract(month from month_start) as integer) as calendar_month
    from in_months
    -- A month that ends on the day has ended by it: what is known is known to the end of the day.
    where {{ months_from('month_start', 1) }} <= {{ days_from('today', 1) }}

),

labelled as (

    select
        ended.*,
        cast(financial_year as varchar) || '-' || substring(cast(financial_year + 1 as varchar), 3, 2)
            as financial_year_label,
        make_date(financial_year, 4, 1) as financial_year_start
    from ended

)

select * from labelled
