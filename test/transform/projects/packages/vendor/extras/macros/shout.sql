{% macro duckdb__shout(x) %}extras {{ x }}{% endmacro %}
