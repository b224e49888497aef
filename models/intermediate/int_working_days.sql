-- English bank holidays come with the product; a year for which the board has sent its own is the board's.
with shipped as (

    select * from {{ ref('bank_holidays_england') }}

),

sent as (

    select * from {{ ref('stg_bank_holidays') }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

sent_years as (

    select distinct extract(year from holiday_date) as holiday_year from sent

),

holidays as (

    select holiday_date from sent
    union
    select shipped.holiday_date
    from shipped
    left join sent_years
        on extract(year from shipped.holiday_date) = sent_years.holiday_year
    where sent_years.holiday_year is null

),

bounds as (

    select
        date '1990-01-01' as first_day,
        date '2040-12-31' as last_day

),

days as (

    {{ day_series('bounds', 'first_day', 'last_day') }}

),

marked as (

    select
        days.calendar_date,
        1 as setting_set,
        extract(isodow from days.calendar_date) < 6 and holidays.holiday_date is null as is_working_day
    from days
    left join holidays
        on days.calendar_date = holidays.holiday_date

),

numbered as (

    select
        calendar_date,
        setting_set,
        is_working_day,
        cast(sum(case when is_working_day then 1 else 0 end) over (order by calendar_date) as integer)
            as working_day_number
    from marked

),

-- Setting working_day_start: with day_1 the start day itself is counted.
counted as (

    select
        numbered.calendar_date,
        numbered.is_working_day,
        numbered.working_day_number,
        numbered.working_day_number
        - case when settings.working_day_start = 'day_1' and numbered.is_working_day then 1 else 0 end as counted_from
    from numbered
    inner join settings
        on numbered.setting_set = settings.setting_set

)

select * from counted
