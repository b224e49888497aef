-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'assessments'), 'assessments', [
    'assessment_id',
    'child_id',
    'nhs_number',
    'upn',
    'referral_id',
    'assessment_type',
    'start_date',
    'authorised_date',
    'factors',
    'outcome',
    'allocated_team',
]) }}
