-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'homelessness_presentations'), 'homelessness_presentations', [
    'presentation_id',
    'child_id',
    'housing_authority',
    'presentation_date',
    'age',
    'outcome',
    'closed_date',
    'link_token_name_dob',
    'link_token_name_postcode',
]) }}
