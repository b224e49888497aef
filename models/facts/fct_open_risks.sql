with risks as (

    select * from {{ ref('fct_register_entries') }}
    where register_type = 'risk'

),

open_risks as (

    {{ open_at_month_ends('risks', 'raised_date', 'closed_date') }}

)

select
    cast(snapshot_date as varchar) || '|' || _row_id as open_risk_key,
    snapshot_date,
    cast(null as varchar) as child_key,
    _row_id,
    level,
    {{ provenance('open_risks') }}
from open_risks
