-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'designated_officer_contacts'), 'designated_officer_contacts', [
    'designated_officer_contact_id',
    'contact_date',
    'subject_id',
    'sector',
    'concern_category',
    'contact_outcome',
    'meeting_count',
    'outcome',
]) }}
