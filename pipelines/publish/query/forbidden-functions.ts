/** Table functions that make rows out of nothing but their arguments. All others are refused. */
export const allowedTableFunctions: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest']);

/**
 * Scalar functions that look beyond the row: at the machine, the settings, the log, the catalogue, other connections, or
 * that run SQL made of text. Most are harmless on a locked copy; none is needed to read figures.
 */
const forbidden: ReadonlySet<string> = new Set([
  'getenv',
  'getvariable',
  'current_setting',
  'set_config',
  'write_log',
  'parse_duckdb_log_message',
  'json_execute_serialized_sql',
  'json_serialize_plan',
  'json_serialize_sql',
  'json_deserialize_sql',
  'query',
  'query_table',
  'nextval',
  'currval',
  'setseed',
  'sleep',
  'sleep_ms',
  'stats',
  'vector_type',
  'get_block_size',
  'glob',
  'sniff_csv',
  'current_query',
  'current_query_id',
  'current_connection_id',
  'col_description',
  'obj_description',
  'shobj_description',
  'which_secret',
  'sql_auto_complete',
  'summary',
]);

const forbiddenFamily =
  /^(read_|write_|copy_|parquet_|arrow_|duckdb_|pragma_|pg_(?!typeof$)|enable_|disable_|truncate_|force_|checkpoint|has_\w+_privilege|inet_|http|file_|import_|export_|load_|install_|from_substrait|get_substrait)/;

/** True for a function that a reader's statement may not call, whatever schema it is called with. */
export function isForbiddenFunction(name: string): boolean {
  const plain = name.toLowerCase();
  return forbidden.has(plain) || forbiddenFamily.test(plain);
}
