-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'support_service_episodes'), 'support_service_episodes', [
    'support_service_episode_id',
    'child_id',
    'nhs_number',
    'upn',
    'service',
    'care_need',
    'risk_level_at_referral',
    'referral_date',
    'start_date',
    'end_date',
    'outcome',
    'link_token_name_dob',
    'link_token_name_postcode',
]) }}
