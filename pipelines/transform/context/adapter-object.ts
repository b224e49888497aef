/** `adapter`: what templates may ask of, and do to, the database. */
import { DbtError } from '../errors.ts';
import {
  columnsIfThere,
  columnsOf,
  columnsOfQuery,
  createSchema,
  dropRelation,
  dropSchema,
  listSchemas,
  renameRelation,
  truncateRelation,
} from '../execute/relation-statements.ts';
import type { Session } from '../execute/session.ts';
import { isTruthy, type JinjaProtocol, Kwargs, PyDict, toJs, toStr, tupleFrom } from '../jinja/index.ts';
import { responseValue } from './adapter-response.ts';
import { ResultTable } from './agate/table.ts';
import { bindArguments, splitArguments } from './arguments.ts';
import { Column, columnClass } from './column.ts';
import { columnClauses, type Loose, tableConstraint } from './constraint-clauses.ts';
import { externalReadLocation, externalWriteOptions } from './external-files.ts';
import { standsAlone } from './lone-statement.ts';
import { quoteName, Relation, relationClass } from './relation.ts';
import { quotePolicy } from './runtime.ts';
import type { Scope } from './scope.ts';

type Method = (...given: unknown[]) => unknown;

export function adapterObject(scope: Scope, direct = false): { __jinja__: JinjaProtocol } {
  const methods = new Map<string, unknown>();
  const make = (name: string): unknown => {
    const always = alwaysMember(scope, name, direct);
    if (always !== undefined) return always;
    if (scope.mode === 'parse') return parseMember(name);
    return runMember(scope, name);
  };
  return {
    __jinja__: {
      typeName: 'RuntimeDatabaseWrapper',
      getAttr: (name) => {
        if (!methods.has(name)) methods.set(name, make(name));
        return methods.get(name);
      },
    },
  };
}

/** Members that need no connection. */
function alwaysMember(scope: Scope, name: string, direct: boolean): unknown {
  const { profile } = scope.runtime.loaded;
  switch (name) {
    case 'dispatch':
      return (...given: unknown[]) => {
        const bound = bindArguments('adapter.dispatch', ['macro_name', 'macro_namespace'], given);
        const namespace = bound.macro_namespace;
        const entry = scope.runtime.state.macros.dispatch(
          toStr(bound.macro_name),
          namespace === undefined || namespace === null ? undefined : toStr(namespace),
          scope.packageName,
        );
        return scope.macro(entry, direct);
      };
    case 'type':
      return () => 'duckdb';
    case 'quote':
      return (text: unknown) => quoteName(toStr(text));
    case 'quote_as_configured':
      return (text: unknown) => quoteName(toStr(text));
    case 'quote_seed_column':
      return (text: unknown, quote?: unknown) =>
        quote === undefined || quote === null || isTruthy(quote) ? quoteName(toStr(text)) : toStr(text);
    case 'Relation':
      return relationClass(quotePolicy(scope.runtime.loaded.root.quoting));
    case 'Column':
      return columnClass;
    case 'external_root':
      return () => profile.credentials.external_root;
    case 'is_motherduck':
    case 'is_ducklake':
    case 'use_ducklake_table_workarounds':
    case 'already_exists':
      return () => false;
    case 'disable_transactions':
      return () => profile.credentials.disable_transactions;
    case 'get_binding_char':
      return () => '?';
    case 'escape_sql_string':
      return (text: unknown) => toStr(text).replaceAll("'", "''");
    case 'valid_incremental_strategies':
      return () => ['append', 'delete+insert', 'merge', 'microbatch'];
    case 'get_hard_deletes_behavior':
      return (config: unknown) =>
        hardDeletes(config instanceof Map ? config : new Map(Object.entries(scope.node.config ?? {})));
    case 'behavior':
      return new PyDict();
    case 'warn_once':
      return (message: unknown) => {
        scope.runtime.warn(toStr(message), 'JinjaLogWarning');
        return null;
      };
    case 'stands_alone':
      return (sql: unknown) => standsAlone(scope, toStr(sql));
    case 'render_raw_columns_constraints':
      return (...given: unknown[]) => columnClauses(toJs(first(given)) as Record<string, Loose>);
    case 'render_raw_model_constraints':
      return (...given: unknown[]) =>
        (toJs(first(given)) as Loose[]).map(tableConstraint).filter((text) => text !== null);
    case 'config':
    case 'connections':
      return undefined;
    default:
      return undefined;
  }
}

