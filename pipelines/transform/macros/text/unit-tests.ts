/** Fixtures as SQL, and the comparison of what a model gives with what is expected. */
export const unitTests = String.raw`
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
-- Fixture for {{ model.name }}
{%- set types = column_name_to_data_types or {} -%}
{%- set quoted = {} -%}
{%- if not types -%}
  {%- for column in adapter.get_columns_in_relation(this) -%}{%- do types.update({column.name | lower: column.data_type}) -%}{%- endfor -%}
{%- endif -%}
{%- if not types -%}
  {{ exceptions.raise_compiler_error("Not able to get columns for unit test '" ~ model.name ~ "' from relation " ~ this ~ " because the relation doesn't exist") }}
{%- endif -%}
{%- set empty_row = {} -%}
{%- for name, type in types.items() -%}
  {%- do empty_row.update({name: safe_cast('null', type) | trim}) -%}
  {%- do quoted.update({name: adapter.quote(name)}) -%}
{%- endfor -%}
{{ validate_fixture_rows(rows, none) }}
{%- for row in rows %}
{%- set cells = empty_row.copy() -%}
{%- do cells.update(format_row(row, types)) %}
select
{%- for name, value in cells.items() %} {{ value }} as {{ quoted[name] }}{{ ', ' if not loop.last }}{%- endfor %}
{{- '\nunion all\n' if not loop.last }}
{%- endfor -%}
{%- if not rows %}
select
{%- for name, value in empty_row.items() %} {{ value }} as {{ quoted[name] }}{{ ',' if not loop.last }}{%- endfor %}
limit 0
{%- endif -%}
{% endmacro %}

{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
{%- if not rows -%}
select * from dbt_internal_unit_test_actual
limit 0
{%- endif -%}
{%- for row in rows -%}
select
{%- for name, value in format_row(row, column_name_to_data_types).items() %} {{ value }} as {{ column_name_to_quoted[name] }}{{ ', ' if not loop.last }}{%- endfor %}
{{- '\nunion all\n' if not loop.last }}
{%- endfor -%}
{% endmacro %}

{% macro format_row(row, column_name_to_data_types) -%}
  {%- set cells = {} -%}
  {%- for written, value in row.items() -%}
    {%- set name = written | lower -%}
    {%- if name not in column_name_to_data_types -%}
      {%- set owner = 'expected output' if model.resource_type == 'unit_test' else "'" ~ model.name ~ "'" -%}
      {{ exceptions.raise_compiler_error("Invalid column name: '" ~ name ~ "' in unit test fixture for " ~ owner ~ ".\nAccepted columns for " ~ owner ~ " are: " ~ (column_name_to_data_types.keys() | list)) }}
    {%- endif -%}
    {%- set type = column_name_to_data_types[name] -%}
    {%- if value is string -%}
      {%- if 'varying' in type %}{% set type = type.split('(')[0] %}{% endif -%}
      {%- set value = dbt.string_literal(dbt.escape_single_quotes(value)) -%}
    {%- elif value is none -%}
      {%- set value = 'null' -%}
    {%- endif -%}
    {%- do cells.update({name: safe_cast(value, type)}) -%}
  {%- endfor -%}
  {{ return(cells) }}
{%- endmacro %}

{% macro default__validate_fixture_rows(rows, row_number) -%}{%- endmacro %}

{% macro default__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
with dbt_internal_unit_test_actual as (
  select {{ expected_column_names | join(', ') }}, {{ dbt.string_literal('actual') }} as {{ adapter.quote('actual_or_expected') }}
  from (
    {{ main_sql }}
  ) _dbt_internal_unit_test_actual
),
dbt_internal_unit_test_expected as (
  select {{ expected_column_names | join(', ') }}, {{ dbt.string_literal('expected') }} as {{ adapter.quote('actual_or_expected') }}
  from (
    {{ expected_fixture_sql }}
  ) _dbt_internal_unit_test_expected
)
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected
{%- endmacro %}

{% materialization unit, default %}
  {%- set expected_rows = config.get('expected_rows') -%}
  {%- set expected_sql = config.get('expected_sql') -%}
  {%- set types = {} -%}
  {%- set quoted = {} -%}
  {%- set actual = [] -%}
  {%- for column in adapter.get_column_schema_from_query(get_empty_subquery_sql(sql)) -%}
    {%- do actual.append(column.name) -%}
    {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- do quoted.update({column.name | lower: column.quoted}) -%}
  {%- endfor -%}
  {%- set names = [] -%}
  {%- for name in (expected_rows[0].keys() if expected_rows else actual) -%}
    {%- if name | lower not in quoted -%}
      {{ exceptions.raise_compiler_error("Invalid column name: '" ~ name ~ "' in unit test fixture for expected output.\nAccepted columns for expected output are: " ~ (types.keys() | list)) }}
    {%- endif -%}
    {%- do names.append(quoted[name | lower]) -%}
  {%- endfor -%}
  {%- if not expected_sql %}{% set expected_sql = get_expected_sql(expected_rows, types, quoted) %}{% endif -%}
  {%- call statement('main', fetch_result=True) -%}{{ get_unit_test_sql(sql, expected_sql, names) }}{%- endcall -%}
  {{ return({'relations': []}) }}
{% endmaterialization %}
`;
