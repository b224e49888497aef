with reports as (

    {{ linked_rows(ref('stg_missing_person_reports')) }}

),

described as (

    select
        _row_id,
        child_key,
        missing_report_id,
        reported_at,
        cast(reported_at as date) as reported_date,
        category,
        setting,
        age,
        age < 18 as is_child,
        -- R24: absent is shown by the breakdown and left out of the total.
        age < 18 and category = 'missing' as is_missing_child,
        {{ provenance('reports') }}
    from reports

)

select * from described
