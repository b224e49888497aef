with crimes as (

    {{ linked_rows(ref('stg_crimes_involving_children')) }}

),

detections as (

    {{ code_group('crime_outcomes', 'detection') }}

),

ethnic_groups as (

    {{ code_group('ethnicities', 'ethnic_group') }}

),

described as (

    select
        crimes._row_id,
        crimes.child_key,
        crimes.record_id,
        lower(crimes.crime_id) as crime_key,
        crimes.recorded_date,
        crimes.charged_date,
        crimes.role,
        crimes.record_type,
        crimes.offence_group,
        crimes.weapon,
        crimes.drug_class,
        crimes.outcome,
        detections.group_code as detection,
        case when crimes.sex is null or crimes.sex = 'U' then 'not_recorded' else crimes.sex end as sex,
        coalesce(ethnic_groups.group_code, 'not_recorded') as ethnic_group,
        crimes.age,
        {{ age_band('crimes.age') }} as age_band,
        crimes.record_type = 'crime' as is_crime,
        coalesce(crimes.exploitation_marker = 'sexual', false) as is_sexual_exploitation,
        coalesce(crimes.child_abuse, false) as is_child_abuse,
        coalesce(crimes.role = 'victim' and crimes.age < 18, false) as is_child_victim,
        coalesce(crimes.role = 'suspect' and crimes.age < 18 and crimes.offence_group = 'drugs', false)
            as is_child_drug_suspect,
        coalesce(detections.group_code = 'detected', false) as is_detected,
        {{ provenance('crimes') }}
    from crimes
    left join detections
        on crimes.outcome = detections.code
    left join ethnic_groups
        on crimes.ethnicity = ethnic_groups.code

)

select * from described
