-- What the facts were counted to. Parts of a measure that come from several facts add up.
{%- set facts = [
    'contacts',
    'referrals',
    'referrals_since_launch',
    'assessments',
    'assessment_factors',
    'section_47_enquiries',
    'child_protection_conferences',
    'child_protection_plans',
    'children_on_plans',
    'missing_episodes',
    'missing_person_reports',
    'early_help_requests',
    'early_help_episodes',
    'open_early_help',
    'support_service_episodes',
    'supported_young_carers',
    'strategy_discussions',
    'children_in_need_episodes',
    'children_in_services',
    'looked_after_episodes',
    'looked_after_children',
    'statutory_reviews',
    'exploitation_cases',
    'open_exploitation_cases',
    'exploitation_assessments',
    'children_at_exploitation_risk',
    'return_interviews',
    'returns_from_missing',
    'long_missing_children',
    'private_fostering_arrangements',
    'private_fostering_visits_due',
    'privately_fostered_children',
    'designated_officer_contacts',
    'domestic_abuse_incidents',
    'crimes_involving_children',
    'custody_detentions',
    'mental_health_referrals',
    'mental_health_waits',
    'child_protection_medicals',
    'children_missing_education',
    'events_across_agencies',
    'home_education_months',
    'pupil_absence',
    'youth_justice_outcomes',
    'homeless_young_people',
    'child_deaths',
    'serious_incidents',
    'case_reviews_in_progress',
    'audited_cases',
    'agencies_not_engaged',
    'compliance_returns',
    'compliance_returns_asked_for',
    'training_attendance',
    'meeting_attendance',
    'register_entries',
    'open_risks',
    'returns_due',
    'populations',
] %}
with cells as (
{% for fact in facts %}
    select * from {{ ref('measures_' ~ fact) }}
    {{ 'union all' if not loop.last }}
{%- endfor %}
),

added_up as (

    select
        measure_id,
        period_kind,
        max(period_start) as period_start,
        period_end,
        breakdown,
        breakdown_value,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        max(value) as value,
        sum(pending) as pending
    from cells
    group by measure_id, period_kind, period_end, breakdown, breakdown_value

)

select * from added_up
