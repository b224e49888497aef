-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'targets'), 'targets', [
    'measure_id',
    'valid_from',
    'valid_to',
    'method',
    'polarity',
    'target',
    'tolerance',
    'tolerance_unit',
    'lower_threshold',
    'upper_threshold',
    'floor',
    'comparator_kind',
    'agreed_date',
]) }}
