-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'compliance_returns'), 'compliance_returns', [
    'compliance_return_id',
    'return_type',
    'agency',
    'organisation',
    'requested_date',
    'due_date',
    'submitted_date',
    'status',
]) }}
