-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'register_entries'), 'register_entries', [
    'entry_id',
    'register_type',
    'raised_date',
    'agency',
    'level',
    'status',
    'closed_date',
]) }}
