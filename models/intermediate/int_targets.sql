-- Targets sent as reference data win over those of board.yml.
with sent as (

    select * from {{ ref('stg_targets') }}

),

configured as (

    select * from {{ source('ledger', 'board_targets') }}

),

measures_sent as (

    select distinct measure_id from sent

),

targets as (

    select
        lower(measure_id) as measure_id,
        valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to,
        method,
        polarity,
        target,
        tolerance,
        tolerance_unit,
        lower_threshold,
        upper_threshold,
        floor as floor_value,
        comparator_kind,
        agreed_date
    from sent
    union all
    select
        configured.measure_id,
        configured.valid_from,
        coalesce(configured.valid_to, date '9999-12-31') as valid_to,
        configured.method,
        configured.polarity,
        configured.target,
        configured.tolerance,
        configured.tolerance_unit,
        configured.lower_threshold,
        configured.upper_threshold,
        configured.floor as floor_value,
        configured.comparator_kind,
        configured.agreed_date
    from configured
    left join measures_sent
        on configured.measure_id = measures_sent.measure_id
    where measures_sent.measure_id is null

),

-- One target at a time: a later one begins where it begins, whatever the earlier one says about its end.
ended as (

    select
        targets.*,
        'all' as breakdown,
        lead(valid_from) over (partition by measure_id order by valid_from) as next_valid_from
    from targets

)

select
    measure_id,
    breakdown,
    valid_from,
    case
        when next_valid_from <= valid_to then {{ days_from('next_valid_from', -1) }} else valid_to
    end as valid_to,
    method,
    polarity,
    target,
    tolerance,
    tolerance_unit,
    lower_threshold,
    upper_threshold,
    floor_value,
    comparator_kind,
    agreed_date
from ended
