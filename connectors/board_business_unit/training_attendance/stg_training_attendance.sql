-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', 'training_attendance'), 'training_attendance', [
    'booking_id',
    'course_id',
    'course_title',
    'course_type',
    'course_date',
    'duration_hours',
    'agency',
    'attended',
    'usefulness_rating',
    'quality_rating',
    'impact_reported',
]) }}
