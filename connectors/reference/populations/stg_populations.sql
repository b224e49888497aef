-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'populations'), 'populations', [
    'area_code',
    'year',
    'age',
    'persons',
]) }}
