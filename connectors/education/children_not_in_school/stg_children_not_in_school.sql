-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'children_not_in_school'), 'children_not_in_school', [
    'record_id',
    'child_id',
    'upn',
    'register',
    'start_date',
    'end_date',
    'reason',
]) }}
