-- Which periods each measure is given for.
with measures as (

    select
        measure_id,
        unnest(string_to_array(period_kinds, ' ')) as period_kind
    from {{ ref('measures') }}

),

periods as (

    select * from {{ ref('dim_periods') }}

),

measure_periods as (

    select
        measures.measure_id,
        periods.period_kind,
        periods.period_label,
        periods.period_start,
        periods.period_end
    from measures
    inner join periods
        on measures.period_kind = periods.period_kind

)

select * from measure_periods
