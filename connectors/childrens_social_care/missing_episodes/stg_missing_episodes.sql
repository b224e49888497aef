-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'missing_episodes'), 'missing_episodes', [
    'missing_episode_id',
    'child_id',
    'nhs_number',
    'upn',
    'setting',
    'missing_type',
    'started_at',
    'started_at_has_time',
    'ended_at',
    'ended_at_has_time',
]) }}
