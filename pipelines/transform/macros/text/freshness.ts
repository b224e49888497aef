/** How recent a source's rows are. */
export const freshness = String.raw`
{% macro default__collect_freshness(source, loaded_at_field, filter) %}
  {% call statement('collect_freshness', fetch_result=True, auto_begin=False) -%}
    select max({{ loaded_at_field }}) as max_loaded_at, {{ current_timestamp() }} as snapshotted_at
    from {{ source }}{{ ' where ' ~ filter if filter }}
  {% endcall %}
  {{ return(load_result('collect_freshness')) }}
{% endmacro %}
{% macro default__collect_freshness_custom_sql(source, loaded_at_query) %}
  {% call statement('collect_freshness_custom_sql', fetch_result=True, auto_begin=False) -%}
    with source_query as ({{ loaded_at_query }})
    select (select * from source_query) as max_loaded_at, {{ current_timestamp() }} as snapshotted_at
  {% endcall %}
  {{ return(load_result('collect_freshness_custom_sql')) }}
{% endmacro %}
{% macro default__get_catalog(information_schema, schemas) -%}
  {{ return(run_query("select * from duckdb_columns() where database_name = '" ~ information_schema.database ~ "'")) }}
{%- endmacro %}
{% macro default__get_catalog_relations(information_schema, relations) -%}{{ return(get_catalog(information_schema, [])) }}{%- endmacro %}
`;
