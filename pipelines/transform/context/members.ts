/** The names dbt itself gives to every template. */
import { createHash } from 'node:crypto';
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';
import {
  fromJs,
  type JinjaProtocol,
  Kwargs,
  PyDict,
  PySet,
  type Tuple,
  toJs,
  toStr,
  tupleFrom,
} from '../jinja/index.ts';
import { envVarFunction } from '../project/env-var.ts';
import { parseYaml } from '../project/yaml-file.ts';
import { adapterObject } from './adapter-object.ts';
import { bindArguments, splitArguments } from './arguments.ts';
import { columnClass } from './column.ts';
import { configObject } from './config-object.ts';
import { exceptionFunctions } from './exceptions.ts';
import { graphValue } from './graph-value.ts';
import { datetimeOf } from './python-datetime.ts';
import { modules, namespaceObject } from './python-modules.ts';
import { refFunction, sourceFunction } from './ref-function.ts';
import { relationClass } from './relation.ts';
import { ResultTable } from './result-table.ts';
import { quotePolicy, relationOf } from './runtime.ts';
import type { Scope } from './scope.ts';
import { targetValue } from './target-value.ts';
import { varObject } from './var-object.ts';

/** The release of dbt-core whose behaviour, flags and artefacts this runner follows. */
export const DBT_VERSION = '1.12.6';

type Member = (scope: Scope) => unknown;

