-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'children'), 'children', [
    'child_id',
    'nhs_number',
    'upn',
    'date_of_birth',
    'expected_date_of_birth',
    'sex',
    'ethnicity',
    'preferred_language',
    'disabilities',
    'district',
    'ward',
    'postcode_district',
    'link_token_name_dob',
    'link_token_name_postcode',
]) }}
