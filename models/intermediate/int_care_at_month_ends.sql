-- Episodes of care open at a month end. The care period and the placement of the child are those of the episode that started
-- last, also where an earlier one outlasts it.
with episodes as (

    select * from {{ ref('int_care_episodes') }}

),

spells as (

    select
        episodes.*,
        nullif(
            max(coalesce(end_date, date '9999-12-31')) over (
                partition by child_or_row order by start_date, _row_id
                rows between unbounded preceding and current row
            ),
            date '9999-12-31'
        ) as in_care_until
    from episodes

),

in_care as (

    {{ open_at_month_ends('spells', 'start_date', 'in_care_until') }}

),

latest as (

    select
        in_care.*,
        first_value(care_period_start) over latest_first as child_care_period_start,
        first_value(placement_start) over latest_first as child_placement_start
    from in_care
    window latest_first as (partition by snapshot_date, child_or_row order by start_date desc, _row_id desc)

),

open_episodes as (

    select
        latest.snapshot_date,
        latest.child_key,
        latest.child_or_row,
        latest._row_id,
        latest.start_date,
        latest.child_care_period_start as care_period_start,
        latest.child_placement_start as placement_start,
        latest.legal_status,
        latest.placement_type,
        latest.placement_location,
        latest.category_of_need,
        latest.permanence_plan,
        latest.unaccompanied_asylum_seeker,
        {{ provenance('latest') }}
    from latest
    where
        latest.end_date is null
        or latest.end_date > latest.snapshot_date

)

select * from open_episodes
