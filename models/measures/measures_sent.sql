-- Counts that agencies send for a cell of the scorecard (returns rules, Counts), and shares made of sums that are sent.
with chosen as (

    select * from {{ ref('int_fitted_counts') }}

),

-- Shares of a sum that is sent, made here from its parts and its total.
shares as (

    select
        entries.measure_id,
        parts.period_kind,
        parts.period_start,
        parts.period_end,
        parts.breakdown,
        parts.breakdown_value,
        parts.value as numerator,
        totals.value as denominator,
        case when totals.value <> 0 then parts.value / totals.value * 100 end as value,
        case when totals.value <> 0 then 'supplied' else 'not_applicable' end as status,
        cast(null as varchar) as reason,
        case
            when parts.submission_ids = totals.submission_ids then parts.submission_ids
            else parts.submission_ids || ';' || totals.submission_ids
        end as submission_ids
    from chosen as parts
    inner join (values ('board-income-share-pct', 'board-income')) as entries (measure_id, share_of)
        on parts.measure_id = entries.share_of
    inner join chosen as totals
        on parts.measure_id = totals.measure_id
        and parts.period_kind = totals.period_kind
        and parts.period_end = totals.period_end
        and totals.breakdown = 'all'
    where
        parts.breakdown <> 'all'
        and parts.value is not null
        and totals.value is not null

)

select
    measure_id,
    period_kind,
    period_start,
    period_end,
    breakdown,
    breakdown_value,
    numerator,
    denominator,
    value,
    status,
    reason,
    submission_ids
from chosen
union all
select * from shares
