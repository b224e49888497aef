-- What agencies and the board's unit wrote about a measure. One row per measure, period, author and day written.
with commentary as (

    select * from {{ ref('stg_commentary') }}

),

measures as (

    select measure_id from {{ ref('measures') }}

),

written as (

    select
        measures.measure_id,
        commentary.period_end,
        coalesce(commentary.agency, split_part(commentary._sender, '/', 1)) as agency,
        commentary.written_date,
        commentary.what_happened,
        commentary.so_what,
        commentary.action,
        commentary.owner,
        commentary.due_date
    from commentary
    inner join measures
        on lower(commentary.measure_id) = lower(measures.measure_id)

)

select * from written
