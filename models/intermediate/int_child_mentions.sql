-- Every way in which a sender's rows name a child, with the identifiers beside it.
{%- set extracts = {
    'children': ['nhs_number', 'upn', 'link_token_name_dob', 'link_token_name_postcode'],
    'contacts': ['nhs_number', 'upn'],
    'early_help_requests': ['nhs_number', 'upn'],
    'early_help_episodes': ['nhs_number', 'upn'],
    'referrals': ['nhs_number', 'upn'],
    'assessments': ['nhs_number', 'upn'],
    'children_in_need_episodes': ['nhs_number', 'upn'],
    'strategy_discussions': ['nhs_number', 'upn'],
    'section_47_enquiries': ['nhs_number', 'upn'],
    'child_protection_conferences': ['nhs_number', 'upn'],
    'child_protection_plans': ['nhs_number', 'upn'],
    'statutory_visits': ['nhs_number', 'upn'],
    'statutory_reviews': ['nhs_number', 'upn'],
    'looked_after_episodes': ['nhs_number', 'upn'],
    'missing_episodes': ['nhs_number', 'upn'],
    'return_interviews': ['nhs_number', 'upn', 'link_token_name_dob', 'link_token_name_postcode'],
    'exploitation_cases': ['nhs_number', 'upn'],
    'exploitation_assessments': ['nhs_number', 'upn'],
    'private_fostering_arrangements': ['nhs_number', 'upn'],
    'support_service_episodes': ['nhs_number', 'upn', 'link_token_name_dob', 'link_token_name_postcode'],
    'missing_person_reports': ['link_token_name_dob', 'link_token_name_postcode'],
    'crimes_involving_children': ['link_token_name_dob', 'link_token_name_postcode'],
    'custody_detentions': ['link_token_name_dob', 'link_token_name_postcode'],
    'mental_health_referrals': ['nhs_number'],
    'child_protection_medicals': ['nhs_number'],
    'children_not_in_school': ['upn'],
    'pupil_attendance': ['upn'],
    'youth_justice_outcomes': ['link_token_name_dob', 'link_token_name_postcode'],
    'homelessness_presentations': ['link_token_name_dob', 'link_token_name_postcode'],
} %}
with mentions as (
{% for extract, identifiers in extracts.items() %}
    select distinct
        _child_ref as child_ref,
        _sender as sender,
        '{{ extract }}' as extract
        {%- for identifier in ['nhs_number', 'upn', 'link_token_name_dob', 'link_token_name_postcode'] %},
        {{ identifier if identifier in identifiers else 'cast(null as varchar)' }} as {{ identifier }}
        {%- endfor %}
    from {{ ref('stg_' ~ extract) }}
    where _child_ref is not null
    {% if not loop.last %}union all{% endif %}
{% endfor %}
)

select * from mentions