const MEMBERS: Record<string, Member> = {
  dbt_version: () => DBT_VERSION,
  project_name: (scope) => scope.runtime.loaded.root.name,
  invocation_id: (scope) => scope.runtime.loaded.invocationId,
  run_started_at: (scope) => datetimeOf(scope.runtime.loaded.startedAt, true),
  thread_id: (scope) => scope.session?.name ?? 'MainThread',
  execute: (scope) => scope.mode === 'run',
  modules: () => modules,
  target: (scope) => targetValue(scope.runtime.loaded.profile),
  env: (scope) => targetValue(scope.runtime.loaded.profile),
  flags: (scope) => flagsObject(scope),
  var: (scope) => varObject(scope),
  env_var: (scope) => envVarFunction(scope.runtime.loaded.env, { seen: scope.runtime.loaded.envSeen }),
  log:
    (scope) =>
    (...given: unknown[]) => {
      const { msg, info } = bindArguments('log', ['msg', 'info'], given);
      if (info) scope.runtime.say(toStr(msg));
      return '';
    },
  print: (scope) => (message: unknown) => {
    if (!scope.runtime.flags.quiet || scope.mode === 'run') scope.runtime.say(toStr(message));
    return '';
  },
  debug: () => () => '',
  exceptions: (scope) => namespaceObject('exceptions', exceptionFunctions(scope.runtime.warn)),
  fromjson:
    () =>
    (...given: unknown[]) => {
      const { string, default: fallback = null } = bindArguments('fromjson', ['string', 'default'], given);
      try {
        return fromJs(JSON.parse(toStr(string)));
      } catch {
        return fallback;
      }
    },
  tojson:
    () =>
    (...given: unknown[]) => {
      const {
        value,
        default: fallback = null,
        sort_keys,
      } = bindArguments('tojson', ['value', 'default', 'sort_keys'], given);
      try {
        return pythonJson(toJs(value), Boolean(sort_keys));
      } catch {
        return fallback;
      }
    },
  fromyaml:
    () =>
    (...given: unknown[]) => {
      const { value, default: fallback = null } = bindArguments('fromyaml', ['value', 'default'], given);
      try {
        return fromJs(parseYaml(toStr(value), 'fromyaml'));
      } catch {
        return fallback;
      }
    },
  toyaml:
    () =>
    async (...given: unknown[]) => {
      const { value, sort_keys } = bindArguments('toyaml', ['value', 'default', 'sort_keys'], given);
      const { stringify } = await import('yaml');
      return stringify(toJs(value), { sortMapEntries: Boolean(sort_keys), indentSeq: false });
    },
  set:
    () =>
    (...given: unknown[]) => {
      const { value, default: fallback = null } = bindArguments('set', ['value', 'default'], given);
      return isIterable(value) ? new PySet(iterate(value)) : fallback;
    },
  set_strict: () => (value: unknown) => new PySet(iterate(value)),
  zip:
    () =>
    (...given: unknown[]) => {
      const { positional, kwargs } = splitArguments(given);
      return positional.every(isIterable) ? zip(positional) : (kwargs.get('default') ?? null);
    },
  zip_strict:
    () =>
    (...lists: unknown[]) =>
      zip(lists),
  local_md5: () => (value: unknown) => createHash('md5').update(toStr(value), 'utf8').digest('hex'),
  diff_of_two_dicts: () => (a: unknown, b: unknown) =>
    differenceOfDicts(a as Map<unknown, unknown>, b as Map<unknown, unknown>),
  dbt_metadata_envs: (scope) =>
    new PyDict(
      Object.entries(scope.runtime.loaded.env)
        .filter(([key]) => key.startsWith('DBT_ENV_CUSTOM_ENV_'))
        .map(([key, value]) => [key.slice('DBT_ENV_CUSTOM_ENV_'.length), value]),
    ),
  invocation_args_dict: (scope) => fromJs(scope.runtime.flags.raw),
  selected_resources: (scope) => (scope.mode === 'run' ? [...scope.runtime.selected] : []),
  ref: (scope) => refFunction(scope),
  source: (scope) => sourceFunction(scope),
  metric: () => () => {
    throw new DbtError('Compilation', 'metric() belongs to the semantic layer, which is not supported.');
  },
  function: () => () => {
    throw new DbtError('Compilation', 'function() refers to function nodes, which are not supported.');
  },
  config: (scope) => configObject(scope),
  adapter: (scope) => adapterObject(scope),
  api: (scope) =>
    namespaceObject('api', {
      Relation: relationClass(quotePolicy(scope.runtime.loaded.root.quoting)),
      Column: columnClass,
    }),
  column: () => columnClass,
  database: (scope) => scope.node.database,
  schema: (scope) => scope.node.schema,
  this: (scope) =>
    NO_RELATION.has(scope.node.resource_type) ? null : relationOf(scope.runtime.loaded, scope.node),
  model: (scope) => modelValue(scope.node),
  graph: (scope) => graphValue(scope),
  sql_now: () => new Date().toISOString(),
  sql: (scope) => (scope.mode === 'run' ? (scope.node.compiled_code ?? null) : null),
  compiled_code: (scope) => (scope.mode === 'run' ? (scope.node.compiled_code ?? null) : null),
  pre_hooks: (scope) => (scope.mode === 'run' ? fromJs(scope.node.config['pre-hook'] ?? []) : null),
  post_hooks: (scope) => (scope.mode === 'run' ? fromJs(scope.node.config['post-hook'] ?? []) : null),
  defer_relation: () => null,
  validation: () => namespaceObject('validation', { any: new Map<string, unknown>() }),
  render: (scope) => (text: unknown) =>
    scope.mode === 'run' ? scope.render(toStr(text)) : scope.renderSync(toStr(text)),
  write: (scope) => (text: unknown) => {
    scope.written = toStr(text);
    scope.onWrite?.(scope.written);
    return '';
  },
  store_result:
    (scope) =>
    (...given: unknown[]) => {
      const {
        name,
        response = null,
        agate_table,
      } = bindArguments('store_result', ['name', 'response', 'agate_table'], given);
      const table = agate_table instanceof ResultTable ? agate_table : ResultTable.empty();
      scope.results.set(toStr(name), { response, data: table.data.map((row) => tupleFrom(row)), table });
      return '';
    },
  store_raw_result:
    (scope) =>
    (...given: unknown[]) => {
      const bound = bindArguments(
        'store_raw_result',
        ['name', 'message', 'code', 'rows_affected', 'agate_table'],
        given,
      );
      const response = new PyDict(
        Object.entries({
          _message: bound.message ?? null,
          code: bound.code ?? null,
          rows_affected: bound.rows_affected ?? null,
        }),
      );
      const table = bound.agate_table instanceof ResultTable ? bound.agate_table : null;
      scope.results.set(toStr(bound.name), { response, data: table?.data ?? [], table });
      return '';
    },
  load_result: (scope) => (name: unknown) => {
    const stored = scope.results.get(toStr(name));
    if (!stored) return null;
    return namespaceObject('result', { response: stored.response, data: stored.data, table: stored.table });
  },
  load_agate_table: (scope) => async () => {
    const { seedTable } = await import('../materialize/seed-table.ts');
    return seedTable(scope);
  },
  try_or_compiler_error:
    (scope) =>
    async (message: unknown, callable: unknown, ...args: unknown[]) => {
      try {
        return await (callable as (...a: unknown[]) => unknown)(...args);
      } catch {
        throw new DbtError('Compilation', toStr(message), { node: scope.node.unique_id });
      }
    },
  submit_python_job: () => () => {
    throw new DbtError('Compilation', 'Python models are not supported by this runner.');
  },
  adapter_macro: () => () => {
    throw new DbtError('Compilation', 'adapter_macro has been removed from dbt: use adapter.dispatch.');
  },
  context: (scope) => contextObject(scope),
  builtins: (scope) => namespaceObject('builtins', lazyMembers(scope)),
};

