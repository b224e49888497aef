-- Figures that should agree and do not; listed, never corrected (R31).
with checks as (
{% for check in [
    'int_check_supplied_counts',
    'int_check_parts_and_totals',
    'int_check_stocks_and_flows',
    'int_check_sent_figures',
    'int_check_sent_relations',
    'int_check_sent_rates',
    'int_check_sent_shares',
    'int_check_unborn_rows',
    'int_check_populations',
    'int_check_published_values',
    'int_check_published_statistics',
] %}
    select
        check_name,
        measure_id,
        period_label,
        breakdown,
        breakdown_value,
        left_value,
        right_value,
        message
    from {{ ref(check) }}
    {{ 'union all' if not loop.last }}
{%- endfor %}

)

select
    check_name,
    measure_id,
    period_label,
    breakdown,
    breakdown_value,
    left_value,
    right_value,
    left_value - right_value as difference,
    message
from checks
