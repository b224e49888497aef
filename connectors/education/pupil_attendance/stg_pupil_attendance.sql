-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'pupil_attendance'), 'pupil_attendance', [
    'child_id',
    'upn',
    'term_end_date',
    'sessions_possible',
    'sessions_missed',
    'suspensions',
    'permanently_excluded',
]) }}
