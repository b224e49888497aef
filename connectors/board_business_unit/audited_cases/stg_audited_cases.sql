-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'audited_cases'), 'audited_cases', [
    'audit_id',
    'case_id',
    'audit_type',
    'theme',
    'agency',
    'audit_date',
    'judgement',
    'good_multi_agency_working',
    'agencies_not_engaged',
]) }}
