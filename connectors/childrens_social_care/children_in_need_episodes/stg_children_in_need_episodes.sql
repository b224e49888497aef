-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'children_in_need_episodes'), 'children_in_need_episodes', [
    'children_in_need_episode_id',
    'child_id',
    'nhs_number',
    'upn',
    'referral_id',
    'start_date',
    'end_date',
    'end_reason',
]) }}