const NO_RELATION = new Set(['operation']);

/** The value of a name, or undefined when dbt has none of that name. */
export function memberOf(scope: Scope, name: string): unknown {
  return Object.hasOwn(MEMBERS, name) ? MEMBERS[name]!(scope) : undefined;
}

function lazyMembers(scope: Scope): Record<string, unknown> {
  return new Proxy({} as Record<string, unknown>, {
    get: (_, key) => (typeof key === 'string' ? scope.member(key) : undefined),
    has: (_, key) => typeof key === 'string' && Object.hasOwn(MEMBERS, key),
    ownKeys: () => Object.keys(MEMBERS),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

function contextObject(scope: Scope): { __jinja__: JinjaProtocol } {
  return {
    __jinja__: {
      typeName: 'dict',
      isMapping: true,
      getItem: (key) => scope.lookup(toStr(key)),
      getAttr: (name) =>
        name === 'get'
          ? (key: unknown, fallback: unknown = null) => scope.lookup(toStr(key)) ?? fallback
          : scope.lookup(name),
      contains: (key) => scope.lookup(toStr(key)) !== undefined,
      setItem: (key, value) => {
        scope.extras[toStr(key)] = value;
      },
    },
  };
}

function flagsObject(scope: Scope): { __jinja__: JinjaProtocol } {
  const { flags, loaded } = scope.runtime;
  const values: Record<string, unknown> = {
    WHICH: flags.which,
    FULL_REFRESH: flags.fullRefresh,
    STORE_FAILURES: flags.storeFailures,
    FAIL_FAST: flags.failFast,
    EMPTY: flags.empty,
    WARN_ERROR: flags.warnError,
    WRITE_JSON: flags.writeJson,
    QUIET: flags.quiet,
    DEBUG: flags.debug,
    INDIRECT_SELECTION: flags.indirectSelection,
    INTROSPECT: flags.introspect,
    DEFER: flags.defer,
    FAVOR_STATE: flags.favorState,
    TARGET: flags.target ?? null,
    PROFILE: flags.profile ?? null,
    VARS: fromJs(flags.vars),
    SELECT: tupleFrom(flags.select),
    EXCLUDE: tupleFrom(flags.exclude),
    PROFILES_DIR: loaded.profile.folder,
    PROJECT_DIR: loaded.root.root,
    STATIC_PARSER: true,
    PARTIAL_PARSE: true,
    USE_COLORS: false,
    PRINT: true,
    PRINTER_WIDTH: 80,
    LOG_FORMAT: 'default',
    LOG_LEVEL: 'info',
    CACHE_SELECTED_ONLY: false,
    VERSION_CHECK: true,
    SEND_ANONYMOUS_USAGE_STATS: false,
    USE_EXPERIMENTAL_PARSER: false,
    EVENT_TIME_START: null,
    EVENT_TIME_END: null,
    SAMPLE: null,
    EXCLUDE_RESOURCE_TYPES: tupleFrom(flags.excludeResourceTypes),
    RESOURCE_TYPES: tupleFrom(flags.resourceTypes),
    INVOCATION_COMMAND: `dbt ${flags.which}`,
  };
  for (const [key, value] of Object.entries(flags.behaviour)) values[key.toUpperCase()] = value;
  return {
    __jinja__: {
      typeName: 'Flags',
      getAttr: (name) => values[name.toUpperCase()],
      getItem: (key) => values[toStr(key).toUpperCase()],
    },
  };
}

const modelValues = new WeakMap<ManifestNode, { compiled: unknown; value: unknown }>();

/** `model` in a template: the node as a dict. It is made once, and again when the node's compiled code is known. */
export function modelValue(node: ManifestNode): unknown {
  const known = modelValues.get(node);
  if (known && known.compiled === node.compiled_code) return known.value;
  const plain = fromJs({
    ...node,
    config: { ...node.config, pre_hook: undefined },
    compiled_sql: node.compiled_code ?? null,
  }) as Map<unknown, unknown>;
  (plain.get('config') as Map<unknown, unknown>).delete('pre_hook');
  modelValues.set(node, { compiled: node.compiled_code, value: plain });
  return plain;
}

function isIterable(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  return (
    typeof value === 'string' ||
    typeof (value as Iterable<unknown>)[Symbol.iterator] === 'function' ||
    Boolean((value as { __jinja__?: JinjaProtocol }).__jinja__?.iterate)
  );
}

/** The items of a template value: keys of a dict, characters of a text. */
export function iterate(value: unknown): Iterable<unknown> {
  if (value instanceof Map) return value.keys();
  const protocol = (value as { __jinja__?: JinjaProtocol } | null)?.__jinja__;
  if (protocol?.iterate) return protocol.iterate();
  if (!isIterable(value)) throw new DbtError('Compilation', `${toStr(value)} is not iterable`);
  return value as Iterable<unknown>;
}

function zip(lists: unknown[]): Tuple[] {
  const arrays = lists.map((list) => [...iterate(list)]);
  const length = arrays.length ? Math.min(...arrays.map((list) => list.length)) : 0;
  return Array.from({ length }, (_, i) => tupleFrom(arrays.map((list) => list[i])));
}

function differenceOfDicts(a: Map<unknown, unknown>, b: Map<unknown, unknown>): PyDict {
  const result = new PyDict();
  const lower = new Map([...b].map(([key, value]) => [toStr(key).toLowerCase(), value as unknown[]]));
  for (const [key, value] of a) {
    const other = lower.get(toStr(key).toLowerCase());
    const missing = other
      ? (value as unknown[]).filter(
          (item) => !other.some((text) => toStr(text).toLowerCase() === toStr(item).toLowerCase()),
        )
      : value;
    if ((missing as unknown[]).length) result.set(key, missing);
  }
  return result;
}

/** JSON as Python's json.dumps writes it: a space after commas and colons, text beyond ASCII escaped. */
export function pythonJson(value: unknown, sortKeys: boolean): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => pythonJson(item, sortKeys)).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    if (sortKeys) entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${pythonJson(key, sortKeys)}: ${pythonJson(item, sortKeys)}`).join(', ')}}`;
  }
  if (typeof value === 'string') {
    return JSON.stringify(value).replace(
      /[\u007f-\uffff]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  if (typeof value === 'bigint') return value.toString();
  return JSON.stringify(value);
}

export { Kwargs };
