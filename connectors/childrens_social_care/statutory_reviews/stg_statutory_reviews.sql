-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'statutory_reviews'), 'statutory_reviews', [
    'review_id',
    'child_id',
    'nhs_number',
    'upn',
    'review_type',
    'meeting_id',
    'due_date',
    'held_date',
]) }}
