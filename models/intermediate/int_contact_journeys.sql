-- How far the child of a contact got in the 12 months after it, and whether early help was asked for soon after. Every
-- event of a child stands in one line of days, so that each contact looks ahead over its own window.
with contacts as (

    {{ linked_rows(ref('stg_contacts')) }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

events as (

    select child_key, contact_date as event_date, 'contact' as event, _row_id from contacts
{%- for event, extract, day, condition in [
    ('request', 'stg_early_help_requests', 'request_date', 'true'),
    ('referral', 'stg_referrals', 'referral_date', 'true'),
    ('assessment', 'stg_assessments', 'start_date', 'true'),
    ('enquiry', 'stg_section_47_enquiries', 'start_date', 'true'),
    ('plan', 'stg_child_protection_plans', 'start_date', 'true'),
    ('care', 'stg_looked_after_episodes', 'start_date', "reason_new_episode = 'S'"),
] %}
    union all
    select child_key, {{ day }} as event_date, '{{ event }}' as event, _row_id
    from ({{ linked_rows(ref(extract)) }}) as {{ event }}_rows
    where {{ condition }}
{%- endfor %}

),

with_settings as (

    select
        events.*,
        settings.contact_to_early_help_days
    from (select *, 1 as setting_set from events where child_key is not null) as events
    inner join settings
        on events.setting_set = settings.setting_set

),

looked_ahead as (

    select
        _row_id,
        event,
        event_date,
        contact_to_early_help_days,
        min(event_date) filter (where event = 'request') over ahead as next_request_date,
        count(*) filter (where event = 'referral') over ahead > 0 as reached_referral,
        count(*) filter (where event = 'assessment') over ahead > 0 as reached_assessment,
        count(*) filter (where event = 'enquiry') over ahead > 0 as reached_section_47,
        count(*) filter (where event = 'plan') over ahead > 0 as reached_child_protection_plan,
        count(*) filter (where event = 'care') over ahead > 0 as reached_looked_after
    from with_settings
    window ahead as (
        partition by child_key order by event_date
        range between current row and interval '12 months' following
    )

),

journeys as (

    select
        _row_id,
        coalesce(
            next_request_date <= {{ days_from('event_date', 'contact_to_early_help_days') }}, false
        ) as has_early_help_request,
        reached_referral,
        reached_assessment,
        reached_section_47,
        reached_child_protection_plan,
        reached_looked_after
    from looked_ahead
    where event = 'contact'

)

select * from journeys
