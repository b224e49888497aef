-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'child_protection_conferences'), 'child_protection_conferences', [
    'conference_id',
    'child_id',
    'nhs_number',
    'upn',
    'conference_type',
    'conference_date',
    'due_date',
    'section_47_enquiry_id',
    'outcome',
    'participation',
]) }}
