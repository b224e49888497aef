/** Incremental models: the new rows are put into the table that is there, by the model's strategy. */
export const incremental = String.raw`
{% macro default__get_incremental_append_sql(arg_dict) %}
  {% do return(get_insert_into_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['dest_columns'])) %}
{% endmacro %}
{% macro default__get_incremental_delete_insert_sql(arg_dict) %}
  {% do return(get_delete_insert_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) %}
{% endmacro %}
{% macro default__get_incremental_merge_sql(arg_dict) %}
  {% do return(get_merge_sql(arg_dict['target_relation'], arg_dict['temp_relation'], arg_dict['unique_key'], arg_dict['dest_columns'], arg_dict['incremental_predicates'])) %}
{% endmacro %}
{% macro default__get_incremental_insert_overwrite_sql(arg_dict) %}
  {{ exceptions.raise_not_implemented('The incremental strategy insert_overwrite is not implemented for DuckDB') }}
{% endmacro %}
{% macro default__get_incremental_default_sql(arg_dict) %}{% do return(get_incremental_append_sql(arg_dict)) %}{% endmacro %}
{% macro default__get_incremental_microbatch_sql(arg_dict) %}
  {{ exceptions.raise_not_implemented('The incremental strategy microbatch is known to dbt but not supported by this runner') }}
{% endmacro %}

{% macro get_quoted_csv(column_names) %}
  {% set quoted = [] %}
  {% for name in column_names %}{% do quoted.append(adapter.quote(name)) %}{% endfor %}
  {{ return(quoted | join(', ')) }}
{% endmacro %}

{% macro get_insert_into_sql(target_relation, temp_relation, dest_columns) %}
  {%- set listed = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  insert into {{ target_relation }} ({{ listed }}) (select {{ listed }} from {{ temp_relation }})
{% endmacro %}

{% macro get_merge_unique_key_match(source_unique_key, target_unique_key) %}{{ source_unique_key }} = {{ target_unique_key }}{% endmacro %}

{% macro default__get_merge_update_columns(merge_update_columns, merge_exclude_columns, dest_columns) %}
  {%- if merge_update_columns and merge_exclude_columns -%}
    {{ exceptions.raise_compiler_error('Model cannot specify merge_update_columns and merge_exclude_columns. Please update model to use only one config') }}
  {%- endif -%}
  {%- if merge_update_columns %}{{ return(merge_update_columns) }}{% endif -%}
  {%- set left_out = merge_exclude_columns | map('lower') | list if merge_exclude_columns else [] -%}
  {%- set kept = [] -%}
  {%- for column in dest_columns if column.name | lower not in left_out %}{% do kept.append(column.quoted) %}{% endfor -%}
  {{ return(kept) }}
{% endmacro %}

{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') %}
  {{ return(on_schema_change if on_schema_change in ['sync_all_columns', 'append_new_columns', 'fail', 'ignore'] else default) }}
{% endmacro %}

{% macro diff_columns(source_columns, target_columns) %}
  {% set known = target_columns | map(attribute='name') | list %}
  {% set found = [] %}
  {% for column in source_columns if column.name not in known %}{% do found.append(column) %}{% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro diff_column_data_types(source_columns, target_columns) %}
  {{ return(adapter.dispatch('diff_column_data_types', 'dbt')(source_columns, target_columns)) }}
{% endmacro %}
{% macro default__diff_column_data_types(source_columns, target_columns) %}
  {% set found = [] %}
  {% for column in source_columns %}
    {% for other in target_columns if other.name == column.name %}
      {% if column.data_type != other.data_type and not column.can_expand_to(other_column=other) %}
        {% do found.append({'column_name': other.name, 'new_type': column.data_type}) %}
      {% endif %}
    {% endfor %}
  {% endfor %}
  {{ return(found) }}
{% endmacro %}

{% macro check_for_schema_changes(source_relation, target_relation) %}
  {{ return(adapter.dispatch('check_for_schema_changes', 'dbt')(source_relation, target_relation)) }}
{% endmacro %}
{% macro default__check_for_schema_changes(source_relation, target_relation) %}
  {% set given = adapter.get_columns_in_relation(source_relation) %}
  {% set there = adapter.get_columns_in_relation(target_relation) %}
  {% set added = diff_columns(given, there) %}
  {% set gone = diff_columns(there, given) %}
  {% set types = diff_column_data_types(given, there) %}
  {{ return({
    'schema_changed': added != [] or gone != [] or types != [],
    'source_not_in_target': added,
    'target_not_in_source': gone,
    'source_columns': given,
    'target_columns': there,
    'new_target_types': types,
  }) }}
{% endmacro %}

{% macro sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) %}
  {{ return(adapter.dispatch('sync_column_schemas', 'dbt')(on_schema_change, target_relation, schema_changes_dict)) }}
{% endmacro %}
{% macro default__sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) %}
  {%- set added = schema_changes_dict['source_not_in_target'] -%}
  {%- set gone = schema_changes_dict['target_not_in_source'] if on_schema_change == 'sync_all_columns' else [] -%}
  {%- if added or gone %}{% do alter_relation_add_remove_columns(target_relation, added, gone) %}{% endif -%}
  {%- if on_schema_change == 'sync_all_columns' -%}
    {%- for change in schema_changes_dict['new_target_types'] -%}
      {%- do alter_column_type(target_relation, change['column_name'], change['new_type']) -%}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}

{% macro process_schema_changes(on_schema_change, source_relation, target_relation) %}
  {{ return(adapter.dispatch('process_schema_changes', 'dbt')(on_schema_change, source_relation, target_relation)) }}
{% endmacro %}
{% macro default__process_schema_changes(on_schema_change, source_relation, target_relation) %}
  {% if on_schema_change == 'ignore' %}{{ return({}) }}{% endif %}
  {% set changes = check_for_schema_changes(source_relation, target_relation) %}
  {% if changes['schema_changed'] %}
    {% if on_schema_change == 'fail' %}
      {% do exceptions.raise_compiler_error(
        "The source and target schemas on this incremental model are out of sync!\n"
        ~ "Set on_schema_change to append_new_columns or sync_all_columns, or run with --full-refresh.\n"
        ~ "Source columns not in target: " ~ changes['source_not_in_target'] ~ "\n"
        ~ "Target columns not in source: " ~ changes['target_not_in_source'] ~ "\n"
        ~ "New column types: " ~ changes['new_target_types']) %}
    {% endif %}
    {% do sync_column_schemas(on_schema_change, target_relation, changes) %}
  {% endif %}
  {{ return(changes['source_columns']) }}
{% endmacro %}
`;

