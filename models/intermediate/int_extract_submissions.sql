-- Who answers for an extract in a period: submissions with a window that touches it and that no later one replaced.
with submissions as (

    select * from {{ ref('int_submissions') }}
    where
        covers_from is not null
        and not is_superseded

),

periods as (

    select
        period_kind,
        period_end,
        coalesce(period_start, period_end) as first_day,
        1 as board_number
    from {{ ref('dim_periods') }}

),

touching as (

    select
        submissions.extract,
        periods.period_kind,
        periods.period_end,
        submissions.submission_id
    from (select *, 1 as board_number from submissions) as submissions
    inner join periods
        on submissions.board_number = periods.board_number
    where
        submissions.covers_from <= periods.period_end
        and submissions.covers_to >= periods.first_day

)

select * from touching
