-- Counts sent, each cell claimed by one agency: the measure's own wins, unless the breakdown is agency, where each sends its own.
with rows_sent as (

    select * from {{ ref('stg_aggregate_return') }}

),

measures as (

    select * from {{ ref('measures') }}

),

units as (

    select * from {{ ref('int_measure_units') }}

),

named as (

    select
        lower(rows_sent.measure_id) as measure_id,
        coalesce(units.value_rule, units_of_breakdown.value_rule, measures.value_rule) as value_rule,
        -- A mean per month is over the whole calendar months of the period, whether or not they are sent.
        case
            when measures.unit = 'count_per_month' and rows_sent.period_start is not null
                then cast(
                    (extract(year from rows_sent.period_end) - extract(year from rows_sent.period_start)) * 12
                    + extract(month from rows_sent.period_end) - extract(month from rows_sent.period_start) + 1
                    as double precision
                )
        end as months_in_period,
        measures.owner_agency,
        measures.kind,
        rows_sent.period_start,
        rows_sent.period_end,
        coalesce(nullif(rows_sent.breakdown, ''), 'all') as breakdown,
        case
            when coalesce(rows_sent.breakdown, '') = '' then 'all'
            when lower(rows_sent.breakdown) = 'sex' and rows_sent.breakdown_value = 'U' then 'not_recorded'
            else coalesce(nullif(rows_sent.breakdown_value, ''), 'not_recorded')
        end as breakdown_value,
        rows_sent.numerator,
        rows_sent.denominator as denominator_sent,
        rows_sent.value,
        rows_sent.status,
        rows_sent.reason,
        rows_sent._submission_id as submission_ids,
        row_number() over (
            partition by
                lower(rows_sent.measure_id),
                coalesce(rows_sent.period_start, rows_sent.period_end),
                rows_sent.period_end,
                lower(coalesce(rows_sent.breakdown, '')),
                lower(coalesce(rows_sent.breakdown_value, ''))
            order by
                case when split_part(rows_sent._sender, '/', 1) = measures.owner_agency then 0 else 1 end,
                rows_sent._sequence desc,
                rows_sent._row_id
        ) as choice
    from rows_sent
    inner join measures
        on lower(rows_sent.measure_id) = measures.measure_id
    left join units
        on measures.measure_id = units.measure_id
        and lower(rows_sent.breakdown) = units.breakdown
        and lower(rows_sent.breakdown_value) = units.breakdown_value
    left join units as units_of_breakdown
        on measures.measure_id = units_of_breakdown.measure_id
        and lower(rows_sent.breakdown) = units_of_breakdown.breakdown
        and units_of_breakdown.breakdown_value = '*'

)

select * from named
where choice = 1
