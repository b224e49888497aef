-- A count sent beside a figure made from records.
with scorecard as (

    select * from {{ ref('scorecard_values') }}
    where
        source_kind = 'record_level'
        and supplied_value is not null

)

select
    'count sent differs from records' as check_name,
    measure_id,
    period_label,
    breakdown,
    breakdown_value,
    value as left_value,
    supplied_value as right_value,
    'The records give another figure than the count sent; the records are shown.' as message
from scorecard
where
    value is not null
    and abs(value - supplied_value) > 0.000001
