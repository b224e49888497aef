-- R8: the n-th working day after a start, with the day before it too early; only where the shipped holidays and day_0 are in force.
with vectors as (

    select * from (values
        (date '2017-12-20', 15, date '2018-01-15'),
        (date '2018-03-26', 15, date '2018-04-18'),
        (date '2017-04-10', 15, date '2017-05-04'),
        (date '2017-03-01', 45, date '2017-05-08'),
        (date '2016-12-21', 45, date '2017-02-27'),
        (date '2018-01-02', 45, date '2018-03-06')
    ) as examples (start_date, working_days, due_date)

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

sent as (

    select count(*) as holidays_sent from {{ ref('stg_bank_holidays') }}

),

found as (

    select
        vectors.start_date,
        vectors.working_days,
        vectors.due_date,
        due.working_day_number - started.counted_from as working_days_found,
        due.is_working_day,
        started.counted_from = started.working_day_number as is_day_0
    from vectors
    inner join working_days as started
        on vectors.start_date = started.calendar_date
    inner join working_days as due
        on vectors.due_date = due.calendar_date

)

select found.*
from found
inner join (select 1 as board_number, holidays_sent from sent) as sent
    on sent.board_number = case when found.is_day_0 then 1 end
where
    sent.holidays_sent = 0
    and (found.working_days_found <> found.working_days or not found.is_working_day)
