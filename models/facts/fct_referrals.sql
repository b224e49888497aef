with referrals as (

    {{ linked_rows(ref('stg_referrals')) }}

),

assessments as (

    {{ linked_rows(ref('stg_assessments')) }}

),

in_line as (

    select * from {{ ref('int_referral_days') }}

),

children as (

    select * from {{ ref('dim_children') }}

),

source_groups as (

    {{ code_group('referral_sources', 'source_group') }}

),

-- An event id joins only rows of the same child.
assessed as (

    select
        lower(referral_id) as referral_id,
        child_key,
        bool_or(';' || coalesce(factors, '') || ';' like '%;16A;%') as has_neglect_factor
    from assessments
    where
        referral_id is not null
        and child_key is not null
    group by lower(referral_id), child_key

),

described as (

    select
        referrals._row_id,
        referrals.child_key,
        referrals.referral_id,
        referrals.referral_date,
        referrals.source,
        source_groups.group_code as source_group,
        referrals.primary_need,
        referrals.outcome,
        referrals.district,
        referrals.no_further_action,
        {{ characteristics_on('referrals.referral_date') }},
        assessed.referral_id is not null as has_assessment,
        coalesce(in_line.earlier_referrals, 0) > 0 as is_re_referral_within_12_months,
        coalesce(assessed.has_neglect_factor, false) or coalesce(in_line.neglect_plans_ahead, 0) > 0
            as has_neglect_feature,
        coalesce(children.ethnicity not in ('REFU', 'NOBT'), false) as is_ethnicity_recorded,
        coalesce(children.preferred_language <> 'not_recorded', false) as is_language_recorded,
        children.disabilities is not null as is_disability_recorded,
        coalesce(children.sex <> 'not_recorded', false) as is_sex_recorded,
        {{ provenance('referrals') }}
    from referrals
    left join children
        on referrals.child_key = children.child_key
    left join source_groups
        on referrals.source = source_groups.code
    left join assessed
        on lower(referrals.referral_id) = assessed.referral_id
        and referrals.child_key = assessed.child_key
    left join in_line
        on referrals._row_id = in_line._row_id

)

select * from described