export const duckdbIncremental = String.raw`
{% macro duckdb__get_incremental_default_sql(arg_dict) %}{% do return(get_incremental_delete_insert_sql(arg_dict)) %}{% endmacro %}

{% macro duckdb__dispatch_temporary_relation(target_relation, batch_id='') %}
  {% do return({'relation': make_temp_relation(target_relation), 'temporary': true}) %}
{% endmacro %}

{% macro duckdb__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
  {%- set listed = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  {%- set further = incremental_predicates or [] -%}
  {%- if unique_key is sequence and unique_key is not string and unique_key %}
    {%- set matches = [] -%}
    {%- for key in unique_key %}{% do matches.append(source ~ '.' ~ key ~ ' = DBT_INCREMENTAL_TARGET.' ~ key) %}{% endfor %}
    delete from {{ target }} as DBT_INCREMENTAL_TARGET using {{ source }} where ({{ (matches + further) | join(' and ') }});
  {%- elif unique_key %}
    delete from {{ target }} where ({{ unique_key }}) in (select ({{ unique_key }}) from {{ source }}){% for predicate in further %} and {{ predicate }}{% endfor %};
  {%- endif %}
  insert into {{ target }} ({{ listed }}) (select {{ listed }} from {{ source }})
{%- endmacro %}

{%- macro normalize_string_or_list(raw, field_name) -%}
  {%- set found = [] if raw is none else ([raw] if raw is string else raw) -%}
  {%- if found is mapping or found is not sequence -%}{{ exceptions.raise_compiler_error(field_name ~ ' must be a list of strings or a string') }}{%- endif -%}
  {%- for item in found if item is not string -%}{{ exceptions.raise_compiler_error(field_name ~ ' list values must be non-empty strings') }}{%- endfor -%}
  {{ return(found | list) }}
{%- endmacro -%}
{%- macro normalize_incremental_predicates(incremental_predicates) -%}{{ return(normalize_string_or_list(incremental_predicates, 'incremental_predicates')) }}{%- endmacro -%}

{% macro validate_merge_config(config, target_relation=none) %}
  {%- set errors = [] -%}
  {%- set simple = {
    'merge_update_condition': 'string', 'merge_insert_condition': 'string', 'merge_on_using_columns': 'list', 'merge_update_columns': 'list',
    'merge_update_set_expressions': 'dictionary', 'merge_exclude_columns': 'list', 'merge_returning_columns': 'list',
  } -%}
  {%- for field, kind in simple.items() if config.get(field) is not none -%}
    {%- set value = config.get(field) -%}
    {%- if kind == 'string' and value is not string -%}{%- do errors.append(field ~ ' must be a string, found: ' ~ value) -%}
    {%- elif kind == 'dictionary' and value is not mapping -%}{%- do errors.append(field ~ ' must be a dictionary, found: ' ~ value) -%}
    {%- elif kind == 'list' and (value is string or value is mapping or value is not sequence) -%}{%- do errors.append(field ~ ' must be a list') -%}
    {%- elif kind == 'list' -%}
      {%- for item in value if item is not string -%}{%- do errors.append(field ~ ' must contain only string values, found: ' ~ item) -%}{%- endfor -%}
    {%- endif -%}
  {%- endfor -%}
  {%- set clauses = config.get('merge_clauses') -%}
  {%- if clauses is not none and clauses is not mapping -%}
    {%- do errors.append('merge_clauses must be a dictionary, found: ' ~ clauses) -%}
  {%- elif clauses is not none -%}
    {%- if 'when_matched' not in clauses and 'when_not_matched' not in clauses -%}
      {%- do errors.append("merge_clauses must contain at least one of 'when_matched' or 'when_not_matched' keys") -%}
    {%- endif -%}
    {%- for kind in ['when_matched', 'when_not_matched'] if kind in clauses -%}
      {%- set list = clauses[kind] -%}
      {%- if list is string or list is mapping or list is not sequence -%}{%- do errors.append('merge_clauses.' ~ kind ~ ' must be a list') -%}
      {%- elif not list -%}{%- do errors.append('merge_clauses.' ~ kind ~ ' must contain at least one element') -%}
      {%- else -%}
        {%- for clause in list if clause is not mapping -%}{%- do errors.append('merge_clauses.' ~ kind ~ ' elements must be dictionaries, found: ' ~ clause) -%}{%- endfor -%}
      {%- endif -%}
    {%- endfor -%}
    {%- set useless = [] -%}
    {%- for field in simple if field not in ['merge_on_using_columns', 'merge_returning_columns'] and config.get(field) -%}{%- do useless.append(field) -%}{%- endfor -%}
    {%- if useless -%}
      {%- do errors.append('When merge_clauses is specified, the following basic merge configurations will be ignored and should be removed: ' ~ useless | join(', ') ~ '. Define your merge behavior within merge_clauses instead.') -%}
    {%- endif -%}
  {%- endif -%}
  {%- if errors -%}{{ exceptions.raise_compiler_error('MERGE configuration errors:\n' ~ errors | join('\n')) }}{%- endif -%}
{% endmacro %}

{% macro merge_condition(clause) -%}
  {%- set condition = clause.get('condition') -%}
  {%- if condition %} and {{ condition if condition is string else '(' ~ (condition | join(') and (')) ~ ')' }}{% endif -%}
{%- endmacro %}

{% macro merge_error(clause) -%}
  error{% if clause.get('error_message') %} '{{ clause.get('error_message') | replace("'", "''") }}'{% endif %}
{%- endmacro %}

{% macro merge_update(clause, dest_columns) -%}
  {%- set mode = clause.get('mode') -%}
  {%- if mode == 'by_position' -%}update by position
  {%- elif mode == 'star' -%}update set *
  {%- elif mode == 'explicit' -%}
    {%- set wanted = clause.get('update', {}) -%}
    {%- set assigned = wanted.get('set_expressions', {}) -%}
    {%- set parts = [] -%}
    {%- for column, expression in assigned.items() %}{% do parts.append(column ~ ' = ' ~ expression) %}{% endfor -%}
    {%- for column in get_merge_update_columns(wanted.get('include', []), wanted.get('exclude', []), dest_columns) -%}
      {%- if column.replace('"', '').replace("'", '') not in assigned %}{% do parts.append(column ~ ' = DBT_INTERNAL_SOURCE.' ~ column) %}{% endif -%}
    {%- endfor -%}
    update set {{ parts | join(', ') }}
  {%- else -%}update by name
  {%- endif -%}
{%- endmacro %}

{% macro merge_insert(clause) -%}
  {%- set mode = clause.get('mode') -%}
  {%- if mode == 'by_position' -%}insert by position
  {%- elif mode == 'star' -%}insert *
  {%- elif mode == 'explicit' -%}insert ({{ clause.get('insert', {}).get('columns', []) | join(', ') }}) values ({{ clause.get('insert', {}).get('values', []) | join(', ') }})
  {%- else -%}insert by name
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__merge_join_clause(unique_key, merge_on_using_columns, incremental_predicates) -%}
  {%- set filters = incremental_predicates or [] -%}
  {%- if merge_on_using_columns -%}
    using ({{ merge_on_using_columns | join(', ') }})
  {%- else -%}
    {%- set keys = [] if not unique_key else ([unique_key] if unique_key is string else unique_key) -%}
    {%- set matches = [] -%}
    {%- for key in keys %}{% do matches.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) %}{% endfor -%}
    {%- if not keys %}{% do matches.append('FALSE') %}{% endif -%}
    on ({{ (matches + filters) | join(') and (') }})
  {%- endif -%}
{%- endmacro %}

{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- do validate_merge_config(config, target) -%}
  {%- set update_columns = config.get('merge_update_columns') or [] -%}
  {%- set exclude_columns = config.get('merge_exclude_columns') or [] -%}
  {%- set expressions = config.get('merge_update_set_expressions') or {} -%}
  {%- set clauses = config.get('merge_clauses') or {} -%}
  {%- set update = {'action': 'update', 'condition': config.get('merge_update_condition'), 'mode': 'by_name'} -%}
  {%- if update_columns or exclude_columns or expressions -%}
    {%- do update.update({'mode': 'explicit', 'update': {'include': update_columns, 'exclude': exclude_columns, 'set_expressions': expressions}}) -%}
  {%- endif -%}
  {%- set insert = {'action': 'insert', 'condition': config.get('merge_insert_condition'), 'mode': 'by_name'} -%}
  {{ config.get('sql_header') or '' }}
  merge into {{ target }} as DBT_INTERNAL_DEST
  using {{ source }} as DBT_INTERNAL_SOURCE
  {{ duckdb__merge_join_clause(unique_key, config.get('merge_on_using_columns') or [], normalize_incremental_predicates(incremental_predicates)) }}
  {%- for clause in clauses.get('when_matched', [update]) %}
  when matched{{ merge_condition(clause) }} then
    {% set action = clause.get('action') -%}
    {%- if action == 'update' %}{{ merge_update(clause, dest_columns) }}
    {%- elif action == 'delete' %}delete
    {%- elif action == 'do_nothing' %}do nothing
    {%- elif action == 'error' %}{{ merge_error(clause) }}
    {%- endif -%}
  {%- endfor %}
  {%- for clause in clauses.get('when_not_matched', [insert]) %}
  when not matched{% if clause.get('by') %} by {{ clause.get('by') }}{% endif %}{{ merge_condition(clause) }} then
    {% set action = clause.get('action') -%}
    {%- if action == 'insert' %}{{ merge_insert(clause) }}
    {%- elif action == 'update' %}update set {% for column, expression in clause.get('set_expressions', {}).items() %}{{ column }} = {{ expression }}{{ ', ' if not loop.last }}{% endfor %}
    {%- elif action == 'delete' %}delete
    {%- elif action == 'do_nothing' %}do nothing
    {%- elif action == 'error' %}{{ merge_error(clause) }}
    {%- endif -%}
  {%- endfor %}
  {%- set returned = config.get('merge_returning_columns') %}
  {%- if returned %} returning {{ returned if returned is string else returned | join(', ') }}{% endif %}
{%- endmacro %}

{% materialization incremental, adapter='duckdb', supported_languages=['sql'] %}
  {%- set old = load_cached_relation(this) -%}
  {%- set new = this.incorporate(type='table') -%}
  {%- set draft = make_intermediate_relation(new) -%}
  {%- set rebuild = should_full_refresh() or (old is not none and old.is_view) -%}
  {%- set on_schema_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- do warn_of_unused_layout() -%}
  {%- do drop_relation_if_exists(load_cached_relation(draft)) -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- set in_place = rebuild and builds_in_place(old) -%}
  {%- if old is none -%}
    {%- set work = get_create_table_as_sql(False, new, compiled_code) -%}
  {%- elif in_place -%}
    {%- do adapter.ensure_transaction() -%}
    {%- do adapter.drop_relation(old) -%}
    {%- set work = get_create_table_as_sql(False, new, compiled_code) -%}
  {%- elif rebuild -%}
    {%- set work = get_create_table_as_sql(False, draft, compiled_code) -%}
  {%- else -%}
    {%- set temporary = duckdb__dispatch_temporary_relation(new) -%}
    {%- set arrivals = temporary.relation -%}
    {%- do run_query(create_table_as(temporary.temporary, arrivals, compiled_code)) -%}
    {%- do adapter.expand_target_column_types(from_relation=arrivals, to_relation=new) -%}
    {%- set columns = process_schema_changes(on_schema_change, arrivals, old) or adapter.get_columns_in_relation(old) -%}
    {%- set strategy = adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default') -%}
    {%- set work = strategy({
      'target_relation': new,
      'temp_relation': arrivals,
      'unique_key': config.get('unique_key'),
      'dest_columns': columns,
      'incremental_predicates': config.get('predicates', none) or config.get('incremental_predicates', none),
    }) -%}
  {%- endif -%}
  {%- call statement('main') -%}{{ work }}{%- endcall -%}
  {%- if old is not none and rebuild and not in_place -%}
    {%- do adapter.drop_relation(old) -%}
    {%- do adapter.rename_relation(draft, new) -%}
  {%- endif -%}
  {%- do apply_grants(new, config.get('grants'), should_revoke=should_revoke(old, rebuild)) -%}
  {%- if old is none or rebuild %}{% do create_indexes(new) %}{% endif -%}
  {%- do persist_docs(new, model) -%}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {%- if arrivals is defined and arrivals %}{% call statement('drop_arrivals') %}drop table if exists {{ arrivals }}{% endcall %}{% endif -%}
  {%- do adapter.commit() -%}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [new]}) }}
{% endmaterialization %}
`;
