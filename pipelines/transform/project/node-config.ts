/** The configuration of a node: dbt's defaults by resource type, and its rules for merging one layer over another. */

import { DbtError } from '../errors.ts';
import { clone, isMapping } from './plain.ts';

type Dict = Record<string, any>;

const base = (): Dict => ({
  enabled: true,
  alias: null,
  schema: null,
  database: null,
  tags: [],
  meta: {},
  group: null,
  static_analysis: null,
});

const node = (): Dict => ({
  ...base(),
  materialized: 'view',
  incremental_strategy: null,
  batch_size: null,
  lookback: 1,
  begin: null,
  persist_docs: {},
  'post-hook': [],
  'pre-hook': [],
  quoting: {},
  column_types: {},
  full_refresh: null,
  unique_key: null,
  on_schema_change: 'ignore',
  on_configuration_change: 'apply',
  grants: {},
  packages: [],
  docs: { show: true, node_color: null },
  contract: { enforced: false, alias_types: true },
  event_time: null,
  concurrent_batches: null,
});

const SNAPSHOT_COLUMNS = {
  dbt_valid_to: null,
  dbt_valid_from: null,
  dbt_scd_id: null,
  dbt_updated_at: null,
  dbt_is_deleted: null,
};

const DEFAULTS: Record<string, () => Dict> = {
  model: () => ({
    ...node(),
    access: 'protected',
    freshness: null,
    on_error: null,
    latest_version_pointer: { enabled: null, alias: null },
  }),
  seed: () => ({ ...node(), materialized: 'seed', delimiter: ',', quote_columns: null }),
  snapshot: () => ({
    ...node(),
    materialized: 'snapshot',
    strategy: null,
    target_schema: null,
    target_database: null,
    updated_at: null,
    check_cols: null,
    snapshot_meta_column_names: { ...SNAPSHOT_COLUMNS },
    dbt_valid_to_current: null,
  }),
  test: () => ({
    ...base(),
    schema: 'dbt_test__audit',
    materialized: 'test',
    severity: 'ERROR',
    store_failures: null,
    store_failures_as: null,
    sql_header: null,
    where: null,
    limit: null,
    fail_calc: 'count(*)',
    warn_if: '!= 0',
    error_if: '!= 0',
  }),
  source: () => ({
    enabled: true,
    event_time: null,
    freshness: emptyFreshness(),
    loaded_at_field: null,
    loaded_at_query: null,
    meta: {},
    tags: [],
    static_analysis: null,
  }),
  unit_test: () => ({ tags: [], meta: {}, enabled: true, static_analysis: null }),
  exposure: () => ({ enabled: true, tags: [], meta: {} }),
};

/** A freshness threshold with nothing in it, as dbt writes it. */
export function emptyFreshness(): Dict {
  return {
    warn_after: { count: null, period: null },
    error_after: { count: null, period: null },
    filter: null,
  };
}

/** The defaults for a resource type; analyses and operations have those of a plain node. */
export function defaultConfig(resourceType: string): Dict {
  return (DEFAULTS[resourceType] ?? node)();
}

/** The keys that dbt itself gives a meaning, for a resource type. Others are kept, as dbt keeps them. */
export function knownConfigKeys(resourceType: string): Set<string> {
  return new Set(Object.keys(defaultConfig(resourceType)));
}

const APPEND = new Set(['pre-hook', 'post-hook', 'tags', 'packages']);
const UPDATE = new Set(['quoting', 'column_types', 'meta', 'docs', 'contract', 'latest_version_pointer']);
const ALIASES: Record<string, string> = {
  pre_hook: 'pre-hook',
  post_hook: 'post-hook',
  dataset: 'schema',
  project: 'database',
};

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? [...value] : value instanceof Set ? [...value] : [value];

/** Puts one layer of configuration over another, in place: tags and hooks add up, meta merges, other keys replace. */
export function mergeConfig(target: Dict, layer: Dict, resourceType: string): Dict {
  for (const [rawKey, value] of Object.entries(layer)) {
    const key =
      rawKey in ALIASES && (rawKey.endsWith('hook') || !(rawKey in target)) ? ALIASES[rawKey]! : rawKey;
    if (APPEND.has(key) && key in target) {
      if (value === null || value === undefined) continue;
      const added = asList(value);
      target[key] = [...asList(target[key] ?? []), ...(key.endsWith('hook') ? added.map(hookEntry) : added)];
    } else if (UPDATE.has(key) && key in target) {
      if (value === null || value === undefined) continue;
      requireMapping(key, value);
      target[key] = { ...target[key], ...value };
    } else if (key === 'grants' && key in target) {
      requireMapping(key, value);
      target[key] = mergeGrants(target[key], value);
    } else if (key === 'snapshot_meta_column_names' && resourceType === 'snapshot') {
      target[key] = { ...target[key], ...value };
    } else {
      target[key] = value;
    }
  }
  return target;
}

