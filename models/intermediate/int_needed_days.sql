-- The days that are needed of an extract for a period: every day of it for events, its end for stocks, and the days looked
-- back (returns rules, Which source counts).
with needs as (

    select distinct
        need_key,
        source_key,
        extract,
        covers,
        look_back_months,
        look_back_days,
        1 as board_number
    from {{ ref('int_measure_needs') }}

),

periods as (

    select
        period_kind,
        period_start,
        period_end,
        cast(
            date_trunc('year', {{ months_from('period_end', -3) }}) + interval '3 months' as date
        ) as financial_year_start,
        1 as board_number
    from {{ ref('dim_periods') }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

first_days as (

    select
        needs.need_key,
        needs.source_key,
        needs.extract,
        periods.period_kind,
        periods.period_start,
        periods.period_end,
        case
            when needs.covers = 'end' or periods.period_start is null then periods.period_end
            when needs.covers = 'from_1_april' then periods.financial_year_start
            -- As many days before the launch of early help as there are since.
            when needs.covers = 'since_launch' and periods.period_end >= settings.early_help_launch_date
                then {{ days_from('settings.early_help_launch_date', '-(periods.period_end - settings.early_help_launch_date + 1)') }}
            when needs.covers = 'since_launch' then null
            else periods.period_start
        end as own_first_day,
        needs.look_back_months,
        needs.look_back_days
    from needs
    inner join periods
        on needs.board_number = periods.board_number
    inner join settings
        on needs.board_number = settings.setting_set

),

looked_back as (

    select
        first_days.*,
        {{ days_from(months_from('own_first_day', '-look_back_months'), '-look_back_days') }} as first_day
    from first_days

)

select * from looked_back
