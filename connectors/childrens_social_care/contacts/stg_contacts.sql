-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'contacts'), 'contacts', [
    'contact_id',
    'child_id',
    'nhs_number',
    'upn',
    'contact_date',
    'source',
    'primary_need',
    'domestic_abuse',
    'parental_substance_misuse',
    'parental_mental_ill_health',
    'received_route',
    'initial_rag',
    'final_rag',
    'outcome',
    'onward_destination',
    'referral_id',
]) }}
