-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'section_47_enquiries'), 'section_47_enquiries', [
    'section_47_enquiry_id',
    'child_id',
    'nhs_number',
    'upn',
    'strategy_discussion_id',
    'start_date',
    'end_date',
    'outcome',
    'initial_conference_not_required',
]) }}
