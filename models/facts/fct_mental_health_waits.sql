-- Children waiting at a month end, for assessment and for treatment: not yet seen, and not closed.
with referrals as (

    select
        mental_health_referrals.*,
        least(first_assessment_date, closed_date) as assessment_wait_ended,
        least(treatment_start_date, closed_date) as treatment_wait_ended
    from {{ ref('fct_mental_health_referrals') }} as mental_health_referrals
    where is_child

),

waiting_for_assessment as (

    {{ open_at_month_ends('referrals', 'referral_date', 'assessment_wait_ended') }}

),

waiting_for_treatment as (

    {{ open_at_month_ends('referrals', 'referral_date', 'treatment_wait_ended') }}

),

waits as (

    select
        'assessment' as waiting_for,
        snapshot_date,
        _row_id,
        child_key,
        {{ provenance('waiting_for_assessment') }}
    from waiting_for_assessment
    union all
    select
        'treatment' as waiting_for,
        snapshot_date,
        _row_id,
        child_key,
        {{ provenance('waiting_for_treatment') }}
    from waiting_for_treatment

),

keyed as (

    select
        waiting_for || '|' || cast(snapshot_date as varchar) || '|' || _row_id as mental_health_wait_key,
        waits.*
    from waits

)

select * from keyed
