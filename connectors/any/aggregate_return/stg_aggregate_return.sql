-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'aggregate_return'), 'aggregate_return', [
    'measure_id',
    'period_start',
    'period_end',
    'breakdown',
    'breakdown_value',
    'numerator',
    'denominator',
    'value',
    'status',
    'reason',
    'comment',
]) }}