function hardDeletes(config: Map<unknown, unknown>): string {
  const invalidate = config.get('invalidate_hard_deletes');
  const wanted = config.get('hard_deletes');
  if (invalidate !== undefined && invalidate !== null && wanted !== undefined && wanted !== null) {
    throw new DbtError(
      'Compilation',
      'You cannot set both the invalidate_hard_deletes and hard_deletes config properties on the same snapshot.',
    );
  }
  if (isTruthy(invalidate ?? false) || wanted === 'invalidate') return 'invalidate';
  if (wanted === 'new_record') return 'new_record';
  if (wanted === undefined || wanted === null || wanted === 'ignore') return 'ignore';
  throw new DbtError('Compilation', `Invalid setting for property hard_deletes: ${toStr(wanted)}`);
}

const PARSE_LISTS = new Set([
  'get_columns_in_relation',
  'get_columns_in_table',
  'get_missing_columns',
  'list_schemas',
  'list_relations',
  'list_relations_without_caching',
  'get_column_schema_from_query',
  'existing_key_constraint_types',
]);
const PARSE_NOTHING = new Set([
  'get_relation',
  'drop_relation',
  'rename_relation',
  'truncate_relation',
  'create_schema',
  'drop_schema',
  'cache_added',
  'cache_dropped',
  'cache_renamed',
  'expand_target_column_types',
  'clean_up_table',
  'commit',
  'begin',
  'add_query',
  'commit_if_has_connection',
  'valid_snapshot_target',
  'assert_valid_snapshot_target_given_strategy',
  'ensure_transaction',
  'store_relation',
  'get_incremental_strategy_macro',
  'parse_index',
  'get_seed_file_path',
  'convert_type',
  'convert_datetimes_to_strs',
  'get_model_query_settings',
  'get_temp_relation_path',
  'batch_id_for_model',
  'external_read_location',
  'external_write_options',
  'build_catalog_relation',
  'get_catalog_integration',
  'standardize_grants_dict',
  'get_partitions_metadata',
]);

/** While parsing nothing is asked of the database. */
function parseMember(name: string): unknown {
  if (PARSE_LISTS.has(name)) return () => [];
  if (PARSE_NOTHING.has(name)) return () => null;
  if (name === 'execute') return () => tupleFrom(['', ResultTable.empty()]);
  if (
    name === 'check_schema_exists' ||
    name === 'location_exists' ||
    name === 'catalog_supports_foreign_keys'
  )
    return () => false;
  return undefined;
}

function runMember(scope: Scope, name: string): unknown {
  const method = METHODS[name];
  return (
    method &&
    ((...given: unknown[]) => {
      scope.askedDatabase = true;
      return method(scope, ...given);
    })
  );
}

function sessionOf(scope: Scope): Session {
  if (!scope.session)
    throw new DbtError('Runtime', 'This needs a connection to the database, and the command has none.');
  return scope.session;
}

function relationArgument(value: unknown, call: string): Relation {
  if (value instanceof Relation) return value;
  throw new DbtError('Compilation', `${call} takes a relation, got ${toStr(value)}`);
}

/** A lone argument, positional or by name. */
function first(given: unknown[]): unknown {
  return given[0] instanceof Kwargs ? [...given[0].values()][0] : given[0];
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : toStr(value));

