-- What came before each plan of a child. Plans of other authorities are left out of counts, but they are plans the child has
-- had.
with plans as (

    {{ linked_rows(ref('stg_child_protection_plans')) }}

),

-- Starts and ends in one line of days.
days as (

    select
        child_key,
        start_date as event_date,
        _row_id,
        'start' as event
    from plans
    where child_key is not null
    union all
    select
        child_key,
        end_date as event_date,
        _row_id,
        'end' as event
    from plans
    where
        child_key is not null
        and end_date is not null

),

in_line as (

    select
        _row_id,
        event,
        count(*) filter (where event = 'start') over earlier_days as earlier_plans,
        -- A plan that ended on the day of this start is the same plan carried on (rulings, Measures).
        max(event_date) filter (where event = 'end') over earlier_days as last_end_before
    from days
    window earlier_days as (
        partition by child_key order by event_date
        range between unbounded preceding and interval '1 day' preceding
    )

)

select * from in_line
where event = 'start'
