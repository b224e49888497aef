/** Making, finding, moving and describing relations. */
export const relations = String.raw`
{% macro default__make_intermediate_relation(base_relation, suffix) %}{{ return(default__make_temp_relation(base_relation, suffix)) }}{% endmacro %}

{% macro default__make_temp_relation(base_relation, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix})) }}
{% endmacro %}

{% macro default__make_backup_relation(base_relation, backup_relation_type, suffix) %}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix}, type=backup_relation_type)) }}
{% endmacro %}

{% macro load_cached_relation(relation) %}
  {% do return(adapter.get_relation(database=relation.database, schema=relation.schema, identifier=relation.identifier)) %}
{% endmacro %}
{% macro load_relation(relation) %}{{ return(load_cached_relation(relation)) }}{% endmacro %}

{% macro default__get_or_create_relation(database, schema, identifier, type) %}
  {% set found = adapter.get_relation(database=database, schema=schema, identifier=identifier) %}
  {% if found %}{% do return([true, found]) %}{% endif %}
  {% do return([false, api.Relation.create(database=database, schema=schema, identifier=identifier, type=type)]) %}
{% endmacro %}

{% macro drop_relation_if_exists(relation) %}{% if relation is not none %}{{ adapter.drop_relation(relation) }}{% endif %}{% endmacro %}

{% macro default__drop_relation(relation) -%}
  {% call statement('drop_relation', auto_begin=False) -%}drop {{ relation.type }} if exists {{ relation.render() }} cascade{%- endcall %}
{% endmacro %}

{% macro default__truncate_relation(relation) -%}
  {% call statement('truncate_relation') -%}truncate table {{ relation.render() }}{%- endcall %}
{% endmacro %}

{% macro default__rename_relation(from_relation, to_relation) -%}
  {% call statement('rename_relation') -%}
    alter {{ to_relation.type or 'table' }} {{ from_relation.render() }} rename to {{ adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
  {%- endcall %}
{% endmacro %}

{% macro default__get_drop_sql(relation) -%}drop {{ relation.type }} if exists {{ relation.render() }} cascade{%- endmacro %}
{% macro drop_view(relation) -%}drop view if exists {{ relation.render() }} cascade{%- endmacro %}
{% macro drop_table(relation) -%}drop table if exists {{ relation.render() }} cascade{%- endmacro %}
{% macro drop_schema_named(schema_name) %}{{ return(adapter.drop_schema(api.Relation.create(database=target.database, schema=schema_name))) }}{% endmacro %}
{% macro default__get_rename_sql(relation, new_name) -%}alter {{ relation.type }} {{ relation.render() }} rename to {{ adapter.quote(new_name) }}{%- endmacro %}
{% macro default__get_create_sql(relation, sql) -%}
  {%- if relation.is_view -%}{{ get_create_view_as_sql(relation, sql) }}
  {%- elif relation.is_table -%}{{ get_create_table_as_sql(False, relation, sql) }}
  {%- else -%}{{ exceptions.raise_compiler_error('get_create_sql has not been implemented for: ' ~ relation.type) }}
  {%- endif -%}
{%- endmacro %}
{% macro get_drop_backup_sql(relation) -%}{{ get_drop_sql(make_backup_relation(relation, relation.type)) }}{%- endmacro %}
{% macro get_create_backup_sql(relation) -%}
  {%- set backup = make_backup_relation(relation, relation.type) -%}
  {{ get_drop_sql(backup) }}; {{ get_rename_sql(relation, backup.identifier) }}
{%- endmacro %}
{% macro get_create_intermediate_sql(relation, sql) -%}
  {%- set intermediate = make_intermediate_relation(relation) -%}
  {{ get_drop_sql(intermediate) }}; {{ get_create_sql(intermediate, sql) }}
{%- endmacro %}
{% macro get_rename_intermediate_sql(relation) -%}{{ get_rename_sql(make_intermediate_relation(relation), relation.identifier) }}{%- endmacro %}

{% macro default__create_schema(relation) -%}
  {%- call statement('create_schema') -%}create schema if not exists {{ relation.without_identifier() }}{%- endcall -%}
{% endmacro %}
{% macro default__drop_schema(relation) -%}
  {%- call statement('drop_schema') -%}drop schema if exists {{ relation.without_identifier() }} cascade{%- endcall -%}
{% endmacro %}

{% macro default__information_schema_name(database) -%}{%- if database -%}{{ database }}.INFORMATION_SCHEMA{%- else -%}INFORMATION_SCHEMA{%- endif -%}{%- endmacro %}
{% macro default__list_schemas(database) -%}
  {{ return(run_query("select schema_name from system.information_schema.schemata where lower(catalog_name) = '" ~ (database | lower) ~ "'")) }}
{% endmacro %}
{% macro default__check_schema_exists(information_schema, schema) -%}
  {{ return(run_query("select count(*) from system.information_schema.schemata where lower(catalog_name) = '" ~ (information_schema.database | lower) ~ "' and lower(schema_name) = '" ~ (schema | lower) ~ "'")) }}
{% endmacro %}
{% macro default__list_relations_without_caching(schema_relation) %}
  {% call statement('list_relations_without_caching', fetch_result=True) -%}
    select '{{ schema_relation.database }}' as database, table_name as name, table_schema as schema,
      case table_type when 'VIEW' then 'view' else 'table' end as type
    from system.information_schema.tables
    where lower(table_schema) = '{{ schema_relation.schema | lower }}' and lower(table_catalog) = '{{ schema_relation.database | lower }}'
  {% endcall %}
  {{ return(load_result('list_relations_without_caching').table) }}
{% endmacro %}

{% macro default__get_columns_in_relation(relation) -%}{{ return(adapter.get_columns_in_relation(relation)) }}{% endmacro %}
{% macro sql_convert_columns_in_relation(table) -%}
  {% set found = [] %}
  {% for row in table.rows %}{% do found.append(api.Column(*row)) %}{% endfor %}
  {{ return(found) }}
{% endmacro %}
{% macro default__get_columns_in_query(select_sql) %}
  {% set found = [] %}
  {% for column in adapter.get_column_schema_from_query(select_sql) %}{% do found.append(column.name) %}{% endfor %}
  {{ return(found) }}
{% endmacro %}
{% macro default__get_column_schema_from_query(select_sql, select_sql_header=none) -%}
  {{ return(adapter.get_column_schema_from_query(get_empty_subquery_sql(select_sql, select_sql_header))) }}
{% endmacro %}
{% macro default__get_empty_subquery_sql(select_sql, select_sql_header=none) %}
  {%- if select_sql_header is not none -%}{%- do run_query(select_sql_header) -%}{%- endif -%}
  select * from (
    {{ select_sql }}
  ) as __dbt_sbq
  where false
  limit 0
{% endmacro %}
{% macro default__get_empty_schema_sql(columns) %}
  {%- set untyped = [] -%}
  select
  {% for name in columns %}
    {%- set column = columns[name] -%}
    {%- if not column['data_type'] %}{% do untyped.append(name) %}{% endif -%}
    cast(null as {{ column['data_type'] }}) as {{ adapter.quote(column['name']) if column['quote'] else column['name'] }}{{ ', ' if not loop.last }}
  {%- endfor %}
  {%- if untyped %}{{ exceptions.column_type_missing(column_names=untyped) }}{% endif %}
{% endmacro %}

{% macro default__alter_column_type(relation, column_name, new_column_type) -%}
  {% call statement('alter_column_type') %}alter table {{ relation }} alter column {{ adapter.quote(column_name) }} type {{ new_column_type }}{% endcall %}
{% endmacro %}
{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) %}
  {% for column in add_columns or [] %}
    {% do run_query('alter ' ~ relation.type ~ ' ' ~ relation ~ ' add column ' ~ adapter.quote(column.name) ~ ' ' ~ column.data_type) %}
  {% endfor %}
  {% for column in remove_columns or [] %}
    {% do run_query('alter ' ~ relation.type ~ ' ' ~ relation ~ ' drop column ' ~ adapter.quote(column.name)) %}
  {% endfor %}
{% endmacro %}

{% macro default__create_indexes(relation) -%}
  {%- for index in config.get('indexes', default=[]) or [] -%}
    {%- set text = get_create_index_sql(relation, index) -%}
    {%- if text %}{% do run_query(text) %}{% endif -%}
  {%- endfor -%}
{% endmacro %}
{% macro default__get_create_index_sql(relation, index_dict) -%}{% do return(None) %}{% endmacro %}
{% macro default__get_drop_index_sql(relation, index_name) -%}drop index if exists {{ relation.schema }}.{{ index_name }}{%- endmacro %}
{% macro default__get_show_indexes_sql(relation) -%}
  select index_name as name, is_unique as "unique", expressions as column_names
  from duckdb_indexes() where database_name = '{{ relation.database }}' and schema_name = '{{ relation.schema }}' and table_name = '{{ relation.identifier }}'
{%- endmacro %}

{% macro default__apply_grants(relation, grant_config, should_revoke=True) %}
  {% if grant_config %}{{ exceptions.warn('DuckDB has no users to grant to: the config "grants" of ' ~ model.unique_id ~ ' is ignored') }}{% endif %}
{% endmacro %}
{% macro default__copy_grants() %}{{ return(True) }}{% endmacro %}
{% macro default__should_revoke(existing_relation, full_refresh_mode=True) %}{{ return(False) }}{% endmacro %}
`;

