-- One source for each cell: records that cover the period, else the count sent, else what is published, else a stated gap.
with measures as (

    select * from {{ ref('measures') }}

),

record_cells as (

    select * from {{ ref('int_record_cells') }}

),

sent as (

    select * from {{ ref('int_sent_cells') }}

),

published as (

    select * from {{ ref('measures_published') }}

),

gaps as (

    select * from {{ ref('int_gap_cells') }}

),

candidates as (

    select
        1 as choice, measure_id, period_kind, period_start, period_end, breakdown, breakdown_value,
        numerator, denominator, value, unit, status, reason, 'record_level' as source_kind, submission_ids
    from record_cells
    union all
    select
        2 as choice, measure_id, period_kind, period_start, period_end, breakdown, breakdown_value,
        numerator, denominator, value, unit, status, reason, 'aggregate_return' as source_kind, submission_ids
    from sent
    union all
    select
        3 as choice, published.measure_id, published.period_kind, published.period_start, published.period_end,
        published.breakdown, published.breakdown_value, published.numerator,
        cast(null as double precision) as denominator, published.value, measures.unit, published.status,
        cast(null as varchar) as reason, 'published' as source_kind, published.submission_ids
    from published
    inner join measures
        on published.measure_id = measures.measure_id
    union all
    select
        4 as choice, measure_id, period_kind, period_start, period_end, 'all' as breakdown, 'all' as breakdown_value,
        cast(null as double precision) as numerator, cast(null as double precision) as denominator,
        cast(null as double precision) as value, unit, 'not_available' as status, reason,
        cast(null as varchar) as source_kind, cast(null as varchar) as submission_ids
    from gaps

),

ranked as (

    select
        candidates.*,
        row_number() over (
            partition by measure_id, period_kind, period_end, breakdown, breakdown_value
            order by choice
        ) as place
    from candidates

)

select * from ranked
where place = 1
