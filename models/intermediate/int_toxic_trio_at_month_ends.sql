-- How many of the three toxic trio groups a child's latest assessment found, from its authorisation until the next one.
with assessments as (

    select * from {{ ref('fct_assessments') }}
    where
        authorised_date is not null
        and child_key is not null

),

settings as (

    select * from {{ ref('int_settings') }}

),

factor_groups as (

    {{ code_group('assessment_factors', 'toxic_trio') }}

),

lasting as (

    select
        _row_id,
        child_key,
        factors,
        authorised_date,
        lead(authorised_date) over (
            partition by child_key order by authorised_date, {{ id_as_text('assessment_id') }}, _row_id
        ) as superseded_date
    from assessments

),

split as (

    select
        lasting._row_id,
        unnest(string_to_array(lasting.factors, ';')) as factor
    from lasting
    where factors is not null

),

-- Setting toxic_trio_factors says which factors count. One that the code list puts in no group counts as a factor, but
-- towards no group.
grouped as (

    select
        split._row_id,
        true as has_toxic_trio_factor,
        count(distinct factor_groups.group_code) as toxic_trio_groups
    from (select *, 1 as setting_set from split) as split
    inner join settings
        on split.setting_set = settings.setting_set
    left join factor_groups
        on split.factor = factor_groups.code
    where ' ' || settings.toxic_trio_factors || ' ' like '% ' || split.factor || ' %'
    group by split._row_id

),

at_month_ends as (

    {{ open_at_month_ends('lasting', 'authorised_date', 'superseded_date') }}

)

select
    at_month_ends.snapshot_date,
    at_month_ends.child_key,
    coalesce(grouped.has_toxic_trio_factor, false) as has_toxic_trio_factor,
    coalesce(grouped.toxic_trio_groups, 0) as toxic_trio_groups
from at_month_ends
left join grouped
    on at_month_ends._row_id = grouped._row_id
