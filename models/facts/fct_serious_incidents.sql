with incidents as (

    select * from {{ ref('int_serious_incidents') }}

),

described as (

    select
        _row_id,
        incident_id,
        cast(null as varchar) as child_key,
        incident_date,
        notified_date,
        review_type,
        commissioned_date,
        completed_date,
        published_date,
        coalesce(review_type in ('serious_case_review', 'safeguarding_practice_review'), false) as is_case_review,
        {{ provenance('incidents') }}
    from incidents

)

select * from described
