-- Counts below nothing, shares above everything, and figures under a status that says there is none.
with scorecard as (

    select * from {{ ref('scorecard_values') }}

)

select *
from scorecard
where
    status not in ('supplied', 'provisional', 'maturing', 'not_available', 'not_applicable')
    or (status in ('not_available', 'not_applicable') and value is not null and source_kind = 'record_level')
    or (status in ('supplied', 'provisional', 'maturing') and value is null)
    -- A status that an agency sent may give no reason; a gap of our own always does.
    or (status = 'not_available' and breakdown = 'all' and reason is null and source_kind is null)
    or (source_kind = 'record_level' and unit = 'count' and value < 0)
