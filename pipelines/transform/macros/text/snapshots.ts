/** Snapshots: the history of a query's rows, each with the time from which and until which it held. */
export const snapshots = String.raw`
{% macro get_snapshot_table_column_names() %}
  {{ return({'dbt_valid_to': 'dbt_valid_to', 'dbt_valid_from': 'dbt_valid_from', 'dbt_scd_id': 'dbt_scd_id', 'dbt_updated_at': 'dbt_updated_at', 'dbt_is_deleted': 'dbt_is_deleted'}) }}
{% endmacro %}
{% macro get_true_sql() %}{{ adapter.dispatch('get_true_sql', 'dbt')() }}{% endmacro %}
{% macro default__get_true_sql() %}{{ return('TRUE') }}{% endmacro %}

{% macro default__snapshot_get_time() %}{{ current_timestamp() }}{% endmacro %}
{% macro get_snapshot_get_time_data_type() %}
  {% set found = get_column_schema_from_query('select ' ~ snapshot_get_time() ~ ' as dbt_snapshot_time') %}
  {{ return(found[0].dtype or none) }}
{% endmacro %}
{% macro default__snapshot_string_as_time(timestamp) %}
  {% do exceptions.raise_not_implemented('snapshot_string_as_time macro not implemented for adapter ' + adapter.type()) %}
{% endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
  {%- set parts = [] -%}
  {%- for arg in args %}{% do parts.append("coalesce(cast(" ~ arg ~ " as varchar ), '')") %}{% endfor -%}
  md5({{ parts | join(" || '|' || ") }})
{%- endmacro %}

{% macro strategy_dispatch(name) -%}
  {%- set parts = name.split('.', 1) -%}
  {%- set owner = context if parts | length == 1 else context.get(parts[0]) -%}
  {%- if owner is none %}{{ exceptions.raise_compiler_error("Could not find package '" ~ parts[0] ~ "', called with '" ~ name ~ "'") }}{% endif -%}
  {%- set wanted = 'snapshot_' ~ parts[-1] ~ '_strategy' -%}
  {%- if wanted not in owner %}{{ exceptions.raise_compiler_error("The specified strategy macro '" ~ name ~ "' was not found") }}{% endif -%}
  {{ return(owner[wanted]) }}
{%- endmacro %}

{% macro snapshot_strategy_of(unique_key, updated_at, row_changed) %}
  {%- set deletes = adapter.get_hard_deletes_behavior(config) -%}
  {{ return({
    'unique_key': unique_key,
    'updated_at': updated_at,
    'row_changed': row_changed,
    'scd_id': snapshot_hash_arguments(api.Relation.scd_args(unique_key, updated_at)),
    'invalidate_hard_deletes': deletes == 'invalidate',
    'hard_deletes': deletes,
  }) }}
{% endmacro %}

{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
  {%- set updated_at = config.get('updated_at') -%}
  {{ return(snapshot_strategy_of(config.get('unique_key'), updated_at, '(' ~ snapshotted_rel ~ '.' ~ names.dbt_valid_from ~ ' < ' ~ current_rel ~ '.' ~ updated_at ~ ')')) }}
{% endmacro %}

{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) -%}
  {%- if not target_exists %}{{ return((false, [])) }}{% endif -%}
  {%- if check_cols_config == 'all' -%}
    {%- set wanted = get_columns_in_query(node['compiled_code']) -%}
  {%- elif check_cols_config is iterable and check_cols_config is not string and check_cols_config | length > 0 -%}
    {%- set wanted = get_columns_in_query('select ' ~ (check_cols_config | join(', ')) ~ ' from (\n' ~ node['compiled_code'] ~ '\n) subq') -%}
  {%- else -%}
    {%- do exceptions.raise_compiler_error("Invalid value for 'check_cols': " ~ check_cols_config) -%}
  {%- endif -%}
  {%- set there = adapter.get_columns_in_relation(adapter.get_relation(database=node.database, schema=node.schema, identifier=node.alias)) | map(attribute='name') | list -%}
  {%- set found = namespace(added=false) -%}
  {%- set both = [] -%}
  {%- for column in wanted -%}
    {%- if column in there %}{% do both.append(adapter.quote(column)) %}{% else %}{% set found.added = true %}{% endif -%}
  {%- endfor -%}
  {{ return((found.added, both)) }}
{%- endmacro %}

{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {%- set updated_at = config.get('updated_at') or snapshot_get_time() -%}
  {%- set added, columns = snapshot_check_all_get_existing_columns(node, target_exists, config.get('check_cols')) -%}
  {%- set changes = [] -%}
  {%- for column in columns -%}
    {%- set was = snapshotted_rel ~ '.' ~ column -%}
    {%- set now = current_rel ~ '.' ~ column -%}
    {%- do changes.append(was ~ ' != ' ~ now ~ ' or ((' ~ was ~ ' is null) != (' ~ now ~ ' is null))') -%}
  {%- endfor -%}
  {{ return(snapshot_strategy_of(config.get('unique_key'), updated_at, '(' ~ (get_true_sql() if added else changes | join(' or ')) ~ ')')) }}
{% endmacro %}

{% macro get_dbt_valid_to_current(strategy, columns) %}
  coalesce(nullif({{ strategy.updated_at }}, {{ strategy.updated_at }}), {{ config.get('dbt_valid_to_current') or 'null' }}) as {{ columns.dbt_valid_to }}
{% endmacro %}

{% macro unique_key_list(unique_key) %}{{ return(unique_key if unique_key | is_list else [unique_key]) }}{% endmacro %}
{% macro unique_key_fields(unique_key) %}
  {%- if unique_key | is_list -%}
    {%- for key in unique_key %}{{ key }} as dbt_unique_key_{{ loop.index }}{{ ', ' if not loop.last }}{% endfor -%}
  {%- else -%}{{ unique_key }} as dbt_unique_key
  {%- endif -%}
{% endmacro %}
{% macro unique_key_join_on(unique_key, identifier, from_identifier) %}
  {%- if unique_key | is_list -%}
    {%- for key in unique_key %}{{ equals(identifier ~ '.dbt_unique_key_' ~ loop.index, from_identifier ~ '.dbt_unique_key_' ~ loop.index) }}{{ ' and ' if not loop.last }}{% endfor -%}
  {%- else -%}{{ identifier }}.dbt_unique_key = {{ from_identifier }}.dbt_unique_key
  {%- endif -%}
{% endmacro %}
{% macro unique_key_is_null(unique_key, identifier) %}{{ identifier }}.dbt_unique_key{{ '_1' if unique_key | is_list }} is null{% endmacro %}
{% macro unique_key_is_not_null(unique_key, identifier) %}{{ identifier }}.dbt_unique_key{{ '_1' if unique_key | is_list }} is not null{% endmacro %}

{% macro default__build_snapshot_table(strategy, sql) %}
  {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
  select *,
    {{ strategy.scd_id }} as {{ names.dbt_scd_id }},
    {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
    {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
    {{ get_dbt_valid_to_current(strategy, names) }}
    {{- ", 'False' as " ~ names.dbt_is_deleted if strategy.hard_deletes == 'new_record' }}
  from (
    {{ sql }}
  ) sbq
{% endmacro %}

{#- The changes since the last snapshot: rows to insert, rows whose last version ends, rows that are gone. -#}
{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
  {%- set current_end = config.get('dbt_valid_to_current') -%}
  {%- set keeps_deleted = strategy.hard_deletes == 'new_record' -%}
  {%- set sees_deleted = keeps_deleted or strategy.hard_deletes == 'invalidate' -%}
  {%- set key = strategy.unique_key -%}
  {%- set joined = unique_key_join_on(key, 'snapshotted_data', 'source_data') -%}
  {%- set changed = strategy.row_changed ~ (" or snapshotted_data." ~ names.dbt_is_deleted ~ " = 'True'" if keeps_deleted else '') -%}
  {%- set still_open = 'snapshotted_data.' ~ names.dbt_valid_to ~ (' = ' ~ current_end if current_end else ' is null') -%}
  {%- set known_deleted = '(snapshotted_data.' ~ names.dbt_is_deleted ~ " = 'True' and " ~ still_open ~ ')' -%}
  with snapshot_query as (
    {{ source_sql }}
  ),
  snapshotted_data as (
    select *, {{ unique_key_fields(key) }} from {{ target_relation }}
    where {% if current_end %}({{ equals(names.dbt_valid_to, current_end | trim) }} or {{ names.dbt_valid_to }} is null){% else %}{{ names.dbt_valid_to }} is null{% endif %}
  ),
  insertions_source_data as (
    select *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
      {{ get_dbt_valid_to_current(strategy, names) }},
      {{ strategy.scd_id }} as {{ names.dbt_scd_id }}
    from snapshot_query
  ),
  updates_source_data as (
    select *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_to }}
    from snapshot_query
  ),
  {%- if sees_deleted %}
  deletes_source_data as (select *, {{ unique_key_fields(key) }} from snapshot_query),
  {%- endif %}
  insertions as (
    select 'insert' as dbt_change_type, source_data.*{{ ", 'False' as " ~ names.dbt_is_deleted if keeps_deleted }}
    from insertions_source_data as source_data
    left outer join snapshotted_data on {{ joined }}
    where {{ unique_key_is_null(key, 'snapshotted_data') }}
      or ({{ unique_key_is_not_null(key, 'snapshotted_data') }} and ({{ changed }}))
  ),
  updates as (
    select 'update' as dbt_change_type, source_data.*, snapshotted_data.{{ names.dbt_scd_id }}{{ ', snapshotted_data.' ~ names.dbt_is_deleted if keeps_deleted }}
    from updates_source_data as source_data
    join snapshotted_data on {{ joined }}
    where ({{ changed }})
  )
  {%- if sees_deleted %},
  deletes as (
    select 'delete' as dbt_change_type, source_data.*,
      {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
      {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
      {{ snapshot_get_time() }} as {{ names.dbt_valid_to }},
      snapshotted_data.{{ names.dbt_scd_id }}{{ ', snapshotted_data.' ~ names.dbt_is_deleted if keeps_deleted }}
    from snapshotted_data
    left join deletes_source_data as source_data on {{ joined }}
    where {{ unique_key_is_null(key, 'source_data') }}{{ ' and not ' ~ known_deleted if keeps_deleted }}
  )
  {%- endif %}
  {%- if keeps_deleted %}
  {%- set there = get_list_of_column_names(get_columns_in_relation(target_relation)) %},
  deletion_records as (
    select 'insert' as dbt_change_type,
      {% for column in get_columns_in_query(source_sql) %}{{ 'snapshotted_data' if column in there else 'source_data' }}.{{ adapter.quote(column) }}, {% endfor %}
      {% if key | is_list %}{% for part in key %}snapshotted_data.{{ part }} as dbt_unique_key_{{ loop.index }}, {% endfor %}{% else %}snapshotted_data.dbt_unique_key as dbt_unique_key, {% endif %}
      {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
      {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
      snapshotted_data.{{ names.dbt_valid_to }} as {{ names.dbt_valid_to }},
      {{ snapshot_hash_arguments([names.dbt_scd_id, snapshot_get_time()]) }} as {{ names.dbt_scd_id }},
      'True' as {{ names.dbt_is_deleted }}
    from snapshotted_data
    left join deletes_source_data as source_data on {{ joined }}
    where {{ unique_key_is_null(key, 'source_data') }} and not {{ known_deleted }}
  )
  {%- endif %}
  select * from insertions
  union all
  select * from updates
  {%- if sees_deleted %}
  union all
  select * from deletes
  {%- endif %}
  {%- if keeps_deleted %}
  union all
  select * from deletion_records
  {%- endif %}
{%- endmacro %}

{% macro get_list_of_column_names(columns) -%}{{ return(columns | map(attribute='name') | list) }}{%- endmacro %}

{% macro default__create_columns(relation, columns) %}
  {% for column in columns %}
    {% call statement() %}alter table {{ relation.render() }} add column {{ adapter.quote(column.name) }} {{ column.data_type }}{% endcall %}
  {% endfor %}
{% endmacro %}
{% macro default__post_snapshot(staging_relation) %}{% endmacro %}

{% macro get_updated_at_column_data_type(snapshot_sql) %}
  {% set found = namespace(type=none) %}
  {% for column in get_column_schema_from_query(snapshot_sql) if column.name | lower == 'dbt_updated_at' %}{% set found.type = column.dtype %}{% endfor %}
  {{ return(found.type) }}
{% endmacro %}
{% macro check_time_data_types(sql) %}
  {% set given = get_updated_at_column_data_type(sql) %}
  {% set own = get_snapshot_get_time_data_type() %}
  {% if given is not none and own is not none and given != own %}{% do exceptions.warn_snapshot_timestamp_data_types(own, given) %}{% endif %}
{% endmacro %}

{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
  {{ exceptions.raise_not_implemented('snapshot_merge_sql is implemented for DuckDB only') }}
{%- endmacro %}

{% materialization snapshot, default %}
  {%- set known, target = get_or_create_relation(database=model.database, schema=model.schema, identifier=model.get('alias', model.get('name')), type='table') -%}
  {%- if not target.is_table %}{% do exceptions.relation_wrong_type(target, 'table') %}{% endif -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- set strategy = strategy_dispatch(config.get('strategy'))(model, 'snapshotted_data', 'source_data', model['config'], known) -%}
  {%- if not known -%}
    {%- set query = build_snapshot_table(strategy, model['compiled_code']) -%}
    {%- set work = create_table_as(False, target, query) -%}
  {%- else -%}
    {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
    {%- do adapter.assert_valid_snapshot_target_given_strategy(target, names, strategy) -%}
    {%- set query = snapshot_staging_table(strategy, sql, target) -%}
    {%- set changes = build_snapshot_staging_table(strategy, sql, target) -%}
    {%- do adapter.expand_target_column_types(from_relation=changes, to_relation=target) -%}
    {%- set helpers = ['dbt_change_type', 'dbt_unique_key'] -%}
    {%- if strategy.unique_key | is_list %}{% for key in strategy.unique_key %}{% do helpers.append('dbt_unique_key_' ~ loop.index) %}{% endfor %}{% endif -%}
    {%- set added = [] -%}
    {%- for column in adapter.get_missing_columns(changes, target) if column.name | lower not in helpers %}{% do added.append(column) %}{% endfor -%}
    {%- do create_columns(target, added) -%}
    {%- set listed = [] -%}
    {%- for column in adapter.get_columns_in_relation(changes) if column.name | lower not in helpers %}{% do listed.append(adapter.quote(column.name)) %}{% endfor -%}
    {%- set work = snapshot_merge_sql(target=target, source=changes, insert_cols=listed) -%}
  {%- endif -%}
  {%- do check_time_data_types(query) -%}
  {%- call statement('main') -%}{{ work }}{%- endcall -%}
  {%- do apply_grants(target, config.get('grants'), should_revoke=should_revoke(known, full_refresh_mode=False)) -%}
  {%- do persist_docs(target, model) -%}
  {%- if not known %}{% do create_indexes(target) %}{% endif -%}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {%- if changes is defined and changes %}{% do post_snapshot(changes) %}{% endif -%}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}
`;

