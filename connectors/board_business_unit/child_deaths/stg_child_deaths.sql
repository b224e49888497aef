-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'child_deaths'), 'child_deaths', [
    'death_id',
    'date_of_birth',
    'date_of_death',
    'notified_date',
    'expected',
    'area_of_residence',
    'review_completed_date',
    'category',
    'modifiable_factors',
]) }}
