with reviews as (

    {{ linked_rows(ref('stg_statutory_reviews')) }}

)

select
    _row_id,
    child_key,
    review_id,
    review_type,
    due_date,
    held_date,
    -- A blank meeting id counts once per row.
    coalesce(lower(meeting_id), _row_id) as meeting_key,
    review_type in ('first_core_group', 'later_core_group') as is_core_group,
    review_type = 'looked_after_review' as is_looked_after_review,
    coalesce(held_date <= due_date, false) as is_in_time,
    {{ provenance('reviews') }}
from reviews
