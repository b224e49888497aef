/** The names dbt itself gives to every template. */
import { DbtError } from '../errors.ts';
import { callValue, fromJs, isTruthy, type JinjaProtocol, PyDict, toStr } from '../jinja/index.ts';
import { envVarFunction } from '../project/env-var.ts';
import { adapterObject } from './adapter-object.ts';
import { boundFunction, splitArguments } from './arguments.ts';
import { columnClass } from './column.ts';
import { configObject } from './config-object.ts';
import { exceptionFunctions } from './exceptions.ts';
import { flagsObject } from './flags-object.ts';
import { graphValue } from './graph-value.ts';
import { modelValue } from './model-value.ts';
import { datetimeOf } from './modules/datetime/module.ts';
import { modules } from './modules/modules.ts';
import { namespaceObject } from './namespace-object.ts';
import { refObject, sourceFunction } from './ref-function.ts';
import { relationClass } from './relation.ts';
import { RESULT_FUNCTIONS } from './result-functions.ts';
import { quotePolicy, relationOf } from './runtime.ts';
import type { Scope } from './scope.ts';
import { targetValue } from './target-value.ts';
import { TEXT_FUNCTIONS } from './text/text-functions.ts';
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
  log: (scope) =>
    boundFunction('log', ['msg', 'info'], (message, info) => {
      if (isTruthy(info)) scope.runtime.say(toStr(message));
      return '';
    }),
  print: (scope) =>
    boundFunction('print', ['msg'], (message) => {
      scope.runtime.print(toStr(message));
      return '';
    }),
  exceptions: (scope) => namespaceObject('exceptions', exceptionFunctions(scope.runtime.warn)),
  ...Object.fromEntries(Object.entries(TEXT_FUNCTIONS).map(([name, run]) => [name, () => run])),
  dbt_metadata_envs: (scope) =>
    new PyDict(
      Object.entries(scope.runtime.loaded.env)
        .filter(([key]) => key.startsWith('DBT_ENV_CUSTOM_ENV_'))
        .map(([key, value]) => [key.slice('DBT_ENV_CUSTOM_ENV_'.length), value]),
    ),
  invocation_args_dict: (scope) => fromJs(scope.runtime.flags.raw),
  selected_resources: (scope) => (scope.mode === 'run' ? [...scope.runtime.selected] : []),
  ref: (scope) => refObject(scope),
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
  model: (scope) => modelValue(scope.node, { omitNone: true, parsing: scope.mode === 'parse' }),
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
  ...RESULT_FUNCTIONS,
  load_agate_table: (scope) => async () => {
    const { seedTable } = await import('../materialize/seed-table.ts');
    return seedTable(scope);
  },
  try_or_compiler_error:
    (scope) =>
    async (message: unknown, callable: unknown, ...given: unknown[]) => {
      const { positional, kwargs } = splitArguments(given);
      try {
        return await callValue(callable, positional, kwargs);
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

/** The context as the dict it is under dbt: names that a macro puts into it are in view of what is rendered after. */
function contextObject(scope: Scope): { __jinja__: JinjaProtocol } {
  const names = (): string[] => [...Object.keys(scope.extras), ...Object.keys(MEMBERS)];
  const methods: Record<string, unknown> = {
    get: (key: unknown, fallback: unknown = null) => scope.lookup(toStr(key)) ?? fallback,
    update: (...given: unknown[]) => {
      for (const entries of given)
        if (entries instanceof Map) for (const [key, value] of entries) scope.extras[toStr(key)] = value;
      return null;
    },
    setdefault: (key: unknown, value: unknown = null) => {
      const known = scope.lookup(toStr(key));
      if (known === undefined) scope.extras[toStr(key)] = value;
      return known ?? value;
    },
    pop: (key: unknown, fallback: unknown = null) => {
      const known = scope.lookup(toStr(key)) ?? fallback;
      delete scope.extras[toStr(key)];
      return known;
    },
    keys: names,
  };
  return {
    __jinja__: {
      typeName: 'dict',
      isMapping: true,
      getItem: (key) => scope.lookup(toStr(key)),
      getAttr: (name) => methods[name] ?? scope.lookup(name),
      contains: (key) => scope.lookup(toStr(key)) !== undefined,
      iterate: names,
      setItem: (key, value) => {
        scope.extras[toStr(key)] = value;
      },
    },
  };
}
