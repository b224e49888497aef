{% macro shout(x) %}{{ return(adapter.dispatch('shout', 'tools')(x)) }}{% endmacro %}
{% macro default__shout(x) %}default {{ x }}{% endmacro %}
{% macro plain(x) %}{{ adapter.dispatch('plain', macro_namespace='tools')(x) }}{% endmacro %}
{% macro default__plain(x) %}plain default {{ x }}{% endmacro %}
{% macro duckdb__plain(x) %}plain duckdb {{ x }}{% endmacro %}
{% test is_small(model, column_name, top=5) %}select * from {{ model }} where {{ column_name }} > {{ top }}{% endtest %}
