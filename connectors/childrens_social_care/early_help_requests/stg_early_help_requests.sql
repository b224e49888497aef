-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'early_help_requests'), 'early_help_requests', [
    'early_help_request_id',
    'child_id',
    'nhs_number',
    'upn',
    'request_date',
    'source',
    'primary_need',
    'first_contact_date',
    'outcome',
    'cluster',
]) }}
