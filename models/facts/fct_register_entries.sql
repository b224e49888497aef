with entries as (

    select * from {{ ref('stg_register_entries') }}

)

select
    _row_id,
    entry_id,
    register_type,
    raised_date,
    agency,
    level,
    status,
    closed_date,
    {{ provenance('entries') }}
from entries
