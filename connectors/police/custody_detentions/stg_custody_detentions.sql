-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'custody_detentions'), 'custody_detentions', [
    'detention_id',
    'child_id',
    'age',
    'detained_at',
    'detained_at_has_time',
    'released_at',
    'released_at_has_time',
    'transfer_requested',
    'transfer_outcome',
    'link_token_name_dob',
    'link_token_name_postcode',
]) }}
