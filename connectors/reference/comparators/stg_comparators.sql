-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'comparators'), 'comparators', [
    'measure_id',
    'comparator_kind',
    'area_code',
    'period_start',
    'period_end',
    'breakdown',
    'breakdown_value',
    'value',
    'status',
    'source',
]) }}
