{% macro twice(column) -%}
  2 *
  {{ column }}
{%- endmacro -%}


{% test is_small(model, column_name) %}
select *
from {{ model }}
where {{ column_name }} > 10
{% endtest %}

{%- macro last() -%}
  1
{%- endmacro -%}

