-- Terms in which a pupil was persistently absent or excluded, also of pupils whom social care does not know.
with attendance as (

    select
        linked.*,
        1 as setting_set
    from ({{ linked_rows(ref('stg_pupil_attendance')) }}) as linked

),

settings as (

    select * from {{ ref('int_settings') }}

)

select
    attendance._row_id,
    attendance.child_key,
    attendance.term_end_date,
    {{ provenance('attendance') }}
from attendance
inner join settings
    on attendance.setting_set = settings.setting_set
where {{ is_absent_or_excluded() }}
