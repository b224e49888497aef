{#-
  Spells, once for each month end on which they are open: begun on or before it, not ended by it (R11: a start on the day
  is open, an end on the day is not). Adds `snapshot_date`.
-#}
{% macro open_at_month_ends(relation, start, end) -%}
    select
        spells.*,
        months.month_end as snapshot_date
    from (
        {{ in_each_month('bounded', start, 'least(coalesce(' ~ end ~ ', last_month_end), last_month_end)') | replace('from bounded', 'from (' ~ bounded_by_months(relation) ~ ') as bounded') }}
    ) as spells
    inner join {{ ref('int_months') }} as months
        on spells.month_start = months.month_start
    where
        spells.{{ start }} <= months.month_end
        and (spells.{{ end }} is null or spells.{{ end }} > months.month_end)
{%- endmacro %}

{% macro bounded_by_months(relation) -%}
    select
        {{ relation }}.*,
        last_months.last_month_end
    from (select *, 1 as board_number from {{ relation }}) as {{ relation }}
    inner join (
        select board_number, max(month_end) as last_month_end from {{ ref('int_months') }} group by board_number
    ) as last_months
        on {{ relation }}.board_number = last_months.board_number
{%- endmacro %}
