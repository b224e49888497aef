-- The days that are needed of an extract for a period: every day of it for events, its end for stocks, and the days looked
-- back (returns rules, Which source counts), as many as the board's settings say where a setting decides.
with needs as (

    select distinct
        need_key,
        source_key,
        extract,
        covers,
        look_back_months,
        look_back_days,
        look_back_setting,
        look_back_times,
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

working_days as (

    select * from {{ ref('int_working_days') }}

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
            when needs.covers in ('end', 'visit_window') or periods.period_start is null then periods.period_end
            when needs.covers = 'from_1_april' then periods.financial_year_start
            -- As many days before the launch of early help as there are since.
            when needs.covers = 'since_launch' and periods.period_end >= settings.early_help_launch_date
                then {{ days_from('settings.early_help_launch_date', '-(periods.period_end - settings.early_help_launch_date + 1)') }}
            when needs.covers = 'since_launch' then null
            else periods.period_start
        end as own_first_day,
        needs.look_back_months,
        needs.look_back_days
        + case needs.look_back_setting
            when 'frequent_missing_days' then settings.frequent_missing_days
            when 'missing_intervention_days' then settings.missing_intervention_days
            else 0
        end * needs.look_back_times as look_back_days,
        -- "10 working days" looks back to the first day from which 10 or fewer are counted to the end.
        case
            when needs.covers = 'visit_window' and settings.child_protection_visit_window = '10 working days' then 10
        end as look_back_working_days,
        case when settings.working_day_start = 'day_1' then 1 else 0 end as start_day_number
    from needs
    inner join periods
        on needs.board_number = periods.board_number
    inner join settings
        on needs.board_number = settings.setting_set

),

looked_back as (

    select
        first_days.*,
        case
            when first_days.look_back_working_days is null
                then {{ days_from(months_from('first_days.own_first_day', '-first_days.look_back_months'), '-first_days.look_back_days') }}
            else {{ days_from('reached.calendar_date', 'first_days.start_day_number') }}
        end as first_day
    from first_days
    left join working_days as ended
        on first_days.own_first_day = ended.calendar_date
    left join working_days as reached
        on ended.working_day_number - first_days.look_back_working_days = reached.working_day_number
        and reached.is_working_day

)

select * from looked_back
