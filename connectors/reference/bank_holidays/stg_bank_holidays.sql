-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'bank_holidays'), 'bank_holidays', [
    'holiday_date',
    'name',
]) }}
