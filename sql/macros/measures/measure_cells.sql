{#- Turns the counted columns into one row per measure, period and breakdown value. -#}
{% macro measure_cells(plan) %}
cells as (
{% for group in plan.groups %}
    select
        unnest(array[{% for cell in group.cells %}'{{ cell.measure }}'{{ ', ' if not loop.last }}{% endfor %}]) as measure_id,
        counts.period_kind,
        counts.period_start,
        counts.period_end,
        {%- if group.reads == 'column' %}
        '{{ group.breakdown }}' as breakdown,
        counts.by_{{ group.dimension }} as breakdown_value,
        {%- elif group.reads == 'month' %}
        'month' as breakdown,
        counts.month_label as breakdown_value,
        {%- else %}
        unnest(array[{% for cell in group.cells %}'{{ cell.breakdown }}'{{ ', ' if not loop.last }}{% endfor %}]) as breakdown,
        unnest(array[{% for cell in group.cells %}'{{ cell['value'] }}'{{ ', ' if not loop.last }}{% endfor %}])
            as breakdown_value,
        {%- endif %}
        unnest(array[
            {%- for cell in group.cells -%}
            {{ 'counts.' ~ cell.numerator if not cell.value_only else 'cast(null as double precision)' }}{{ ', ' if not loop.last }}
            {%- endfor %}])
            as numerator,
        unnest(array[{% for cell in group.cells %}{{ counted_denominator(cell) }}{{ ', ' if not loop.last }}{% endfor %}])
            as denominator,
        unnest(array[
            {%- for cell in group.cells -%}
            {{ 'counts.' ~ cell.numerator if cell.is_statistic else 'cast(null as double precision)' }}{{ ', ' if not loop.last }}
            {%- endfor %}])
            as value,
        unnest(array[
            {%- for cell in group.cells -%}
            {{ 'counts.' ~ cell.pending if cell.pending else 'cast(null as double precision)' }}{{ ', ' if not loop.last }}
            {%- endfor %}])
            as pending
        {%- if plan.gives_zeros %},
        unnest(array[
            {%- for cell in group.cells -%}
            {{ 'counts.' ~ cell.occurring if cell.occurring else 'cast(null as double precision)' }}{{ ', ' if not loop.last }}
            {%- endfor %}])
            as occurring
        {%- endif %}
    from {{ 'month_by_month' if group.reads == 'month' else group.path ~ ('_totals' if group.reads == 'total' else '_counts') }} as counts
    {%- if group.cells | selectattr('over', 'equalto', 'total') | list | length > 0 %}
    inner join {{ group.path }}_totals as totals
        on counts.window_kind = totals.window_kind
        and counts.period_kind = totals.period_kind
        and counts.period_end = totals.period_end
    {%- endif %}
    where
        counts.window_kind = '{{ group.window }}'
        {%- if group.reads == 'column' %}
        and counts.by_{{ group.dimension }} is not null
        {%- endif %}
    {{ 'union all' if not loop.last }}
{%- endfor %}
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
    pending
from cells
where
    -- A value of a breakdown that nothing was counted for is left out and means 0; so are rows with no value to stand under.
    breakdown_value <> 'left_out'
    and (breakdown = 'all' or numerator <> 0 or coalesce(denominator, 0) <> 0{{ ' or occurring > 0' if plan.gives_zeros }})
    {%- for measure in plan.meta.measures %}
    and (measure_id <> '{{ measure.id }}' or period_kind in ({{ quoted_list(measure_periods(measure, plan.meta)) }}))
    {%- endfor %}
    {%- for measure in plan.meta.measures if measure.get('none_is_missing') %}
    and (measure_id <> '{{ measure.id }}' or numerator <> 0)
    {%- endfor %}
    {%- if var('only_totals', false) %}
    and (
        breakdown = 'all'
        or measure_id in ({{ quoted_list(plan.meta.measures | rejectattr('total', 'undefined') | map(attribute='id') | list or ['']) }})
    )
    {%- endif %}
{%- endmacro %}


{% macro counted_denominator(cell) -%}
    {%- if cell.denominator == 'months' -%}
        cast(counts.months_in_period as double precision)
    {%- elif cell.denominator -%}
        {{ 'totals' if cell.over == 'total' else 'counts' }}.{{ cell.denominator }}
    {%- else -%}
        cast(null as double precision)
    {%- endif -%}
{%- endmacro %}


{#- Rows that stand for everything: none of the breakdown columns takes part in them. -#}
{% macro is_total(dimensions, relation) -%}
    {%- if dimensions | length == 0 -%}true
    {%- elif dimensions | length == 1 -%}{{ relation }}.by_{{ dimensions[0] }} is null
    {%- else -%}
    coalesce({% for name in dimensions %}{{ relation }}.by_{{ name }}{{ ', ' if not loop.last }}{% endfor %}) is null
    {%- endif -%}
{%- endmacro %}


{#- The kinds of period a measure is given for; flows unless its entry says otherwise. -#}
{% macro measure_periods(measure, meta) %}
    {%- set by_default = ['snapshot'] if meta.get('stock') else [
        'month', 'quarter', 'year_to_date', 'financial_year', 'rolling_12_months'] -%}
    {%- do return(measure.get('periods', by_default)) -%}
{% endmacro %}


{% macro quoted_list(values) -%}
    {%- for value in values -%}'{{ value }}'{{ ', ' if not loop.last }}{%- endfor -%}
{%- endmacro %}


{#- The columns of a measures model, without rows: what it is before its entries can be read. -#}
{% macro no_cells() %}
    select
        cast(null as varchar) as measure_id,
        cast(null as varchar) as period_kind,
        cast(null as date) as period_start,
        cast(null as date) as period_end,
        cast(null as varchar) as breakdown,
        cast(null as varchar) as breakdown_value,
        cast(null as double precision) as numerator,
        cast(null as double precision) as denominator,
        cast(null as double precision) as value,
        cast(null as double precision) as pending
    where false
{%- endmacro %}
