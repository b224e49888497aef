-- Completeness of each characteristic by agency: of all its senders together, rows added before the share is taken.
with counted as (

    select * from {{ ref('int_recorded_characteristics') }}

),

by_agency as (

    select
        split_part(sender, '/', 1) as agency,
        extract,
        characteristic,
        sum(rows_held) as rows_held,
        sum(rows_recorded) as rows_recorded
    from counted
    group by split_part(sender, '/', 1), extract, characteristic

),

shares as (

    select
        agency,
        extract,
        characteristic,
        cast(rows_held as bigint) as rows_held,
        cast(rows_recorded as bigint) as rows_recorded,
        100.0 * rows_recorded / rows_held as recorded_pct
    from by_agency

)

select * from shares
