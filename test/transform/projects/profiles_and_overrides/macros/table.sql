{% materialization table, adapter='duckdb' %}
  {% do log('by way of ours') %}
  {% do return(dbt.materialization_table_duckdb()) %}
{% endmaterialization %}

{% macro generate_database_name(custom_database_name=none, node=none) -%}
  {{ custom_database_name or target.database }}
{%- endmacro %}
