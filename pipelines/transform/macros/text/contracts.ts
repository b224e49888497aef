/** Enforced contracts: the columns and constraints that a model promises. */
export const contracts = String.raw`
{% macro default__get_table_columns_and_constraints() -%}{{ return(table_columns_and_constraints()) }}{%- endmacro %}
{% macro table_columns_and_constraints() %}
  {%- set parts = adapter.render_raw_columns_constraints(raw_columns=model['columns']) + adapter.render_raw_model_constraints(raw_constraints=model['constraints']) -%}
  ({{ parts | join(', ') }})
{% endmacro %}

{% macro default__get_assert_columns_equivalent(sql) -%}{{ return(assert_columns_equivalent(sql)) }}{%- endmacro %}
{% macro assert_columns_equivalent(sql) %}
  {%- if not model['columns'] %}{{ exceptions.raise_contract_error([], []) }}{% endif -%}
  {%- set given = format_columns(get_column_schema_from_query(sql, config.get('sql_header', none))) -%}
  {%- set promised = format_columns(get_column_schema_from_query(get_empty_schema_sql(model['columns']))) -%}
  {%- set by_name = {} -%}
  {%- for column in promised %}{% do by_name.update({column['name']: column['formatted']}) %}{% endfor -%}
  {%- set broken = given | length != promised | length -%}
  {%- set found = namespace(broken=broken) -%}
  {%- for column in given if by_name.get(column['name']) != column['formatted'] %}{% set found.broken = true %}{% endfor -%}
  {%- if found.broken %}{% do exceptions.raise_contract_error(promised, given) %}{% endif -%}
{% endmacro %}

{% macro format_columns(columns) %}
  {% set listed = [] %}
  {% for column in columns %}{% do listed.append(adapter.dispatch('format_column', 'dbt')(column)) %}{% endfor %}
  {{ return(listed) }}
{% endmacro %}
{% macro default__format_column(column) -%}
  {{ return({'name': column.name, 'data_type': column.dtype, 'formatted': column.column.lower() ~ ' ' ~ column.dtype}) }}
{%- endmacro %}

{% macro default__get_column_names() -%}
  {%- set listed = [] -%}
  {%- for name in model['columns'] -%}
    {%- set column = model['columns'][name] -%}
    {%- do listed.append(adapter.quote(column['name']) if column.get('quote') else column['name']) -%}
  {%- endfor -%}
  {{ listed | join(', ') }}
{%- endmacro %}
{% macro default__get_select_subquery(sql) %}
  select {{ adapter.dispatch('get_column_names', 'dbt')() }}
  from (
    {{ sql }}
  ) as model_subq
{% endmacro %}
`;

/** DuckDB keeps the name under which a table with a foreign key was made: such tables are built in their place. */
export const duckdbContracts = String.raw`
{% macro builds_in_place(old) -%}
  {%- set kinds = [] -%}
  {%- if config.get('contract').enforced -%}
    {%- for constraint in model.get('constraints', []) %}{% do kinds.append(constraint.type) %}{% endfor -%}
    {%- for column in model.get('columns', {}).values() %}{% for constraint in column.get('constraints', []) %}{% do kinds.append(constraint.type) %}{% endfor %}{% endfor -%}
  {%- endif -%}
  {{ return('foreign_key' in kinds) }}
{%- endmacro %}
`;
