-- Returns asked for in the 12 months to each month end.
with returns as (

    select
        compliance_returns.*,
        {{ months_from('requested_date', 13) }} as asked_until
    from {{ ref('fct_compliance_returns') }} as compliance_returns

),

asked_for as (

    {{ open_at_month_ends('returns', 'requested_date', 'asked_until') }}

),

described as (

    select
        cast(snapshot_date as varchar) || '|' || _row_id as compliance_return_asked_for_key,
        snapshot_date,
        cast(null as varchar) as child_key,
        _row_id,
        return_type,
        agency,
        status,
        coalesce(submitted_date <= snapshot_date, false) as is_submitted,
        status = 'completed' as is_completed,
        {{ provenance('asked_for') }}
    from asked_for
    -- The days after the day 12 months before: a short month may end before its own day of the year before.
    where requested_date > {{ months_from('snapshot_date', -12) }}

)

select * from described
