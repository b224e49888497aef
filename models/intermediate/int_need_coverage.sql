-- Whether accepted windows cover the days that are needed of an extract for a period.
with looked_back as (

    select * from {{ ref('int_needed_days') }}

),

spans as (

    select * from {{ ref('int_covered_spans') }}

),

extract_dates as (

    select * from {{ ref('int_extract_dates') }}

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
