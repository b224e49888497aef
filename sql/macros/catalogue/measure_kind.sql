{#- What kind of figure a measure is; says how it may be added up and how a count sent is read (returns rules). -#}
{% macro measure_kind(entry) %}
    {%- if entry.get('kind') -%}{%- do return(entry.kind) -%}{%- endif -%}
    {%- set counts = entry.get('counts', 'rows') -%}
    {%- if counts is mapping and 'median' in counts -%}{%- do return('median') -%}
    {%- elif entry.unit in ['rate_per_10000', 'rate_per_1000', 'count_per_month'] -%}{%- do return('rate') -%}
    {%- elif entry.unit == 'percentage' -%}{%- do return('ratio of measures') -%}
    {%- elif entry.meta.get('stock') -%}{%- do return('stock at date') -%}
    {%- elif counts == 'children' or entry.get('counts_people') -%}{%- do return('flow distinct children') -%}
    {%- else -%}{%- do return('flow count') -%}
    {%- endif -%}
{% endmacro %}


{#-
  How the value follows from numerator and denominator: their ratio times a factor, or the numerator alone. Units of single
  breakdowns (`unit` in a breakdown's entry) follow the same rule.
-#}
{% macro measure_value_rule(entry, unit=none) %}
    {%- set unit = unit or entry.unit -%}
    {%- if unit == 'percentage' -%}{%- do return('ratio x 100') -%}
    {%- elif unit == 'rate_per_10000' -%}{%- do return('ratio x 10000') -%}
    {%- elif unit == 'rate_per_1000' -%}{%- do return('ratio x 1000') -%}
    {%- elif unit == 'count_per_month' or entry.get('mean') -%}{%- do return('ratio x 1') -%}
    {%- else -%}{%- do return('numerator') -%}
    {%- endif -%}
{% endmacro %}