export const duckdbRelations = String.raw`
{% macro duckdb__make_temp_relation(base_relation, suffix) %}
  {% do return(base_relation.incorporate(path={'identifier': base_relation.identifier ~ suffix ~ py_current_timestring(), 'schema': none, 'database': none})) %}
{% endmacro %}

{% macro duckdb__current_timestamp() -%}now(){%- endmacro %}

{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
  {%- set index = adapter.parse_index(index_dict) -%}
  {%- set columns = index.columns | join(', ') -%}
  {%- set name = '__dbt_index_' ~ local_md5((index.columns | join('_')) ~ relation.render() ~ index.unique ~ (index.type or '') ~ run_started_at.strftime('%s%f')) -%}
  create {% if index.unique %}unique {% endif %}index "{{ name }}" on {{ relation }} ({{ columns }})
{%- endmacro %}

{% macro drop_indexes_on_relation(relation) -%}
  {%- if relation.is_table -%}
    {%- for row in run_query("select schema_name, index_name from duckdb_indexes() where database_name = '" ~ relation.database ~ "' and schema_name = '" ~ relation.schema ~ "' and table_name = '" ~ relation.identifier ~ "'").rows -%}
      {%- do run_query('drop index ' ~ adapter.quote(relation.database) ~ '.' ~ adapter.quote(row[0]) ~ '.' ~ adapter.quote(row[1])) -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}
`;
