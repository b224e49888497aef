-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'child_protection_medicals'), 'child_protection_medicals', [
    'medical_id',
    'child_id',
    'nhs_number',
    'medical_date',
    'medical_type',
]) }}
