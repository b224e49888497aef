with enquiries as (

    {{ linked_rows(ref('stg_section_47_enquiries')) }}

),

conferences as (

    {{ linked_rows(ref('stg_child_protection_conferences')) }}

),

children as (

    select * from {{ ref('dim_children') }}

),

-- Cohort method: by the id on the conference, never by nearness in time (R6).
initial_conferences as (

    select distinct
        lower(section_47_enquiry_id) as section_47_enquiry_id,
        child_key
    from conferences
    where
        conference_type = 'initial'
        and section_47_enquiry_id is not null
        and child_key is not null

),

described as (

    select
        enquiries._row_id,
        enquiries.child_key,
        enquiries.section_47_enquiry_id,
        enquiries.strategy_discussion_id,
        enquiries.start_date,
        enquiries.end_date,
        enquiries.outcome,
        children.district,
        {{ characteristics_on('enquiries.start_date') }},
        initial_conferences.section_47_enquiry_id is not null as has_initial_conference,
        {{ provenance('enquiries') }}
    from enquiries
    left join children
        on enquiries.child_key = children.child_key
    left join initial_conferences
        on lower(enquiries.section_47_enquiry_id) = initial_conferences.section_47_enquiry_id
        and enquiries.child_key = initial_conferences.child_key

)

select * from described
