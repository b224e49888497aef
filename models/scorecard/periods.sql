with periods as (

    select * from {{ ref('dim_periods') }}

)

select
    period_kind,
    period_label,
    period_start,
    period_end,
    true as is_complete
from periods
