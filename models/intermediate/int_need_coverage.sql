-- Whether accepted windows cover what is needed of an extract for a period: every day of it for events, its end for stocks,
-- and the days looked back (returns rules, Which source counts).
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

spans as (

    select * from {{ ref('int_covered_spans') }}

),

extract_dates as (

    select * from {{ ref('int_extract_dates') }}

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

),

covered as (

    select distinct
        looked_back.need_key,
        looked_back.period_kind,
        looked_back.period_end
    from looked_back
    inner join spans
        on looked_back.source_key = spans.source_key
    where
        looked_back.first_day >= spans.first_day
        and looked_back.period_end <= spans.last_day

),

judged as (

    select
        looked_back.need_key,
        looked_back.extract,
        looked_back.period_kind,
        looked_back.period_start,
        looked_back.period_end,
        covered.need_key is not null as is_covered,
        -- Why not: nobody has ever sent it; it is not in yet; or what was sent does not go back that far or cannot say.
        case
            when covered.need_key is not null then null
            when looked_back.first_day is null then 'no_definition'
            when extract_dates.first_day is null then 'no_source'
            when looked_back.period_end > extract_dates.data_date then 'late'
            else 'not_recorded'
        end as reason,
        extract_dates.data_date
    from looked_back
    left join covered
        on looked_back.need_key = covered.need_key
        and looked_back.period_kind = covered.period_kind
        and looked_back.period_end = covered.period_end
    left join extract_dates
        on looked_back.extract = extract_dates.extract

)

select * from judged
