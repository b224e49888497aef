with conferences as (

    {{ linked_rows(ref('stg_child_protection_conferences')) }}

),

enquiries as (

    {{ linked_rows(ref('stg_section_47_enquiries')) }}

),

working_days as (

    select * from {{ ref('int_working_days') }}

),

-- One enquiry of a child has one start, whatever senders write about it.
enquiry_starts as (

    select
        lower(section_47_enquiry_id) as section_47_enquiry_id,
        child_key,
        min(start_date) as start_date
    from enquiries
    where
        section_47_enquiry_id is not null
        and child_key is not null
    group by lower(section_47_enquiry_id), child_key

),

timed as (

    select
        conferences._row_id,
        conferences.child_key,
        conferences.conference_id,
        -- A row with no conference id is its own meeting (R13).
        coalesce(lower(conferences.conference_id), conferences._row_id) as meeting_key,
        conferences.conference_type,
        conferences.conference_date,
        conferences.due_date,
        conferences.section_47_enquiry_id,
        conferences.outcome,
        conferences.participation,
        enquiry_starts.start_date is not null as has_enquiry,
        {{ working_days_between('enquired', 'conferred') }} as working_days_from_enquiry,
        {{ provenance('conferences') }}
    from conferences
    left join enquiry_starts
        on lower(conferences.section_47_enquiry_id) = enquiry_starts.section_47_enquiry_id
        and conferences.child_key = enquiry_starts.child_key
    left join working_days as enquired
        on enquiry_starts.start_date = enquired.calendar_date
    left join working_days as conferred
        on conferences.conference_date = conferred.calendar_date

),

described as (

    select
        timed.*,
        conference_type in ('initial', 'transfer_in') as is_initial_or_transfer_in,
        conference_type = 'initial' and has_enquiry as is_initial_after_enquiry,
        -- Working Together 2015: within 15 working days. A conference before its enquiry is late, not left out (R9).
        conference_type = 'initial' and has_enquiry
        and coalesce(working_days_from_enquiry between 0 and 15, false) as is_within_15_working_days,
        coalesce(outcome = 'plan_made', false) as made_plan,
        conference_type in ('initial', 'review') and due_date is not null as has_timescale,
        conference_type in ('initial', 'review') and coalesce(conference_date <= due_date, false) as is_in_timescale
    from timed

)

select * from described
