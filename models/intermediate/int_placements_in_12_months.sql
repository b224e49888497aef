-- Placements of each child in the 12 months to a month end: those that began in them, and the one the child was in at their
-- start (R21).
with episodes as (

    select * from {{ ref('int_care_episodes') }}

),

months as (

    select
        month_end as snapshot_date,
        month_start,
        {{ months_from('month_end', -12) }} as year_before
    from {{ ref('int_months') }}

),

begun as (

    select
        episodes.child_or_row,
        episodes.start_date,
        {{ months_from(month_of('episodes.start_date'), 13) }} as last_month
    from episodes
    where begins_placement

),

in_months as (

    {{ in_each_month('begun', 'start_date', 'last_month') }}

),

begun_in_year as (

    select
        in_months.child_or_row,
        months.snapshot_date
    from in_months
    inner join months
        on in_months.month_start = months.month_start
    where
        in_months.start_date > months.year_before
        and in_months.start_date <= months.snapshot_date

),

bounded as (

    select
        child_or_row,
        start_date,
        end_date,
        coalesce({{ months_from('end_date', 13) }}, {{ months_from('start_date', 1200) }}) as last_month,
        1 as board_number
    from episodes

),

last_months as (

    select
        board_number,
        max(month_end) as last_day
    from {{ ref('int_months') }}
    group by board_number

),

held as (

    select
        bounded.child_or_row,
        bounded.start_date,
        bounded.end_date,
        least(bounded.last_month, last_months.last_day) as last_month
    from bounded
    inner join last_months
        on bounded.board_number = last_months.board_number

),

held_in_months as (

    {{ in_each_month('held', 'start_date', 'last_month') }}

),

held_a_year_before as (

    select distinct
        held_in_months.child_or_row,
        months.snapshot_date
    from held_in_months
    inner join months
        on held_in_months.month_start = months.month_start
    where
        held_in_months.start_date <= months.year_before
        and (held_in_months.end_date is null or held_in_months.end_date > months.year_before)

),

added_up as (

    select
        child_or_row,
        snapshot_date,
        count(*) as placements_in_12_months
    from (
        select child_or_row, snapshot_date from begun_in_year
        union all
        select child_or_row, snapshot_date from held_a_year_before
    ) as placements
    group by child_or_row, snapshot_date

)

select * from added_up
