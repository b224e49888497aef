-- Every period that ended by the clock, from the financial year of the first accepted window (outside contract, Values).
with ended as (

    select * from {{ ref('int_months') }}

),

periods as (

    select
        'month' as period_kind,
        substring(cast(month_start as varchar), 1, 7) as period_label,
        month_start as period_start,
        month_end as period_end
    from ended
    union all
    select
        'quarter',
        financial_year_label || '-Q' || cast(cast(financial_month / 3 as integer) as varchar),
        {{ months_from('month_start', -2) }},
        month_end
    from ended
    where financial_month in (3, 6, 9, 12)
    union all
    select
        'year_to_date',
        financial_year_label || ' to Q' || cast(cast(financial_month / 3 as integer) as varchar),
        financial_year_start,
        month_end
    from ended
    where financial_month in (3, 6, 9, 12)
    union all
    select
        'financial_year',
        financial_year_label,
        financial_year_start,
        month_end
    from ended
    where financial_month = 12
    union all
    select
        'rolling_12_months',
        '12 months to ' || cast(month_end as varchar),
        {{ months_from('month_start', -11) }},
        month_end
    from ended
    where financial_month in (3, 6, 9, 12)
    union all
    select
        'snapshot',
        cast(month_end as varchar),
        cast(null as date),
        month_end
    from ended
    union all
    select
        'calendar_year',
        cast(calendar_year as varchar),
        {{ months_from('month_start', -11) }},
        month_end
    from ended
    where calendar_month = 12
    union all
    select
        'academic_year',
        cast(calendar_year - 1 as varchar) || '/' || substring(cast(calendar_year as varchar), 3, 2),
        {{ months_from('month_start', -11) }},
        month_end
    from ended
    where calendar_month = 8

)

select * from periods
