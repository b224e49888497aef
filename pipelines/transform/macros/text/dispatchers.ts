/**
 * The public names of macros that a project or package may replace for its database: each looks up
 * `<adapter>__name` or `default__name` and answers what that answers.
 */

/** Name, and parameters with their defaults as Jinja writes them. */
type Dispatcher = [name: string, parameters: string];

const DISPATCHERS: Dispatcher[] = [
  // Types
  ['type_string', ''],
  ['type_timestamp', ''],
  ['type_float', ''],
  ['type_numeric', ''],
  ['type_bigint', ''],
  ['type_int', ''],
  ['type_boolean', ''],
  // Expressions
  ['dateadd', 'datepart, interval, from_date_or_timestamp'],
  ['datediff', 'first_date, second_date, datepart'],
  ['date_trunc', 'datepart, date'],
  ['last_day', 'date, datepart'],
  ['date', 'year, month, day'],
  ['listagg', `measure, delimiter_text="','", order_by_clause=none, limit_num=none`],
  ['split_part', 'string_text, delimiter_text, part_number'],
  ['hash', 'field'],
  ['concat', 'fields'],
  ['cast', 'field, type'],
  ['safe_cast', 'field, type'],
  ['bool_or', 'expression'],
  ['any_value', 'expression'],
  ['array_append', 'array, new_element'],
  ['array_concat', 'array_1, array_2'],
  ['array_construct', "inputs=[], data_type=api.Column.translate_type('integer')"],
  ['except', ''],
  ['intersect', ''],
  ['position', 'substring_text, string_text'],
  ['length', 'expression'],
  ['right', 'string_text, length_expression'],
  ['replace', 'field, old_chars, new_chars'],
  ['escape_single_quotes', 'expression'],
  ['string_literal', 'value'],
  ['equals', 'expr1, expr2'],
  ['get_intervals_between', 'start_date, end_date, datepart'],
  ['date_spine', 'datepart, start_date, end_date'],
  ['get_powers_of_two', 'upper_bound'],
  ['generate_series', 'upper_bound'],
  ['current_timestamp_backcompat', ''],
  ['current_timestamp_in_utc_backcompat', ''],
  // Relations
  ['make_intermediate_relation', "base_relation, suffix='__dbt_tmp'"],
  ['make_temp_relation', "base_relation, suffix='__dbt_tmp'"],
  ['make_backup_relation', "base_relation, backup_relation_type, suffix='__dbt_backup'"],
  ['drop_relation', 'relation'],
  ['truncate_relation', 'relation'],
  ['rename_relation', 'from_relation, to_relation'],
  ['get_or_create_relation', 'database, schema, identifier, type'],
  ['get_columns_in_relation', 'relation'],
  ['get_columns_in_query', 'select_sql'],
  ['get_empty_subquery_sql', 'select_sql, select_sql_header=none'],
  ['get_empty_schema_sql', 'columns'],
  ['get_column_schema_from_query', 'select_sql, select_sql_header=none'],
  ['alter_column_type', 'relation, column_name, new_column_type'],
  ['alter_relation_add_remove_columns', 'relation, add_columns=none, remove_columns=none'],
  ['list_relations_without_caching', 'schema_relation'],
  ['list_schemas', 'database'],
  ['check_schema_exists', 'information_schema, schema'],
  ['information_schema_name', 'database'],
  ['get_create_index_sql', 'relation, index_dict'],
  ['get_table_columns_and_constraints', ''],
  ['get_assert_columns_equivalent', 'sql'],
  ['get_select_subquery', 'sql'],
  // Materializations
  ['create_table_as', "temporary, relation, compiled_code, language='sql'"],
  ['create_view_as', 'relation, sql'],
  ['get_where_subquery', 'relation'],
  ['get_merge_sql', 'target, source, unique_key, dest_columns, incremental_predicates=none'],
  ['get_delete_insert_merge_sql', 'target, source, unique_key, dest_columns, incremental_predicates'],
  ['get_insert_overwrite_merge_sql', 'target, source, dest_columns, predicates, include_sql_header=false'],
  ['get_incremental_append_sql', 'arg_dict'],
  ['get_incremental_delete_insert_sql', 'arg_dict'],
  ['get_incremental_merge_sql', 'arg_dict'],
  ['get_incremental_insert_overwrite_sql', 'arg_dict'],
  ['get_incremental_microbatch_sql', 'arg_dict'],
  ['get_incremental_default_sql', 'arg_dict'],
  ['get_merge_update_columns', 'merge_update_columns, merge_exclude_columns, dest_columns'],
  ['snapshot_hash_arguments', 'args'],
  ['snapshot_merge_sql', 'target, source, insert_cols'],
  ['snapshot_staging_table', 'strategy, source_sql, target_relation'],
  ['snapshot_string_as_time', 'timestamp'],
  ['build_snapshot_table', 'strategy, sql'],
  ['create_columns', 'relation, columns'],
  ['post_snapshot', 'staging_relation'],
  ['create_csv_table', 'model, agate_table'],
  ['reset_csv_table', 'model, full_refresh, old_relation, agate_table'],
  ['load_csv_rows', 'model, agate_table'],
  ['get_batch_size', ''],
  ['validate_fixture_rows', 'rows, row_number=none'],
  ['collect_freshness', 'source, loaded_at_field, filter'],
  ['collect_freshness_custom_sql', 'source, loaded_at_query'],
  ['get_catalog', 'information_schema, schemas'],
  ['get_catalog_relations', 'information_schema, relations'],
  ['persist_docs', 'relation, model, for_relation=true, for_columns=true'],
  ['alter_column_comment', 'relation, column_dict'],
  ['alter_relation_comment', 'relation, relation_comment'],
  ['apply_grants', 'relation, grant_config, should_revoke=true'],
  ['copy_grants', ''],
  ['should_revoke', 'existing_relation, full_refresh_mode=true'],
  ['validate_sql', 'sql'],
];

