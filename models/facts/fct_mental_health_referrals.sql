with referrals as (

    {{ linked_rows(ref('stg_mental_health_referrals')) }}

),

waited as (

    select
        referrals.*,
        age_at_referral < 18 as is_child,
        (first_assessment_date - referral_date) / cast(7 as double precision) as weeks_to_assessment,
        (treatment_start_date - referral_date) / cast(7 as double precision) as weeks_to_treatment
    from referrals

),

described as (

    select
        _row_id,
        child_key,
        mental_health_referral_id,
        referral_date,
        priority,
        first_assessment_date,
        treatment_start_date,
        closed_date,
        coalesce(is_child, false) as is_child,
        weeks_to_assessment,
        weeks_to_treatment,
        {{ waiting_band('weeks_to_assessment') }} as assessment_waiting_band,
        {{ waiting_band('weeks_to_treatment') }} as treatment_waiting_band,
        {{ provenance('waited') }}
    from waited

)

select * from described
