-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'referrals'), 'referrals', [
    'referral_id',
    'child_id',
    'nhs_number',
    'upn',
    'referral_date',
    'source',
    'primary_need',
    'outcome',
    'no_further_action',
    'district',
]) }}
