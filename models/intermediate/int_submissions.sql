-- Submissions that are loaded. One that a later submission of the same sender and extract covers wholly is superseded:
-- it no longer answers for its window, though rows that only it brought are still held. One whose every row was refused answers
-- for nothing: it would pass for a true zero.
with submissions as (

    select * from {{ source('ledger', 'submissions') }}
    where
        status = 'loaded'
        and extract is not null
        and not (coalesce(rows_refused, 0) > 0 and coalesce(rows_accepted, 0) = 0)

),

superseded as (

    select distinct earlier.submission_id
    from submissions as earlier
    inner join submissions as later
        on earlier.extract = later.extract
        and earlier.sender = later.sender
        and earlier.sequence < later.sequence
        and earlier.covers_from >= later.covers_from
        and earlier.covers_to <= later.covers_to

),

marked as (

    select
        submissions.submission_id,
        submissions.sequence,
        submissions.extract,
        submissions.agency,
        submissions.organisation,
        submissions.sender,
        submissions.covers_from,
        submissions.covers_to,
        submissions.is_provisional,
        submissions.received_at,
        submissions.verdict,
        superseded.submission_id is not null as is_superseded
    from submissions
    left join superseded
        on submissions.submission_id = superseded.submission_id

)

select * from marked
