-- Figures sent, each once: the same days under several kinds of period are one figure, and contradict another once.
with numbered as (

    select
        measures_sent.*,
        periods.period_label,
        measures.kind,
        measures.has_total,
        measures.unit,
        measures.value_rule,
        row_number() over (
            partition by
                measures_sent.measure_id,
                measures_sent.breakdown,
                measures_sent.breakdown_value,
                measures_sent.period_start,
                measures_sent.period_end
            order by
                case measures_sent.period_kind
                    when 'financial_year' then 1
                    when 'quarter' then 2
                    when 'year_to_date' then 3
                    else 4
                end
        ) as kind_rank
    from {{ ref('measures_sent') }} as measures_sent
    inner join {{ ref('measures') }} as measures
        on measures_sent.measure_id = measures.measure_id
    inner join {{ ref('dim_periods') }} as periods
        on measures_sent.period_kind = periods.period_kind
        and measures_sent.period_end = periods.period_end

)

select
    measure_id,
    period_kind,
    period_label,
    period_start,
    period_end,
    breakdown,
    breakdown_value,
    numerator,
    denominator,
    value,
    kind,
    has_total,
    unit,
    value_rule,
    -- Half a unit in the last place that was printed.
    case
        when value = floor(value) then 0.5
        when abs(value * 10 - round(value * 10)) < 0.000001 then 0.05
        else 0.005
    end as rounding
from numbered
where kind_rank = 1
