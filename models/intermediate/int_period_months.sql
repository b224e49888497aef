-- Which calendar months make up a period: its own, or those from 1 April to its end for the measures that always count
-- from there. Every period of a flow is made of whole months.
with periods as (

    select * from {{ ref('dim_periods') }}
    where period_kind <> 'snapshot'

),

windows as (

    select
        'period' as window_kind,
        period_kind,
        period_start,
        period_end,
        period_start as first_day
    from periods
    union all
    select
        'from_1_april' as window_kind,
        period_kind,
        period_start,
        period_end,
        cast(
            date_trunc('year', {{ months_from('period_end', -3) }}) + interval '3 months' as date
        ) as first_day
    from periods

),

in_months as (

    {{ in_each_month('windows', 'first_day', 'period_end') }}

),

period_months as (

    select
        window_kind,
        period_kind,
        period_start,
        period_end,
        month_start,
        substring(cast(month_start as varchar), 1, 7) as month_label,
        count(*) over (partition by window_kind, period_kind, period_start, period_end) as months_in_period
    from in_months

)

select * from period_months
