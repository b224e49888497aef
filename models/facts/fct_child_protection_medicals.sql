with medicals as (

    {{ linked_rows(ref('stg_child_protection_medicals')) }}

)

select
    _row_id,
    child_key,
    medical_id,
    medical_date,
    medical_type,
    {{ provenance('medicals') }}
from medicals
