{% test not_empty(model, column_name) %}
select * from {{ model }} where trim({{ column_name }}) = ''
{% endtest %}
{% test sums(model) %}{{ config(fail_calc='sum(n)', severity='warn', warn_if='>3') }} select count(*) as n from {{ model }}{% endtest %}
