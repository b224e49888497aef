with assessments as (

    {{ linked_rows(ref('stg_assessments')) }}

),

children as (

    select * from {{ ref('dim_children') }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

described as (

    select
        assessments._row_id,
        assessments.child_key,
        assessments.assessment_id,
        assessments.referral_id,
        assessments.start_date,
        assessments.authorised_date,
        coalesce(assessments.assessment_type, 'single') as assessment_type,
        assessments.factors,
        assessments.outcome,
        assessments.allocated_team,
        children.district,
        {{ working_days_between('started', 'authorised') }} as working_days_taken,
        {{ provenance('assessments') }}
    from assessments
    left join children
        on assessments.child_key = children.child_key
    left join working_days as started
        on assessments.start_date = started.calendar_date
    left join working_days as authorised
        on assessments.authorised_date = authorised.calendar_date

),

-- R9: in time with 45 or fewer working days from start to authorisation.
timed as (

    select
        described.*,
        coalesce(working_days_taken <= 45, false) as is_within_45_working_days
    from described

)

select * from timed
