with spells as (

    {{ linked_rows(ref('stg_children_not_in_school')) }}

),

missing_education as (

    select * from spells
    where register = 'missing_education'

),

open_spells as (

    {{ open_at_month_ends('missing_education', 'start_date', 'end_date') }}

),

at_risk as (

    select distinct
        snapshot_date,
        child_key
    from {{ ref('fct_children_at_exploitation_risk') }}

),

known_to_social_care as (

    select distinct child_key
    from {{ ref('int_child_links') }}
    where {{ is_social_care("split_part(child_ref, '|', 1)") }}

),

described as (

    select
        cast(open_spells.snapshot_date as varchar) || '|' || open_spells._row_id as child_missing_education_key,
        open_spells.snapshot_date,
        open_spells._row_id,
        open_spells.child_key,
        open_spells.reason,
        at_risk.child_key is not null as is_at_exploitation_risk,
        known_to_social_care.child_key is not null as is_linked,
        {{ provenance('open_spells') }}
    from open_spells
    left join at_risk
        on open_spells.snapshot_date = at_risk.snapshot_date
        and open_spells.child_key = at_risk.child_key
    left join known_to_social_care
        on open_spells.child_key = known_to_social_care.child_key

)

select * from described
