-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'mental_health_referrals'), 'mental_health_referrals', [
    'mental_health_referral_id',
    'child_id',
    'nhs_number',
    'age_at_referral',
    'referral_date',
    'priority',
    'first_assessment_date',
    'treatment_start_date',
    'closed_date',
]) }}
