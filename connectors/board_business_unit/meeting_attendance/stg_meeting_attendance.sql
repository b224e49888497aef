-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'meeting_attendance'), 'meeting_attendance', [
    'meeting_type',
    'meeting_id',
    'meeting_date',
    'agency',
    'attendance',
    'report_received',
]) }}
