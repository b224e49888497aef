with spells as (

    {{ linked_rows(ref('stg_children_not_in_school')) }}

),

missing_education as (

    select * from spells
    where register = 'missing_education'

),

open_spells as (

    {{ open_at_month_ends('missing_education', 'start_date', 'end_date') }}

),

described as (

    select
        cast(snapshot_date as varchar) || '|' || _row_id as child_missing_education_key,
        snapshot_date,
        _row_id,
        child_key,
        reason,
        {{ provenance('open_spells') }}
    from open_spells

)

select * from described
