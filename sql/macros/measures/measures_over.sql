{#-
  Counts a fact once for all its measures: one row per measure, period and breakdown value, from the entries under
  config.meta.measures of the model's yml (docs/decisions/0020-a-measure-is-one-entry.md).

  Flows are added up by calendar month first, then to every period made of months. Distinct counts, medians and what
  depends on the period's own days are counted again in each period. A stock is a fact with one row per thing and month
  end, dated by that month end.
-#}
{% macro measures_over(fact) %}
    {%- set period_months = ref('int_period_months') -%}
    {%- set periods = ref('dim_periods') -%}
    {%- set plan = measure_plan() -%}
with fact as (

    select * from {{ fact }}

),

{% if plan.cells | length == 0 -%}
cells as (

    {{ no_cells() }}

)

select * from cells
{%- else -%}
dated as (

    {{ dated_rows(plan) }}

),
{% if plan.is_stock %}
{{ counted_at_month_ends(plan, periods) }}
{%- else %}
    {%- if plan.month_aggregates | length > 0 %}
{{ counted_by_month(plan, period_months) }}
    {%- endif %}
    {%- if plan.period_aggregates | length > 0 %}
{{ counted_by_period(plan, period_months) }}
    {%- endif %}
{%- endif %}
{%- for path in ['month', 'period'] if plan[path ~ '_aggregates'] | length > 0 %}
{{ totals_of_every_period(plan, path, periods if plan.is_stock else period_months) }}
{%- endfor %}
{{ measure_cells(plan) }}
{%- endif %}
{% endmacro %}


{#- The fact's rows with the date a measure counts them by, once per date column, and breakdowns as text. -#}
{% macro dated_rows(plan) %}
    select
        fact.*,
        {%- if plan.dates | length == 1 %}
        cast({{ plan.dates[0] }} as date) as measure_date,
        {{ month_of('cast(' ~ plan.dates[0] ~ ' as date)') }} as measure_month
        {%- else %}
        unnest(array[{% for date in plan.dates %}'{{ date }}'{{ ', ' if not loop.last }}{% endfor %}]) as date_role,
        unnest(array[{% for date in plan.dates %}cast({{ date }} as date){{ ', ' if not loop.last }}{% endfor %}])
            as measure_date,
        unnest(array[
            {%- for date in plan.dates %}{{ month_of('cast(' ~ date ~ ' as date)') }}{{ ', ' if not loop.last }}{% endfor %}])
            as measure_month
        {%- endif %}
        {%- for name, breakdown in plan.breakdowns.items() %},
        coalesce(cast({{ breakdown.get('column', breakdown.breakdown) }} as varchar), '{{ breakdown.get('blank', 'not_recorded') }}') as by_{{ name }}
        {%- endfor %}
    from fact
{%- endmacro %}


{#- Counts that add up: by month, then over the months of each period. -#}
{% macro counted_by_month(plan, period_months) %}
by_month as (

    select
        measure_month
        {%- for name in plan.month_dimensions %},
        by_{{ name }}
        {%- endfor %}
        {%- for aggregate, alias in plan.month_aggregates.items() %},
        {{ aggregate }} as {{ alias }}
        {%- endfor %}
    from dated
    where measure_month is not null
    group by grouping sets (
        (measure_month)
        {%- for name in plan.month_dimensions %},
        (measure_month, by_{{ name }})
        {%- endfor %}
    )

),

month_counts as (

    select
        months.window_kind,
        months.period_kind,
        months.period_start,
        months.period_end,
        max(months.months_in_period) as months_in_period
        {%- for name in plan.month_dimensions %},
        by_month.by_{{ name }}
        {%- endfor %}
        {%- for alias in plan.month_aggregates.values() %},
        cast(sum(by_month.{{ alias }}) as double precision) as {{ alias }}
        {%- endfor %}
    from by_month
    inner join {{ period_months }} as months
        on by_month.measure_month = months.month_start
    where months.window_kind in ({{ quoted_list(plan.windows) }})
    group by
        months.window_kind,
        months.period_kind,
        months.period_start,
        months.period_end
        {%- for name in plan.month_dimensions %},
        by_month.by_{{ name }}
        {%- endfor %}

),

month_by_month as (

    select
        months.window_kind,
        months.period_kind,
        months.period_start,
        months.period_end,
        months.month_label,
        cast(1 as bigint) as months_in_period
        {%- for alias in plan.month_aggregates.values() %},
        cast(by_month.{{ alias }} as double precision) as {{ alias }}
        {%- endfor %}
    from by_month
    inner join {{ period_months }} as months
        on by_month.measure_month = months.month_start
    where
        months.window_kind in ({{ quoted_list(plan.windows) }})
        and {{ is_total(plan.month_dimensions, 'by_month') }}

),
{%- endmacro %}


{#- Counts that do not add up: each period counts its own rows again. -#}
{% macro counted_by_period(plan, period_months) %}
period_rows as (

    select
        dated.*,
        months.window_kind,
        months.period_kind,
        months.period_start,
        months.period_end,
        months.months_in_period
        {%- for last in plan.last_rows.values() %},
        ({{ last.condition }}) and row_number() over (
            partition by
                months.window_kind, months.period_kind, months.period_end, dated.{{ last.of }}, ({{ last.condition }})
            order by dated.measure_date desc, {{ last.order_by }} desc
        ) = 1 as {{ last.alias }}
        {%- endfor %}
    from dated
    inner join {{ period_months }} as months
        on dated.measure_month = months.month_start
    where months.window_kind in ({{ quoted_list(plan.windows) }})

),

period_counts as (

    select
        window_kind,
        period_kind,
        period_start,
        period_end,
        max(months_in_period) as months_in_period
        {%- for name in plan.period_dimensions %},
        by_{{ name }}
        {%- endfor %}
        {%- for aggregate, alias in plan.period_aggregates.items() %},
        cast({{ aggregate }} as double precision) as {{ alias }}
        {%- endfor %}
    from period_rows
    group by grouping sets (
        (window_kind, period_kind, period_start, period_end)
        {%- for name in plan.period_dimensions %},
        (window_kind, period_kind, period_start, period_end, by_{{ name }})
        {%- endfor %}
    )

),
{%- endmacro %}


{#- Stocks: each month end by itself, given to the snapshot and, for measures that want it, to periods that end there. -#}
{% macro counted_at_month_ends(plan, periods) %}
at_month_ends as (

    select
        measure_date
        {%- for name in plan.month_dimensions %},
        by_{{ name }}
        {%- endfor %}
        {%- for aggregate, alias in plan.month_aggregates.items() %},
        cast({{ aggregate }} as double precision) as {{ alias }}
        {%- endfor %}
    from dated
    group by grouping sets (
        (measure_date)
        {%- for name in plan.month_dimensions %},
        (measure_date, by_{{ name }})
        {%- endfor %}
    )

),

month_counts as (

    select
        'period' as window_kind,
        periods.period_kind,
        periods.period_start,
        periods.period_end,
        cast(1 as bigint) as months_in_period
        {%- for name in plan.month_dimensions %},
        at_month_ends.by_{{ name }}
        {%- endfor %}
        {%- for alias in plan.month_aggregates.values() %},
        at_month_ends.{{ alias }}
        {%- endfor %}
    from at_month_ends
    inner join {{ periods }} as periods
        on at_month_ends.measure_date = periods.period_end

),
{%- endmacro %}


{#- Totals, also of periods in which nothing was counted: there they are 0. -#}
{% macro totals_of_every_period(plan, path, periods) %}
{{ path }}_totals as (

    select
        periods.window_kind,
        periods.period_kind,
        periods.period_start,
        periods.period_end,
        periods.months_in_period
        {%- for aggregate, alias in plan[path ~ '_aggregates'].items() %},
        {{ 'counts.' ~ alias if 'array_agg' in aggregate else 'coalesce(counts.' ~ alias ~ ', 0)' }} as {{ alias }}
        {%- endfor %}
    from (
        select distinct
            {{ "'period' as window_kind" if plan.is_stock else 'window_kind' }},
            period_kind,
            period_start,
            period_end,
            {{ 'cast(1 as bigint) as months_in_period' if plan.is_stock else 'months_in_period' }}
        from {{ periods }}
        {%- if not plan.is_stock %}
        where window_kind in ({{ quoted_list(plan.windows) }})
        {%- endif %}
    ) as periods
    left join {{ path }}_counts as counts
        on periods.window_kind = counts.window_kind
        and periods.period_kind = counts.period_kind
        and periods.period_end = counts.period_end
        and {{ is_total(plan[path ~ '_dimensions'], 'counts') }}

),
{%- endmacro %}