/** The argument list of a call that passes each parameter on. */
function passedOn(parameters: string): string {
  const names: string[] = [];
  let depth = 0;
  let quote = '';
  let current = '';
  for (const letter of `${parameters},`) {
    if (quote) {
      if (letter === quote) quote = '';
    } else if (letter === "'" || letter === '"') quote = letter;
    else if ('([{'.includes(letter)) depth++;
    else if (')]}'.includes(letter)) depth--;
    if (letter === ',' && !depth && !quote) {
      const name = current.split('=')[0]!.trim();
      if (name) names.push(name);
      current = '';
    } else current += letter;
  }
  return names.join(', ');
}

export const dispatchers = DISPATCHERS.map(
  ([name, parameters]) =>
    `{% macro ${name}(${parameters}) %}{{ return(adapter.dispatch('${name}', 'dbt')(${passedOn(parameters)})) }}{% endmacro %}`,
).join('\n');

/** Those whose public macro prints what the dispatched one gives, with the white space around it. */
export const printers = String.raw`
{% macro current_timestamp() -%}{{ adapter.dispatch('current_timestamp', 'dbt')() }}{%- endmacro %}
{% macro snapshot_get_time() -%}{{ adapter.dispatch('snapshot_get_time', 'dbt')() }}{%- endmacro %}
{% macro cast_bool_to_text(field) %}
  {{ adapter.dispatch('cast_bool_to_text', 'dbt') (field) }}
{% endmacro %}
{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  {{ adapter.dispatch('get_test_sql', 'dbt')(main_sql, fail_calc, warn_if, error_if, limit) }}
{%- endmacro %}
{% macro get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
  {{ adapter.dispatch('get_unit_test_sql', 'dbt')(main_sql, expected_fixture_sql, expected_column_names) }}
{%- endmacro %}
{% macro get_limit_subquery_sql(sql, limit) -%}
  {{ adapter.dispatch('get_limit_sql', 'dbt')(sql, limit) }}
{%- endmacro %}
{% macro get_create_table_as_sql(temporary, relation, sql) -%}
  {{ adapter.dispatch('get_create_table_as_sql', 'dbt')(temporary, relation, sql) }}
{%- endmacro %}
{% macro get_create_view_as_sql(relation, sql) -%}
  {{ adapter.dispatch('get_create_view_as_sql', 'dbt')(relation, sql) }}
{%- endmacro %}
{% macro get_create_sql(relation, sql) -%}{{ adapter.dispatch('get_create_sql', 'dbt')(relation, sql) }}{%- endmacro %}
{% macro get_drop_sql(relation) -%}{{ adapter.dispatch('get_drop_sql', 'dbt')(relation) }}{%- endmacro %}
{% macro get_rename_sql(relation, new_name) -%}{{ adapter.dispatch('get_rename_sql', 'dbt')(relation, new_name) }}{%- endmacro %}
{% macro create_indexes(relation) -%}{{ adapter.dispatch('create_indexes', 'dbt')(relation) }}{%- endmacro %}
{% macro get_drop_index_sql(relation, index_name) -%}{{ adapter.dispatch('get_drop_index_sql', 'dbt')(relation, index_name) }}{%- endmacro %}
{% macro get_show_indexes_sql(relation) -%}{{ adapter.dispatch('get_show_indexes_sql', 'dbt')(relation) }}{%- endmacro %}
{% macro create_schema(relation) -%}{{ adapter.dispatch('create_schema', 'dbt')(relation) }}{% endmacro %}
{% macro drop_schema(relation) -%}{{ adapter.dispatch('drop_schema', 'dbt')(relation) }}{% endmacro %}
{% macro get_csv_sql(create_or_truncate_sql, insert_sql) %}{{ adapter.dispatch('get_csv_sql', 'dbt')(create_or_truncate_sql, insert_sql) }}{% endmacro %}
{% macro get_binding_char() -%}{{ adapter.dispatch('get_binding_char', 'dbt')() }}{%- endmacro %}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}{% do return(adapter.dispatch('generate_alias_name', 'dbt')(custom_alias_name, node)) %}{%- endmacro %}
{% macro generate_schema_name(custom_schema_name=none, node=none) -%}{{ return(adapter.dispatch('generate_schema_name', 'dbt')(custom_schema_name, node)) }}{% endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) -%}{% do return(adapter.dispatch('generate_database_name', 'dbt')(custom_database_name, node)) %}{%- endmacro %}
`;
