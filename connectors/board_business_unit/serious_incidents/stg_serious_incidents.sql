-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'serious_incidents'), 'serious_incidents', [
    'incident_id',
    'incident_date',
    'notified_date',
    'review_type',
    'commissioned_date',
    'completed_date',
    'published_date',
]) }}
