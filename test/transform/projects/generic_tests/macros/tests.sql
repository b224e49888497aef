{% test is_even(model, column_name, factor=2, label='x') %}
{{ config(severity = 'warn', fail_calc='coalesce(sum(n),0)', error_if='>1000') }}
select {{ column_name }} as v, 1 as n from {{ model }} where {{ column_name }} % {{ factor }} <> 0
{% endtest %}
{% macro gen_where() %}id > 1{% endmacro %}
