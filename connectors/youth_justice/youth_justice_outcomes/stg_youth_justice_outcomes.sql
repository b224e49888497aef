-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'youth_justice_outcomes'), 'youth_justice_outcomes', [
    'outcome_id',
    'child_id',
    'outcome_date',
    'outcome_type',
    'first_time_entrant',
    'age',
    'link_token_name_dob',
    'link_token_name_postcode',
]) }}
