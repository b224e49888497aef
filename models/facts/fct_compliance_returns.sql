with returns as (

    select * from {{ ref('stg_compliance_returns') }}

)

select
    _row_id,
    compliance_return_id,
    cast(null as varchar) as child_key,
    return_type,
    agency,
    organisation,
    requested_date,
    due_date,
    submitted_date,
    status,
    coalesce(submitted_date <= due_date, false) as is_on_time,
    {{ provenance('returns') }}
from returns
