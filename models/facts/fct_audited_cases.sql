with cases as (

    select * from {{ ref('stg_audited_cases') }}

),

described as (

    select
        _row_id,
        audit_id,
        cast(null as varchar) as child_key,
        case_id,
        audit_type,
        theme,
        agency,
        audit_date,
        judgement,
        coalesce(judgement <> 'no_judgement', false) as is_judged,
        case when judgement <> 'no_judgement' then judgement else 'left_out' end as judgement_given,
        coalesce(good_multi_agency_working, false) as has_good_multi_agency_working,
        audit_type = 'multi_agency' as is_multi_agency,
        audit_type = 'multi_agency' and agencies_not_engaged is not null as lacks_engagement,
        agencies_not_engaged,
        {{ provenance('cases') }}
    from cases

)

select * from described
