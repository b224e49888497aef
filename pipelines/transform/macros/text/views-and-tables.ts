/**
 * Views and tables. The new relation is built under a name of its own and takes the old one's place in the same
 * transaction, so that the old one is there until the new one is whole. Where one statement is all there is to do,
 * DuckDB's own transaction round it says the same: it makes the relation, or replaces one of its kind.
 */
export const views = String.raw`
{% macro default__get_create_view_as_sql(relation, sql) -%}{{ return(create_view_as(relation, sql)) }}{% endmacro %}
{% macro default__get_create_table_as_sql(temporary, relation, sql) -%}{{ return(create_table_as(temporary, relation, sql)) }}{% endmacro %}
{% macro default__create_view_as(relation, sql) -%}create view {{ relation }} as ({{ sql }}){%- endmacro %}
{% macro default__create_table_as(temporary, relation, compiled_code, language='sql') -%}
  create {% if temporary %}temporary {% endif %}table {{ relation }} as ({{ compiled_code }})
{%- endmacro %}

{% materialization view, default %}
  {%- set old = load_cached_relation(this) -%}
  {%- set new = this.incorporate(type='view') -%}
  {%- set draft = make_intermediate_relation(new) -%}
  {%- set single = adapter.stands_alone(sql) -%}
  {%- if pre_hooks or not single %}{{ run_hooks(pre_hooks, inside_transaction=False) }}{% endif -%}
  {%- do drop_relation_if_exists(load_cached_relation(draft)) -%}
  {%- if not single %}{{ run_hooks(pre_hooks, inside_transaction=True) }}{% endif -%}
  {%- set alone = single and (old is none or old.is_view) -%}
  {%- set swaps = old is not none and not alone -%}
  {%- call statement('main', auto_begin=not alone) -%}
    {%- set text = get_create_view_as_sql(draft if swaps else new, sql) -%}
    {{ text | replace('create view', 'create or replace view', 1) if old is not none and alone else text }}
  {%- endcall -%}
  {%- if swaps -%}
    {%- do adapter.drop_relation(old) -%}
    {%- do adapter.rename_relation(draft, new) -%}
  {%- endif -%}
  {%- if not single -%}
    {%- do apply_grants(new, config.get('grants'), should_revoke=should_revoke(old, full_refresh_mode=True)) -%}
    {%- do persist_docs(new, model) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
  {%- endif -%}
  {{ adapter.commit() }}
  {%- if post_hooks or not single %}{{ run_hooks(post_hooks, inside_transaction=False) }}{% endif -%}
  {{ return({'relations': [new]}) }}
{% endmaterialization %}
`;

export const duckdbTables = String.raw`
{% macro duckdb__create_view_as(relation, sql) -%}
  {%- if config.get('contract').enforced %}{{ get_assert_columns_equivalent(sql) }}{% endif -%}
  {%- set header = config.get('sql_header', none) -%}
  {{ header if header is not none }}
  create view {{ relation }} as (
    {{ sql }}
  );
{%- endmacro %}

{% macro duckdb__create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  {%- set contract = config.get('contract') -%}
  {%- if contract.enforced %}{{ get_assert_columns_equivalent(compiled_code) }}{% endif -%}
  {%- set header = config.get('sql_header', none) -%}
  {{ header if header is not none }}
  create {% if temporary %}temporary {% endif %}table {{ relation.include(database=(not temporary), schema=(not temporary)) }}
  {% if contract.enforced and not temporary %}
    {{ get_table_columns_and_constraints() }};
    insert into {{ relation }} {{ get_column_names() }} (
      {{ get_select_subquery(compiled_code) }}
    );
  {%- else %}
  as (
    {{ compiled_code }}
  );
  {%- endif -%}
{%- endmacro %}

{% macro get_column_names() %}
  {%- set listed = [] -%}
  {%- for name in model['columns'] -%}
    {%- set column = model['columns'][name] -%}
    {%- do listed.append(adapter.quote(column['name']) if column.get('quote') else column['name']) -%}
  {%- endfor -%}
  ({{ listed | join(', ') }})
{%- endmacro %}

{% macro warn_of_unused_layout() -%}
  {%- for key, older in [('partitioned_by', 'partition_by'), ('sorted_by', 'sort_by')] -%}
    {%- set raw = config.get(key) if config.get(key) not in [none, ''] else config.get(older) -%}
    {%- if raw not in [none, ''] -%}
      {%- set both = key ~ '/' ~ older -%}
      {%- if not normalize_string_or_list(raw, both) -%}{{ exceptions.raise_compiler_error(both ~ ' must contain at least one column') }}{%- endif -%}
      {%- do adapter.warn_once(both ~ ' is only supported for DuckLake relations; ignoring for ' ~ this) -%}
    {%- endif -%}
  {%- endfor -%}
{%- endmacro %}

{% materialization table, adapter='duckdb', supported_languages=['sql'] %}
  {%- set old = load_cached_relation(this) -%}
  {%- set new = this.incorporate(type='table') -%}
  {%- set draft = make_intermediate_relation(new) -%}
  {%- do warn_of_unused_layout() -%}
  {%- do drop_relation_if_exists(load_cached_relation(draft)) -%}
  {%- set single = adapter.stands_alone(compiled_code) -%}
  {%- if pre_hooks or not single -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- endif -%}
  {%- set in_place = old is not none and builds_in_place(old) -%}
  {%- if in_place -%}
    {%- do adapter.ensure_transaction() -%}
    {%- do adapter.drop_relation(old) -%}
  {%- endif -%}
  {%- set alone = single and not in_place and (old is none or old.is_table) -%}
  {%- set swaps = old is not none and not in_place and not alone -%}
  {%- call statement('main', auto_begin=not alone) -%}
    {%- set text = get_create_table_as_sql(False, draft if swaps else new, compiled_code) -%}
    {{ text | replace('create table', 'create or replace table', 1) if old is not none and alone else text }}
  {%- endcall -%}
  {%- if swaps -%}
    {%- do adapter.drop_relation(old) -%}
    {%- do adapter.rename_relation(draft, new) -%}
  {%- endif -%}
  {%- if not single -%}
    {%- do create_indexes(new) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {%- do apply_grants(new, config.get('grants'), should_revoke=should_revoke(old, full_refresh_mode=True)) -%}
    {%- do persist_docs(new, model) -%}
  {%- endif -%}
  {{ adapter.commit() }}
  {%- if post_hooks or not single %}{{ run_hooks(post_hooks, inside_transaction=False) }}{% endif -%}
  {{ return({'relations': [new]}) }}
{% endmaterialization %}
`;
