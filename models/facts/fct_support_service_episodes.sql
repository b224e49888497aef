with episodes as (

    {{ linked_rows(ref('stg_support_service_episodes')) }}

),

missing as (

    {{ linked_rows(ref('int_missing_episodes')) }}

),

settings as (

    select * from {{ ref('int_settings') }}

),

interventions as (

    select
        episodes._row_id,
        episodes.child_key,
        episodes.start_date,
        settings.missing_intervention_days
    from (select *, 1 as setting_set from episodes) as episodes
    inner join settings
        on episodes.setting_set = settings.setting_set
    where
        episodes.service = 'missing_intervention'
        and episodes.start_date is not null

),

-- Each intervention counts, with the episodes of missing in the days before it began and from that day on.
counted as (

    select
        interventions._row_id,
        {{ days_from('interventions.start_date', 'interventions.missing_intervention_days') }} as evaluated_date,
        count(missing._row_id) filter (
            where cast(missing.started_at as date) >= interventions.start_date
        ) as episodes_after,
        count(missing._row_id) filter (
            where cast(missing.started_at as date) < interventions.start_date
        ) as episodes_before
    from interventions
    left join missing
        on interventions.child_key = missing.child_key
        and cast(missing.started_at as date)
        >= {{ days_from('interventions.start_date', '-interventions.missing_intervention_days') }}
        and cast(missing.started_at as date)
        < {{ days_from('interventions.start_date', 'interventions.missing_intervention_days') }}
    group by interventions._row_id, interventions.start_date, interventions.missing_intervention_days

),

described as (

    select
        episodes._row_id,
        episodes.child_key,
        episodes.service,
        episodes.care_need,
        episodes.risk_level_at_referral,
        episodes.referral_date,
        episodes.start_date,
        episodes.end_date,
        episodes.outcome,
        counted.evaluated_date,
        counted.episodes_before,
        counted.episodes_after - counted.episodes_before as change_in_episodes,
        episodes.service = 'young_carers' and episodes.start_date is not null as is_young_carer,
        episodes.service = 'exploitation_one_to_one' as is_one_to_one,
        coalesce(episodes.outcome = 'completed', false) as is_completed,
        coalesce(episodes.risk_level_at_referral in ('significant', 'serious'), false) as is_high_risk,
        {{ provenance('episodes') }}
    from episodes
    left join counted
        on episodes._row_id = counted._row_id

)

select * from described
