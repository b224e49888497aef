-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'due_calendar'), 'due_calendar', [
    'agency',
    'organisation',
    'extract',
    'covers_from',
    'covers_to',
    'due_date',
]) }}
