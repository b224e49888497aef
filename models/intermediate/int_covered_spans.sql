-- Unbroken spans of days that accepted windows cover, for each extract and set of columns that measures read: windows of
-- submissions in a national layout that cannot carry one of the columns are left out, and so is what lies before
-- history_start (returns rules, Which source counts).
with needs as (

    select distinct
        source_key,
        extract,
        columns_read
    from {{ ref('int_measure_needs') }}

),

submissions as (

    select * from {{ ref('int_submissions') }}
    where covers_from is not null

),

absent as (

    select * from {{ source('ledger', 'absent_columns') }}

),

history as (

    select * from {{ source('ledger', 'board_history_start') }}

),

columns_read as (

    select
        source_key,
        extract,
        unnest(string_to_array(columns_read, ' ')) as column_name
    from needs

),

unfit as (

    select distinct
        columns_read.source_key,
        absent.submission_id
    from columns_read
    inner join absent
        on columns_read.extract = absent.extract
        and columns_read.column_name = absent.column_name

),

-- Senders often state the same window; once is enough, and an order without ties.
windows as (

    select distinct
        needs.source_key,
        greatest(submissions.covers_from, coalesce(history.history_start, submissions.covers_from)) as first_day,
        submissions.covers_to as last_day
    from needs
    inner join submissions
        on needs.extract = submissions.extract
    left join history
        on needs.extract = history.extract
    left join unfit
        on needs.source_key = unfit.source_key
        and submissions.submission_id = unfit.submission_id
    where
        unfit.submission_id is null
        and submissions.covers_to >= coalesce(history.history_start, submissions.covers_from)

),

marked as (

    select
        windows.*,
        case
            when first_day <= {{ days_from(
                'max(last_day) over (partition by source_key order by first_day, last_day rows between unbounded preceding and 1 preceding)', 1
            ) }} then 0
            else 1
        end as begins_span
    from windows

),

numbered as (

    select
        marked.*,
        sum(begins_span) over (
            partition by source_key order by first_day, last_day rows between unbounded preceding and current row
        ) as span_number
    from marked

),

spans as (

    select
        source_key,
        min(first_day) as first_day,
        max(last_day) as last_day
    from numbered
    group by source_key, span_number

)

select * from spans
