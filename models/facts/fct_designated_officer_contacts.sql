with contacts as (

    select * from {{ ref('stg_designated_officer_contacts') }}

),

merged_outcomes as (

    {{ code_group('allegation_outcomes', 'merged') }}

),

described as (

    select
        contacts._row_id,
        contacts.designated_officer_contact_id,
        contacts.contact_date,
        -- A blank subject is a person of its own; these are adults, counted as people.
        coalesce('subject:' || lower(contacts.subject_id), contacts._row_id) as child_key,
        contacts.sector,
        contacts.concern_category,
        contacts.contact_outcome,
        coalesce(contacts.meeting_count, 0) as meeting_count,
        coalesce(contacts.outcome, 'ongoing') as outcome,
        merged_outcomes.group_code as merged,
        coalesce(contacts.contact_outcome = 'advice', false) as is_advice,
        coalesce(contacts.meeting_count >= 1, false)
        or coalesce(contacts.contact_outcome = 'position_of_trust_meeting', false) as has_meeting,
        {{ provenance('contacts') }}
    from contacts
    left join merged_outcomes
        on coalesce(contacts.outcome, 'ongoing') = merged_outcomes.code

)

select * from described
