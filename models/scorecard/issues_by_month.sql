-- Every issue by agency and rule over time. A file that was held and then approved was judged twice; what was found both times
-- counts once, in the month it was first found.
with issues as (

    select * from {{ source('ledger', 'issues') }}

),

found as (

    select
        agency,
        file_id,
        code,
        severity,
        max(coalesce(extract, '')) as extract,
        max(issue_count) as issue_count,
        min(found_at) as found_at
    from issues
    group by
        agency,
        file_id,
        code,
        severity,
        coalesce(sheet, ''),
        coalesce(row_number, 0),
        coalesce(column_name, ''),
        message

),

by_month as (

    select
        agency,
        extract,
        code,
        severity,
        cast(date_trunc('month', found_at) as date) as month_start,
        count(distinct file_id) as files,
        cast(sum(issue_count) as bigint) as issues,
        max(cast(found_at as date)) as last_found_on
    from found
    group by agency, extract, code, severity, cast(date_trunc('month', found_at) as date)

)

select * from by_month
