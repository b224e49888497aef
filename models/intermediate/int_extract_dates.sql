-- How far each extract reaches: the data date is the last day of any accepted window, and only moves forward.
with extracts as (

    select * from {{ ref('extracts') }}

),

submissions as (

    select * from {{ ref('int_submissions') }}

),

history as (

    select * from {{ source('ledger', 'board_history_start') }}

),

reached as (

    select
        extract,
        min(covers_from) as first_day,
        max(covers_to) as data_date,
        count(*) as submissions_received
    from submissions
    group by extract

),

dates as (

    select
        extracts.extract,
        extracts.agency,
        reached.first_day,
        reached.data_date,
        history.history_start,
        coalesce(reached.submissions_received, 0) as submissions_received
    from extracts
    left join reached
        on extracts.extract = reached.extract
    left join history
        on extracts.extract = history.extract

)

select * from dates
