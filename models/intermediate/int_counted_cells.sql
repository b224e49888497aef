-- What the facts were counted to. Parts of a measure that come from several facts add up.
{%- set facts = [
    'contacts',
    'referrals',
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
