-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'return_interviews'), 'return_interviews', [
    'return_interview_id',
    'child_id',
    'nhs_number',
    'upn',
    'missing_episode_id',
    'episode_start_date',
    'provider',
    'status',
    'completed_at',
    'completed_at_has_time',
    'referred_on_for',
    'link_token_name_dob',
    'link_token_name_postcode',
]) }}
