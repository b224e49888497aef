-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'strategy_discussions'), 'strategy_discussions', [
    'strategy_discussion_id',
    'child_id',
    'nhs_number',
    'upn',
    'discussion_date',
    'outcome',
]) }}
