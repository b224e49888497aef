-- The totals of the scorecard as items that somebody owes: when each could be filled at the earliest, and when it should have
-- been (the latest due day of the returns it needs).
with cells as (

    select * from {{ ref('int_chosen_cells') }}
    where breakdown = 'all'

),

measures as (

    select
        measure_id,
        owner_agency,
        unnest(string_to_array(source_extracts, ' ')) as extract
    from {{ ref('measures') }}
    where
        source_extracts <> ''
        and not is_additional

),

due_dates as (

    select * from {{ ref('int_extract_due_dates') }}

),

submissions as (

    select * from {{ ref('int_submissions') }}
    where covers_to is not null

),

received as (

    select
        submissions.extract,
        ends.period_end,
        min(cast(submissions.received_at as date)) as received_date
    from (select *, 1 as board_number from submissions) as submissions
    inner join (select distinct period_end, 1 as board_number from cells) as ends
        on submissions.board_number = ends.board_number
    where
        submissions.covers_to >= ends.period_end
        and submissions.covers_from <= ends.period_end
    group by submissions.extract, ends.period_end

),

owed as (

    select
        measures.measure_id,
        measures.owner_agency,
        ends.period_end,
        max(due_dates.due_date) as due_date,
        max(received.received_date) as received_date
    from measures
    inner join (select distinct measure_id, period_end from cells) as ends
        on measures.measure_id = ends.measure_id
    inner join due_dates
        on measures.extract = due_dates.extract
        and ends.period_end = due_dates.period_end
    left join received
        on measures.extract = received.extract
        and ends.period_end = received.period_end
    group by measures.measure_id, measures.owner_agency, ends.period_end

),

described as (

    select
        cells.measure_id || '|' || cells.period_kind || '|' || cast(cells.period_end as varchar) as scorecard_item_key,
        cells.measure_id,
        cells.period_kind as item_period_kind,
        cells.period_end as item_period_end,
        cast(null as varchar) as child_key,
        owed.owner_agency as agency,
        owed.due_date,
        case when cells.status <> 'not_available' then owed.received_date end as available_on,
        cells.status = 'not_available' as is_missing,
        cells.status = 'not_available' or owed.received_date is null or owed.received_date > owed.due_date as is_late,
        owed.owner_agency = 'health' as is_owned_by_health,
        cells.submission_ids as _submission_id,
        cast(null as varchar) as _sender,
        -- An item stands in no agency's file; its own name takes the place of a sheet.
        'scorecard ' || cells.measure_id || ' ' || cells.period_kind || ' ' || cast(cells.period_end as varchar) as _sheet,
        cast(null as bigint) as _row_number
    from cells
    inner join owed
        on cells.measure_id = owed.measure_id
        and cells.period_end = owed.period_end

)

select * from described
