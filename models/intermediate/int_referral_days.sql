-- Referrals and plans for neglect of each child in one line of days, so that each referral looks 12 months back and ahead.
with referrals as (

    {{ linked_rows(ref('stg_referrals')) }}

),

plans as (

    {{ linked_rows(ref('stg_child_protection_plans')) }}

),

days as (

    select
        child_key,
        referral_date as event_date,
        _row_id,
        'referral' as event
    from referrals
    where child_key is not null
    union all
    select
        child_key,
        start_date as event_date,
        _row_id,
        'neglect_plan' as event
    from plans
    where
        child_key is not null
        and initial_category = 'NEG'

),

in_line as (

    select
        _row_id,
        event,
        -- R7: the boundary day counts, the same day does not, any outcome counts.
        count(*) filter (where event = 'referral') over (
            partition by child_key
            order by event_date
            range between interval '12 months' preceding and interval '1 day' preceding
        ) as earlier_referrals,
        count(*) filter (where event = 'neglect_plan') over (
            partition by child_key
            order by event_date
            range between current row and interval '12 months' following
        ) as neglect_plans_ahead
    from days

)

select * from in_line
where event = 'referral'
