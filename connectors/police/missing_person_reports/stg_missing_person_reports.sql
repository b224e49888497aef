-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'missing_person_reports'), 'missing_person_reports', [
    'missing_report_id',
    'child_id',
    'reported_at',
    'reported_at_has_time',
    'category',
    'setting',
    'age',
    'link_token_name_dob',
    'link_token_name_postcode',
]) }}
