-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'private_fostering_arrangements'), 'private_fostering_arrangements', [
    'private_fostering_arrangement_id',
    'child_id',
    'nhs_number',
    'upn',
    'enquiry_date',
    'enquiry_source',
    'notification_date',
    'aware_date',
    'start_date',
    'end_date',
]) }}
