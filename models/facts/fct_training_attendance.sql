with bookings as (

    select * from {{ ref('stg_training_attendance') }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

described as (

    select
        bookings._row_id,
        bookings.booking_id,
        cast(null as varchar) as child_key,
        lower(bookings.course_id) as course_key,
        bookings.course_title,
        bookings.course_type,
        bookings.course_date,
        bookings.agency,
        bookings.duration_hours,
        coalesce(bookings.course_type <> 'e_learning', true) as is_course,
        coalesce(bookings.course_type <> 'e_learning', true) and bookings.attended as is_attendance,
        coalesce(bookings.course_type = 'e_learning', false) and bookings.attended as is_e_learning_completed,
        bookings.attended and bookings.usefulness_rating is not null as has_usefulness_rating,
        bookings.attended and coalesce(bookings.usefulness_rating in ('excellent', 'very_good'), false) as is_rated_useful,
        bookings.attended and bookings.quality_rating is not null as has_quality_rating,
        bookings.attended and coalesce(bookings.quality_rating in ('excellent', 'very_good'), false) as is_rated_well,
        bookings.impact_reported is not null as has_impact_answer,
        coalesce(bookings.impact_reported, false) as has_impact,
        -- The longest duration stated on the course's bookings; a period counts it once for each course.
        case
            when bookings.course_type = 'e_learning' then 0
            else coalesce(
                max(case when bookings.course_type = 'e_learning' then null else bookings.duration_hours end) over (
                    partition by lower(bookings.course_id)
                ), 0
            ) / settings.training_hours_per_day
        end as course_days,
        {{ provenance('bookings') }}
    from (select *, 1 as setting_set from bookings) as bookings
    inner join settings
        on bookings.setting_set = settings.setting_set

)

select * from described
