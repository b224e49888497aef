with contacts as (

    {{ linked_rows(ref('stg_contacts')) }}

),

journey as (

    select * from {{ ref('int_contact_journeys') }}

),

earlier as (

    select * from {{ ref('int_earlier_contacts') }}

),

children as (

    select * from {{ ref('dim_children') }}

),

source_groups as (

    {{ code_group('referral_sources', 'source_group') }}

),

described as (

    select
        contacts._row_id,
        contacts.child_key,
        contacts.contact_id,
        contacts.contact_date,
        contacts.source,
        source_groups.group_code as source_group,
        contacts.primary_need,
        contacts.outcome,
        contacts.onward_destination,
        contacts.received_route,
        contacts.initial_rag,
        coalesce(contacts.initial_rag, 'not_rated') as initial_rating,
        contacts.final_rag,
        children.district,
        children.ward,
        {{ characteristics_on('contacts.contact_date') }},
        coalesce(contacts.outcome = 'referral', false) or contacts.referral_id is not null as is_referral,
        -- Early help and advice count as no further action by social care.
        coalesce(contacts.outcome in ('early_help', 'information_and_advice', 'no_further_action'), false)
            as is_no_further_action,
        coalesce(contacts.onward_destination in ('early_help_hub', 'single_agency_early_help'), false)
            as is_to_early_help,
        coalesce(contacts.onward_destination = 'early_help_hub', false) as is_to_early_help_hub,
        coalesce(contacts.outcome in ('information_and_advice', 'no_further_action'), false)
        and coalesce(contacts.onward_destination not in ('early_help_hub', 'single_agency_early_help'), true)
        and not coalesce(journey.has_early_help_request, false) as is_without_help,
        earlier._row_id is not null as is_repeat_within_12_months,
        earlier.earlier_contact_outcome,
        coalesce(contacts.received_route in ('secure_portal', 'secure_email'), false) as is_received_securely,
        coalesce(
            contacts.received_route in ('secure_portal', 'secure_email', 'unsecured_email', 'fax', 'post'), false
        ) as is_received_in_writing,
        coalesce(contacts.primary_need = 'missing', false) as is_about_missing,
        coalesce(cast(contacts.domestic_abuse as integer), 0)
        + coalesce(cast(contacts.parental_substance_misuse as integer), 0)
        + coalesce(cast(contacts.parental_mental_ill_health as integer), 0) as toxic_trio_factor_count,
        coalesce(journey.reached_referral, false) as reached_referral,
        coalesce(journey.reached_assessment, false) as reached_assessment,
        coalesce(journey.reached_section_47, false) as reached_section_47,
        coalesce(journey.reached_child_protection_plan, false) as reached_child_protection_plan,
        coalesce(journey.reached_looked_after, false) as reached_looked_after,
        {{ provenance('contacts') }}
    from contacts
    left join journey
        on contacts._row_id = journey._row_id
    left join earlier
        on contacts._row_id = earlier._row_id
    left join children
        on contacts.child_key = children.child_key
    left join source_groups
        on contacts.source = source_groups.code

),

staged as (

    select
        described.*,
        toxic_trio_factor_count > 0 as has_toxic_trio_factor,
        reached_referral
        or reached_assessment
        or reached_section_47
        or reached_child_protection_plan
        or reached_looked_after as reached_any_stage
    from described

)

select * from staged
