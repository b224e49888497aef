-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'child_protection_plans'), 'child_protection_plans', [
    'child_protection_plan_id',
    'child_id',
    'nhs_number',
    'upn',
    'start_date',
    'end_date',
    'initial_category',
    'latest_category',
    'number_of_previous_plans',
    'previous_plan_end_date',
    'temporary_from_other_authority',
    'sexual_abuse_concern',
    'allocated_qualified_social_worker',
    'allocated_team',
]) }}
