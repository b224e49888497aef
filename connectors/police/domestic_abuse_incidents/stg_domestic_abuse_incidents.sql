-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'domestic_abuse_incidents'), 'domestic_abuse_incidents', [
    'incident_id',
    'incident_date',
    'ward',
    'risk_level',
    'children_in_household',
    'child_present',
    'child_witnessed',
    'notification_date',
    'screening_date',
    'screening_outcome',
]) }}
