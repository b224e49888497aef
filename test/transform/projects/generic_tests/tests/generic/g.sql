{% test row_count(model, above) %}
select count(*) as c from {{ model }} having count(*) <= {{ above }}
{% endtest %}
{% test has_cols(model, cols) %}
select '{{ cols | join(",") }}' as c from {{ model }} where false
{% endtest %}
