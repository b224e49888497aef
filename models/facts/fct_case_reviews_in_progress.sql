with reviews as (

    select * from {{ ref('fct_serious_incidents') }}
    where
        is_case_review
        and commissioned_date is not null

),

open_reviews as (

    {{ open_at_month_ends('reviews', 'commissioned_date', 'completed_date') }}

)

select
    cast(snapshot_date as varchar) || '|' || _row_id as case_review_in_progress_key,
    snapshot_date,
    cast(null as varchar) as child_key,
    _row_id,
    {{ provenance('open_reviews') }}
from open_reviews
