with presentations as (

    {{ linked_rows(ref('stg_homelessness_presentations')) }}

),

aged as (

    select * from presentations
    where age in (16, 17)

),

open_presentations as (

    {{ open_at_month_ends('aged', 'presentation_date', 'closed_date') }}

),

described as (

    select
        cast(snapshot_date as varchar) || '|' || _row_id as homeless_young_person_key,
        snapshot_date,
        _row_id,
        child_key,
        housing_authority,
        outcome,
        {{ provenance('open_presentations') }}
    from open_presentations

)

select * from described
