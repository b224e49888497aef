-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'looked_after_episodes'), 'looked_after_episodes', [
    'child_id',
    'nhs_number',
    'upn',
    'start_date',
    'reason_new_episode',
    'legal_status',
    'category_of_need',
    'placement_type',
    'placement_location',
    'permanence_plan',
    'unaccompanied_asylum_seeker',
    'end_date',
    'reason_ceased',
]) }}
