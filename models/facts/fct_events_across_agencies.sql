-- What police, health and schools tell of a child, beside what social care was doing for the child on that day. A child whom social care does
-- not know, or who could not be linked, is on no plan; how many those are is counted too.
with events as (

    select
        'missing_report|' || _row_id as event_key,
        'missing_report' as event_kind,
        'police' as agency,
        reported_date as event_date,
        child_key,
        {{ provenance('reports') }}
    from {{ ref('fct_missing_person_reports') }} as reports
    where is_missing_child
    union all
    select
        'overnight_detention|' || _row_id as event_key,
        'overnight_detention' as event_kind,
        'police' as agency,
        detained_date as event_date,
        child_key,
        {{ provenance('detentions') }}
    from {{ ref('fct_custody_detentions') }} as detentions
    where is_child_overnight
    union all
    select
        'emergency_referral|' || _row_id as event_key,
        'emergency_referral' as event_kind,
        'health' as agency,
        referral_date as event_date,
        child_key,
        {{ provenance('referrals') }}
    from {{ ref('fct_mental_health_referrals') }} as referrals
    where
        is_child
        and priority = 'emergency'
    union all
    select
        'absence|' || _row_id as event_key,
        'absence' as event_kind,
        'education' as agency,
        term_end_date as event_date,
        child_key,
        {{ provenance('terms') }}
    from {{ ref('int_absent_pupils') }} as terms

),

plans as (

    select * from {{ ref('fct_child_protection_plans') }}
    where is_own_plan

),

care as (

    select * from {{ ref('int_care_episodes') }}
    where coalesce(legal_status, '') not in ('V3', 'V4')

),

known_to_social_care as (

    select distinct child_key
    from {{ ref('int_child_links') }}
    where {{ is_social_care("split_part(child_ref, '|', 1)") }}

),

-- Open on the day: begun on or before it, ended after it or not at all.
on_plan as (

    select distinct events.event_key
    from events
    inner join plans
        on events.child_key = plans.child_key
    where
        plans.start_date <= events.event_date
        and (plans.end_date is null or plans.end_date > events.event_date)

),

in_care as (

    select distinct events.event_key
    from events
    inner join care
        on events.child_key = care.child_key
    where
        care.start_date <= events.event_date
        and (care.end_date is null or care.end_date > events.event_date)

),

described as (

    select
        events.event_key,
        events.event_kind,
        events.agency,
        events.event_date,
        events.child_key,
        known_to_social_care.child_key is not null as is_linked,
        on_plan.event_key is not null as is_on_plan,
        in_care.event_key is not null as is_looked_after,
        {{ provenance('events') }}
    from events
    left join known_to_social_care
        on events.child_key = known_to_social_care.child_key
    left join on_plan
        on events.event_key = on_plan.event_key
    left join in_care
        on events.event_key = in_care.event_key

)

select * from described
