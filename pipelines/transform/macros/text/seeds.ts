/** Seeds: a CSV file of the project becomes a table. */
export const seeds = String.raw`
{% macro default__create_csv_table(model, agate_table) %}
  {%- set declared = model['config'].get('column_types', {}) -%}
  {%- set quote = model['config'].get('quote_columns', None) -%}
  {%- set columns = [] -%}
  {%- for name in agate_table.column_names -%}
    {%- do columns.append(adapter.quote_seed_column(name | string, quote) ~ ' ' ~ declared.get(name, adapter.convert_type(agate_table, loop.index0))) -%}
  {%- endfor -%}
  {%- set text = 'create table ' ~ this.render() ~ ' (' ~ (columns | join(', ')) ~ ')' -%}
  {%- call statement('_') -%}{{ text }}{%- endcall -%}
  {{ return(text) }}
{% endmacro %}

{% macro default__reset_csv_table(model, full_refresh, old_relation, agate_table) %}
  {%- if full_refresh -%}
    {%- do adapter.drop_relation(old_relation) -%}
    {{ return(create_csv_table(model, agate_table)) }}
  {%- endif -%}
  {%- do adapter.truncate_relation(old_relation) -%}
  {{ return('truncate table ' ~ old_relation.render()) }}
{% endmacro %}

{% macro default__get_csv_sql(create_or_truncate_sql, insert_sql) %}
  {{ create_or_truncate_sql }};
  -- dbt seed --
  {{ insert_sql }}
{% endmacro %}

{% macro get_seed_column_quoted_csv(model, column_names) %}
  {%- set listed = [] -%}
  {%- for name in column_names -%}{%- do listed.append(adapter.quote_seed_column(name, model['config'].get('quote_columns', None))) -%}{%- endfor -%}
  {{ return(listed | join(', ')) }}
{% endmacro %}

{% macro default__get_batch_size() %}{{ return(10000) }}{% endmacro %}
{% macro default__get_binding_char() %}{{ return('?') }}{% endmacro %}

{% macro default__load_csv_rows(model, agate_table) %}
  {{ exceptions.raise_not_implemented('load_csv_rows is implemented for DuckDB only') }}
{% endmacro %}

{% materialization seed, default %}
  {%- set rebuild = should_full_refresh() -%}
  {%- set old = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) -%}
  {%- set rows = load_agate_table() -%}
  {%- do store_result('agate_table', response='OK', agate_table=rows) -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- if old is not none and old.is_view -%}
    {{ exceptions.raise_compiler_error("Cannot seed to '" ~ old.render() ~ "', it is a view") }}
  {%- elif old is not none -%}
    {%- set made = reset_csv_table(model, rebuild, old, rows) -%}
  {%- else -%}
    {%- set made = create_csv_table(model, rows) -%}
  {%- endif -%}
  {%- set code = 'CREATE' if rebuild else 'INSERT' -%}
  {%- set count = rows.rows | length -%}
  {%- set loaded = load_csv_rows(model, rows) if count > 0 else '' -%}
  {%- call noop_statement('main', code ~ ' ' ~ count, code, count) -%}{{ get_csv_sql(made, loaded) }};{%- endcall -%}
  {%- set new = this.incorporate(type='table') -%}
  {%- do apply_grants(new, config.get('grants'), should_revoke=should_revoke(old, rebuild)) -%}
  {%- do persist_docs(new, model) -%}
  {%- if rebuild or old is none %}{% do create_indexes(new) %}{% endif -%}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [new]}) }}
{% endmaterialization %}
`;

export const duckdbSeeds = String.raw`
{% macro duckdb__get_binding_char() %}{{ return(adapter.get_binding_char()) }}{% endmacro %}
{% macro duckdb__get_batch_size() %}{{ return(10000) }}{% endmacro %}
{% macro duckdb__load_csv_rows(model, agate_table) %}{{ return(adapter.load_seed(model, agate_table)) }}{% endmacro %}
`;