const METHODS: Record<string, (scope: Scope, ...given: any[]) => unknown> = {
  execute: async (scope, ...given) => {
    const { sql, auto_begin, fetch, limit } = bindArguments(
      'adapter.execute',
      ['sql', 'auto_begin', 'fetch', 'limit'],
      given,
    );
    const answer = await sessionOf(scope).execute(toStr(sql), {
      autoBegin: isTruthy(auto_begin ?? false),
      fetch: isTruthy(fetch ?? false),
      limit: typeof limit === 'number' ? limit : null,
    });
    answer.table.output = (lines) => scope.runtime.print(lines.replace(/\n$/, ''));
    return tupleFrom([responseValue(answer.response), answer.table]);
  },
  add_query: async (scope, ...given) => {
    const { sql, auto_begin } = bindArguments(
      'adapter.add_query',
      ['sql', 'auto_begin', 'bindings', 'abridge_sql_log'],
      given,
    );
    await sessionOf(scope).execute(toStr(sql), { autoBegin: isTruthy(auto_begin ?? true) });
    return null;
  },
  commit: async (scope) => {
    await sessionOf(scope).commit();
    return '';
  },
  begin: async (scope) => {
    await sessionOf(scope).begin();
    return '';
  },
  ensure_transaction: async (scope) => {
    await sessionOf(scope).begin();
    return null;
  },
  commit_if_has_connection: async (scope) => {
    await scope.session?.commit();
    return null;
  },
  clean_up_table: () => null,
  get_model_query_settings: () => '',
  get_relation: async (scope, ...given) => {
    const bound = bindArguments('adapter.get_relation', ['database', 'schema', 'identifier'], given);
    const [database, schema, identifier] = [text(bound.database), text(bound.schema), text(bound.identifier)];
    const session = sessionOf(scope);
    const known = await scope.runtime.cache.find(session, database, schema, identifier);
    if (known) return known;
    const expected = new Relation({ database, schema, identifier }, { type: 'table' });
    // While binding, what the run will have built by then counts as being there; the node itself does not.
    const isThis =
      identifier !== null &&
      expected.matches({
        database: scope.node.database,
        schema: scope.node.schema,
        identifier: scope.node.alias,
      });
    return !isThis && session.willHold(expected) ? expected : null;
  },
  list_relations: async (scope, ...given) => {
    const { database, schema } = bindArguments('adapter.list_relations', ['database', 'schema'], given);
    return scope.runtime.cache.refresh(sessionOf(scope), text(database), text(schema));
  },
  list_relations_without_caching: async (scope, relation: unknown) => {
    const { database, schema } = relationArgument(relation, 'adapter.list_relations_without_caching');
    return scope.runtime.cache.refresh(sessionOf(scope), database, schema);
  },
  get_columns_in_relation: (scope, relation: unknown) =>
    columnsIfThere(sessionOf(scope), relationArgument(relation, 'adapter.get_columns_in_relation')),
  get_column_schema_from_query: (scope, sql: unknown) => columnsOfQuery(sessionOf(scope), toStr(sql)),
  get_missing_columns: async (scope, from: unknown, to: unknown) => {
    const have = await columnsIfThere(sessionOf(scope), relationArgument(to, 'adapter.get_missing_columns'));
    const names = new Set(have.map((column) => column.name));
    const wanted = await columnsIfThere(
      sessionOf(scope),
      relationArgument(from, 'adapter.get_missing_columns'),
    );
    return wanted.filter((column) => !names.has(column.name));
  },
  expand_target_column_types: () => null,
  drop_relation: (scope, relation: unknown) =>
    dropRelation(scope, sessionOf(scope), relationArgument(relation, 'adapter.drop_relation')),
  truncate_relation: (scope, relation: unknown) =>
    truncateRelation(sessionOf(scope), relationArgument(relation, 'adapter.truncate_relation')),
  rename_relation: (scope, from: unknown, to: unknown) =>
    renameRelation(
      scope,
      sessionOf(scope),
      relationArgument(from, 'adapter.rename_relation'),
      relationArgument(to, 'adapter.rename_relation'),
    ),
  create_schema: (scope, relation: unknown) =>
    createSchema(scope, sessionOf(scope), relationArgument(relation, 'adapter.create_schema')),
  drop_schema: (scope, relation: unknown) =>
    dropSchema(scope, sessionOf(scope), relationArgument(relation, 'adapter.drop_schema')),
  check_schema_exists: async (scope, database: unknown, schema: unknown) => {
    const names = await listSchemas(sessionOf(scope), text(database));
    return names.some((label) => label.toLowerCase() === toStr(schema).toLowerCase());
  },
  list_schemas: (scope, database: unknown) => listSchemas(sessionOf(scope), text(database)),
  cache_added: (scope, relation: unknown) => {
    if (relation instanceof Relation) scope.runtime.cache.add(relation);
    return '';
  },
  cache_dropped: (scope, relation: unknown) => {
    if (relation instanceof Relation) scope.runtime.cache.remove(relation);
    return '';
  },
  cache_renamed: (scope, from: unknown, to: unknown) => {
    if (from instanceof Relation && to instanceof Relation) scope.runtime.cache.rename(from, to);
    return '';
  },
  convert_type: (_scope, table: unknown, index: unknown) => (table as ResultTable).types[Number(index)]!,
  load_seed: async (scope, _model: unknown, table: unknown) => {
    const { loadSeed } = await import('../materialize/load-seed.ts');
    return loadSeed(scope, table as ResultTable, (sql) => sessionOf(scope).execute(sql, { autoBegin: true }));
  },
  convert_datetimes_to_strs: (_scope, table: unknown) => table,
  get_seed_file_path: (scope) => scope.runtime.state.notesOf(scope.node).absolutePath,
  get_incremental_strategy_macro: (scope, _context: unknown, strategy: unknown) => {
    const name = `get_incremental_${toStr(strategy).replace('+', '_')}_sql`;
    const entry = scope.runtime.state.macros.find(name, scope.packageName);
    if (!entry)
      throw new DbtError(
        'Compilation',
        `dbt could not find an incremental strategy macro with the name '${name}' in ${scope.runtime.loaded.root.name}`,
      );
    return scope.macro(entry);
  },
  location_exists: async (scope, location: unknown) => {
    try {
      await sessionOf(scope).run(`select 1 from '${toStr(location).replaceAll("'", "''")}' where 1=0`);
      return true;
    } catch {
      return false;
    }
  },
  external_write_options: (_scope, location: unknown, options: unknown) =>
    externalWriteOptions(toStr(location), options as Map<string, unknown>),
  external_read_location: (_scope, location: unknown, options: unknown) =>
    externalReadLocation(toStr(location), options as Map<string, unknown>),
  store_relation: () => {
    throw new DbtError(
      'Compilation',
      'The plugins of dbt-duckdb are Python code and are not supported by this runner.',
    );
  },
  catalog_supports_foreign_keys: () => true,
  existing_key_constraint_types: async (scope, relation: unknown) => {
    const { database, schema, identifier } = relationArgument(
      relation,
      'adapter.existing_key_constraint_types',
    );
    const answer = await sessionOf(scope).execute(
      `select distinct constraint_type from duckdb_constraints() where lower(database_name) = lower('${database}') and lower(schema_name) = lower('${schema}') and lower(table_name) = lower('${identifier}')`,
      { fetch: true },
    );
    return answer.table.column(0).map((kind) => toStr(kind).toLowerCase().replace(' ', '_'));
  },
  valid_snapshot_target: async (scope, relation: unknown, names?: unknown) =>
    requireSnapshotColumns(scope, relation, names, false),
  assert_valid_snapshot_target_given_strategy: async (
    scope,
    relation: unknown,
    names?: unknown,
    strategy?: unknown,
  ) => {
    const deletes = strategy instanceof Map ? strategy.get('hard_deletes') : undefined;
    return requireSnapshotColumns(scope, relation, names, deletes === 'new_record');
  },
  parse_index: (_scope, raw: unknown) => {
    if (!(raw instanceof Map) || !raw.has('columns'))
      throw new DbtError('Compilation', `Could not parse index config: ${toStr(raw)}`);
    const columns = raw.get('columns');
    return new PyDict([
      ['columns', columns],
      ['unique', raw.get('unique') ?? false],
      ['type', raw.get('type') ?? null],
    ]);
  },
  standardize_grants_dict: () => new PyDict(),
};

async function requireSnapshotColumns(
  scope: Scope,
  relation: unknown,
  names: unknown,
  withDeleted: boolean,
): Promise<null> {
  const columns = await columnsOf(
    sessionOf(scope),
    relationArgument(relation, 'adapter.valid_snapshot_target'),
  );
  const have = new Set(columns.map((column) => column.name.toLowerCase()));
  const labels = names instanceof Map ? names : new Map<string, unknown>();
  const wanted = ['dbt_scd_id', 'dbt_valid_from', 'dbt_valid_to', ...(withDeleted ? ['dbt_is_deleted'] : [])];
  const missing = wanted.filter((column) => !have.has(toStr(labels.get(column) ?? column).toLowerCase()));
  if (missing.length) {
    throw new DbtError(
      'Compilation',
      `Snapshot target is missing configured columns (missing ${missing.map((column) => `"${column}"`).join(', ')}). See https://docs.getdbt.com/docs/build/snapshots#snapshot-meta-fields for more information.`,
    );
  }
  return null;
}

export { Column, Kwargs, type Method, splitArguments };
