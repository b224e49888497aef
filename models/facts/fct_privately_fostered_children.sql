-- Under 16, or under 18 with a disability; a child with no date of birth counts (rulings, Measures).
with arrangements as (

    select * from {{ ref('fct_private_fostering_arrangements') }}
    where has_started

),

children as (

    select * from {{ ref('dim_children') }}

),

open_arrangements as (

    {{ open_at_month_ends('arrangements', 'start_date', 'end_date') }}

),

aged as (

    select
        cast(open_arrangements.snapshot_date as varchar) || '|' || open_arrangements._row_id as privately_fostered_key,
        open_arrangements.snapshot_date,
        open_arrangements._row_id,
        open_arrangements.child_key,
        {{ age_on('children.date_of_birth', 'open_arrangements.snapshot_date') }} as age_at_month_end,
        coalesce(children.disabled = 'disabled', false) as is_disabled,
        {{ provenance('open_arrangements') }}
    from open_arrangements
    left join children
        on open_arrangements.child_key = children.child_key

),

within_age as (

    select * from aged
    where
        age_at_month_end is null
        or age_at_month_end < 16
        or (age_at_month_end < 18 and is_disabled)

)

select * from within_age
