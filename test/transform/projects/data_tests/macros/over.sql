{% test over(model, column, top) %}
{{ config(tags=['custom']) }}
select * from {{ model }} where {{ column }} > {{ top }}
{% endtest %}
