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
        bookings.course_type = 'e_learning' and bookings.attended as is_e_learning_completed,
        bookings.attended and bookings.usefulness_rating is not null as has_usefulness_rating,
        bookings.attended and coalesce(bookings.usefulness_rating in ('excellent', 'very_good'), false) as is_rated_useful,
        bookings.attended and bookings.quality_rating is not null as has_quality_rating,
        bookings.attended and coalesce(bookings.quality_rating in ('excellent', 'very_good'), false) as is_rated_well,
        bookings.impact_reported is not null as has_impact_answer,
        coalesce(bookings.impact_reported, false) as has_impact,
        -- The longest duration stated on the course's bookings, on its first booking only, so that a course counts once.
        case
            when bookings.course_type = 'e_learning' then 0
            when row_number() over (
                partition by lower(bookings.course_id), {{ month_of('bookings.course_date') }} order by bookings._row_id
            ) = 1
                then coalesce(
                    max(bookings.duration_hours) over (
                        partition by lower(bookings.course_id), {{ month_of('bookings.course_date') }}
                    ), 0
                ) / settings.training_hours_per_day
            else 0
        end as course_days,
        {{ provenance('bookings') }}
    from (select *, 1 as setting_set from bookings) as bookings
    inner join settings
        on bookings.setting_set = settings.setting_set

)

select * from described
