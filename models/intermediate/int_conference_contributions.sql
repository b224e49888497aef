-- The latest initial or review conference of a child at each month end: how old the child was, and how the child took part.
with conferences as (

    {{ linked_rows(ref('stg_child_protection_conferences')) }}

),

children as (

    select * from {{ ref('dim_children') }}

),

contributions as (

    {{ code_group('participation_codes', 'contribution') }}

),

lasting as (

    select
        conferences._row_id,
        conferences.child_key,
        conferences.conference_date,
        conferences.participation,
        lead(conferences.conference_date) over (
            partition by conferences.child_key
            order by
                conferences.conference_date,
                {{ id_as_text('conferences.conference_id') }},
                conferences._row_id
        ) as superseded_date
    from conferences
    where
        conferences.conference_type in ('initial', 'review')
        and conferences.child_key is not null

),

at_month_ends as (

    {{ open_at_month_ends('lasting', 'conference_date', 'superseded_date') }}

),

described as (

    select
        at_month_ends.snapshot_date,
        at_month_ends.child_key,
        {{ age_on('children.date_of_birth', 'at_month_ends.conference_date') }} as age_at_conference,
        -- A blank participation code counts as no contribution.
        coalesce(contributions.group_code, 'none') as contribution,
        coalesce(at_month_ends.participation in ('PN1', 'PN2', 'PN3', 'PN5', 'PN6'), false) as has_contributed
    from at_month_ends
    left join children
        on at_month_ends.child_key = children.child_key
    left join contributions
        on at_month_ends.participation = contributions.code

)

select * from described
