with entries as (

    select * from {{ ref('stg_register_entries') }}

)

select
    _row_id,
    entry_id,
    cast(null as varchar) as child_key,
    register_type,
    raised_date,
    agency,
    level,
    status,
    closed_date,
    {{ provenance('entries') }}
from entries
