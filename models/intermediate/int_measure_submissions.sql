-- The submissions that answer for a measure in a period, over all extracts it is counted from.
with measure_periods as (

    select * from {{ ref('int_measure_periods') }}

),

needs as (

    select distinct
        measure_id,
        extract
    from {{ ref('int_measure_needs') }}
    where breakdown = 'all'

),

submissions as (

    select * from {{ ref('int_extract_submissions') }}

),

listed as (

    select
        measure_periods.measure_id,
        measure_periods.period_kind,
        measure_periods.period_end,
        string_agg(distinct submissions.submission_id, ';' order by submissions.submission_id) as submission_ids
    from measure_periods
    inner join needs
        on measure_periods.measure_id = needs.measure_id
    inner join submissions
        on needs.extract = submissions.extract
        and measure_periods.period_kind = submissions.period_kind
        and measure_periods.period_end = submissions.period_end
    group by
        measure_periods.measure_id,
        measure_periods.period_kind,
        measure_periods.period_end

)

select * from listed
