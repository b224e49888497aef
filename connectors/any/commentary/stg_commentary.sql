-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'commentary'), 'commentary', [
    'measure_id',
    'period_end',
    'what_happened',
    'so_what',
    'action',
    'owner',
    'due_date',
    'agency',
    'written_date',
]) }}
