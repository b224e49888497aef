with incidents as (

    select * from {{ ref('stg_domestic_abuse_incidents') }}

),

described as (

    select
        _row_id,
        incident_id,
        cast(null as varchar) as child_key,
        incident_date,
        notification_date,
        screening_date,
        ward,
        risk_level,
        screening_outcome,
        lower(case extract(isodow from incident_date)
            when 1 then 'monday'
            when 2 then 'tuesday'
            when 3 then 'wednesday'
            when 4 then 'thursday'
            when 5 then 'friday'
            when 6 then 'saturday'
            else 'sunday'
        end) as day_of_week,
        case
            when children_in_household then 'yes' when not children_in_household then 'no'
        end as children_in_household_answer,
        coalesce(children_in_household, false) as has_children_in_household,
        coalesce(child_present, false) as has_child_present,
        coalesce(child_witnessed, false) as has_child_witness,
        risk_level is not null as has_risk_assessment,
        {{ provenance('incidents') }}
    from incidents

)

select * from described
