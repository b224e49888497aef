-- Spells of elective home education, once for each month on any day of which the child was on the register.
with spells as (

    {{ linked_rows(ref('stg_children_not_in_school')) }}

),

last_months as (

    select
        board_number,
        max(month_end) as last_day
    from {{ ref('int_months') }}
    group by board_number

),

home_education as (

    select
        spells.*,
        least(coalesce(spells.end_date, last_months.last_day), last_months.last_day) as last_month
    from (select *, 1 as board_number from spells) as spells
    inner join last_months
        on spells.board_number = last_months.board_number
    where spells.register = 'elective_home_education'

),

in_months as (

    {{ in_each_month('home_education', 'start_date', 'last_month') }}

),

described as (

    select
        cast(month_start as varchar) || '|' || _row_id as home_education_month_key,
        month_start,
        _row_id,
        child_key,
        start_date,
        record_id,
        reason,
        {{ provenance('in_months') }}
    from in_months

)

select * from described
