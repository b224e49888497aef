with attendance as (

    select * from {{ ref('stg_meeting_attendance') }}

),

described as (

    select
        _row_id,
        meeting_type,
        cast(null as varchar) as child_key,
        -- One meeting that two senders write differently is one.
        min(meeting_id) over (partition by lower(meeting_id)) as meeting_id,
        lower(meeting_id) as meeting_key,
        meeting_date,
        agency,
        attendance,
        -- A blank is not "not required".
        coalesce(attendance <> 'not_required', true) as is_expected,
        coalesce(attendance in ('attended', 'substitute'), false) as is_present,
        coalesce(attendance in ('attended', 'substitute'), false) or coalesce(report_received, false) as has_contributed,
        {{ provenance('attendance') }}
    from attendance

)

select * from described