function requireMapping(key: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DbtError('Parsing', `Config '${key}' must be a mapping, got ${JSON.stringify(value)}`);
  }
}

function mergeGrants(current: Dict, added: Dict): Dict {
  const merged: Dict = {};
  for (const [key, value] of Object.entries(current)) merged[key] = asList(value);
  for (const [rawKey, value] of Object.entries(added)) {
    const extend = rawKey.startsWith('+');
    const key = extend ? rawKey.replace(/^\++/, '') : rawKey;
    merged[key] = extend && merged[key] ? [...merged[key], ...asList(value)] : asList(value);
  }
  return merged;
}

/** A hook as dbt keeps it: sql, whether it runs inside the transaction, index. */
export function hookEntry(hook: unknown): Dict {
  if (hook && typeof hook === 'object') {
    const given = hook as Dict;
    return { sql: given.sql ?? '', transaction: given.transaction ?? true, index: given.index ?? null };
  }
  const text = String(hook);
  if (
    text.trimStart().startsWith('{') &&
    !text.trimStart().startsWith('{{') &&
    !text.trimStart().startsWith('{%')
  ) {
    try {
      const parsed = JSON.parse(text);
      return { sql: parsed.sql ?? '', transaction: parsed.transaction ?? true, index: parsed.index ?? null };
    } catch {
      // Not JSON: the text is the SQL itself.
    }
  }
  return { sql: text, transaction: true, index: null };
}

/** Adds a config(...) call to those before it in the same file, by the rules dbt has for that. */
export function mergeConfigCall(calls: Dict, added: Dict): Dict {
  if (!Object.keys(calls).length) return Object.assign(calls, added);
  for (const [key, value] of Object.entries(added)) {
    const canonical = key.replace('_hook', '-hook');
    if (APPEND.has(canonical))
      calls[key] = key in calls ? [...asList(calls[key]), ...asList(value)] : asList(value);
    else if (UPDATE.has(key)) calls[key] = { ...(calls[key] ?? {}), ...value };
    else if (key === 'grants') calls[key] = mergeGrants(calls[key] ?? {}, value);
    else if (key === 'snapshot_meta_column_names') calls[key] = { ...(calls[key] ?? {}), ...value };
    else calls[key] = value;
  }
  return calls;
}

/** The levels of a project's config tree that apply to a node, outermost first; `+` marks are taken off. */
export function* configLevels(tree: Dict, fqn: string[]): Iterable<Dict> {
  let level: unknown = tree;
  for (let depth = 0; ; depth++) {
    if (!isMapping(level)) return;
    const found: Dict = {};
    for (const [key, value] of Object.entries(level)) {
      if (key.startsWith('+')) found[key.slice(1).trim()] = clone(value);
      else if (!isMapping(value)) found[key] = clone(value);
    }
    yield found;
    if (depth >= fqn.length) return;
    level = (level as Dict)[fqn[depth]!];
  }
}

/** How many names of an fqn have a level of their own in a config tree: nodes alike up to there share their levels. */
export function configDepth(tree: Dict, fqn: string[]): number {
  let level: unknown = tree;
  for (let depth = 0; depth < fqn.length; depth++) {
    level = (level as Dict)[fqn[depth]!];
    if (!isMapping(level)) return depth;
  }
  return fqn.length;
}

/** What dbt checks when a node's configuration is complete. Throws a Parsing error. */
export function finishConfig(config: Dict, resourceType: string): Dict {
  if (typeof config.tags === 'string') config.tags = [config.tags];
  if (typeof config.static_analysis === 'boolean')
    config.static_analysis = config.static_analysis ? 'on' : 'off';
  if (typeof config.enabled !== 'boolean') {
    throw new DbtError(
      'Parsing',
      `Invalid value for 'enabled': ${JSON.stringify(config.enabled)} is not of type 'boolean'`,
    );
  }
  if (resourceType === 'test') finishTestConfig(config);
  if (config.docs && config.docs.show === undefined) config.docs = { show: true, ...config.docs };
  if (
    config.contract?.enforced &&
    config.materialized === 'incremental' &&
    !['append_new_columns', 'fail'].includes(config.on_schema_change)
  ) {
    throw new DbtError(
      'Parsing',
      `Invalid value for on_schema_change: ${config.on_schema_change}. Models materialized as incremental with contracts enabled must set on_schema_change to 'append_new_columns' or 'fail'`,
    );
  }
  return config;
}

function finishTestConfig(config: Dict): void {
  if (!/^(warn|error)$/i.test(String(config.severity))) {
    throw new DbtError('Parsing', `Severity must be either 'warn' or 'error'. Got '${config.severity}'`);
  }
  if (config.store_failures_as === null || config.store_failures_as === undefined) {
    config.store_failures_as =
      config.store_failures === true ? 'table' : config.store_failures === false ? 'ephemeral' : null;
  } else {
    config.store_failures = config.store_failures_as !== 'ephemeral';
  }
}
