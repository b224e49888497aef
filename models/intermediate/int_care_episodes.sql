-- Episodes of care in order, without those under an agreed series of short breaks (R20), with what follows from the order:
-- the care period each belongs to, and whether it begins a placement.
with episodes as (

    {{ linked_rows(ref('stg_looked_after_episodes')) }}

),

counted as (

    select
        episodes.*,
        coalesce(child_key, _row_id) as child_or_row,
        placement_type in ('T0', 'T1', 'T2', 'T3', 'T4') as is_temporary
    from episodes
    where
        legal_status is null
        or legal_status not in ('V3', 'V4')

),

lasting as (

    select
        _row_id,
        lag(placement_type) over (partition by child_or_row order by start_date, _row_id) as placement_type_before
    from counted
    where not is_temporary

),

ordered as (

    select
        counted.*,
        lasting.placement_type_before,
        lag(counted.is_temporary) over (
            partition by counted.child_or_row order by counted.start_date, counted._row_id
        ) as follows_temporary,
        max(case when counted.reason_new_episode = 'S' then counted.start_date end) over (
            partition by counted.child_or_row order by counted.start_date
            range between unbounded preceding and current row
        ) as care_period_start
    from counted
    left join lasting
        on counted._row_id = lasting._row_id

),

-- R21: a temporary stay, and the return from it to the type of placement held before it, are no move; nor is a change
-- with the same carer (T, U). A new period of care is never a return.
marked as (

    select
        ordered.*,
        reason_new_episode in ('S', 'P', 'B')
        and not is_temporary
        and not (
            reason_new_episode <> 'S'
            and coalesce(follows_temporary, false)
            and coalesce(placement_type = placement_type_before, false)
        ) as begins_placement
    from ordered

),

placements as (

    select
        _row_id,
        lag(start_date) over (
            partition by child_or_row, care_period_start order by start_date, _row_id
        ) as previous_placement_start
    from marked
    where begins_placement

),

-- A placement for adoption is joined to the placement before it, one step back.
with_placements as (

    select
        marked.*,
        case
            when not marked.begins_placement then null
            when marked.placement_type in ('A3', 'A4', 'A5', 'A6')
                then coalesce(placements.previous_placement_start, marked.start_date)
            else marked.start_date
        end as own_placement_start
    from marked
    left join placements
        on marked._row_id = placements._row_id

),

carried as (

    select
        with_placements.*,
        count(own_placement_start) over (
            partition by child_or_row, care_period_start order by start_date, _row_id
            rows between unbounded preceding and current row
        ) as placement_number
    from with_placements

),

described as (

    select
        carried.*,
        max(own_placement_start) over (
            partition by child_or_row, care_period_start, placement_number
        ) as placement_start
    from carried

)

select * from described
