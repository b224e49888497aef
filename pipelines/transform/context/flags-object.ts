/** `flags`: the options of the invocation and the project's behaviour flags. */
import { fromJs, type JinjaProtocol, toStr, tupleFrom } from '../jinja/index.ts';
import type { Scope } from './scope.ts';

export function flagsObject(scope: Scope): { __jinja__: JinjaProtocol } {
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
      getAttr: (name) => values[name],
      getItem: (key) => values[toStr(key)],
    },
  };
}
