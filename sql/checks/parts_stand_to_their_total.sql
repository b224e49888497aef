-- Parts of a count add up to it; a count of children lies between its largest part and the sum of its parts.
{%- set breakdowns = plain_breakdowns() %}
with breakdowns as (

    select * from (values
    {%- for entry in breakdowns %}
        ('{{ entry.measure }}', '{{ entry.breakdown }}', {{ 'true' if entry.adds_up else 'false' }}),
    {%- endfor %}
        ('none', 'none', false)
    ) as plain (measure_id, breakdown, adds_up)

),

scorecard as (

    select * from {{ ref('scorecard_values') }}
    where source_kind = 'record_level'

),

-- A breakdown that is not covered in the period is left out as a whole.
parts as (

    select
        scorecard.measure_id,
        scorecard.period_kind,
        scorecard.period_end,
        scorecard.breakdown,
        breakdowns.adds_up,
        sum(scorecard.numerator) as parts_sum,
        max(scorecard.numerator) as largest_part
    from scorecard
    inner join breakdowns
        on scorecard.measure_id = breakdowns.measure_id
        and scorecard.breakdown = breakdowns.breakdown
    group by
        scorecard.measure_id,
        scorecard.period_kind,
        scorecard.period_end,
        scorecard.breakdown,
        breakdowns.adds_up

)

select
    parts.*,
    totals.numerator as total
from parts
inner join scorecard as totals
    on parts.measure_id = totals.measure_id
    and parts.period_kind = totals.period_kind
    and parts.period_end = totals.period_end
    and totals.breakdown = 'all'
where
    parts.largest_part > totals.numerator
    or parts.parts_sum < totals.numerator
    or (parts.adds_up and parts.parts_sum <> totals.numerator)