export const duckdbSnapshots = String.raw`
{% macro duckdb__snapshot_get_time() -%}{{ current_timestamp() }}::timestamp{%- endmacro %}
{% macro duckdb__snapshot_string_as_time(timestamp) -%}{{ return("'" ~ timestamp ~ "'::timestamp") }}{%- endmacro %}

{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
  {% set temporary = duckdb__dispatch_temporary_relation(target_relation) %}
  {% call statement('build_snapshot_staging_relation') %}{{ create_table_as(temporary.temporary, temporary.relation, snapshot_staging_table(strategy, sql, target_relation)) }}{% endcall %}
  {% do return(temporary.relation) %}
{% endmacro %}

{% macro duckdb__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
  {%- set current_end = config.get('dbt_valid_to_current') -%}
  {%- set end = 'DBT_INTERNAL_TARGET.' ~ names.dbt_valid_to -%}
  update {{ target }} as DBT_INTERNAL_TARGET
  set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }}::text = DBT_INTERNAL_TARGET.{{ names.dbt_scd_id }}::text
    and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
    and {{ '(' ~ end ~ ' = ' ~ current_end ~ ' or ' ~ end ~ ' is null)' if current_end else end ~ ' is null' }};
  insert into {{ target }} ({{ insert_cols | join(', ') }})
  select {% for column in insert_cols %}DBT_INTERNAL_SOURCE.{{ column }}{{ ', ' if not loop.last }}{% endfor %}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.dbt_change_type = 'insert';
{%- endmacro %}

{% macro duckdb__post_snapshot(staging_relation) %}{% do return(drop_relation(staging_relation)) %}{% endmacro %}
`;
