-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'statutory_visits'), 'statutory_visits', [
    'visit_id',
    'child_id',
    'nhs_number',
    'upn',
    'visit_type',
    'visit_date',
    'child_seen',
    'private_fostering_arrangement_id',
]) }}
