with attendance as (

    select * from {{ ref('stg_meeting_attendance') }}

),

described as (

    select
        _row_id,
        meeting_type,
        meeting_id,
        lower(meeting_id) as meeting_key,
        meeting_date,
        agency,
        attendance,
        attendance <> 'not_required' as is_expected,
        attendance in ('attended', 'substitute') as is_present,
        attendance in ('attended', 'substitute') or coalesce(report_received, false) as has_contributed,
        {{ provenance('attendance') }}
    from attendance

)

select * from described
