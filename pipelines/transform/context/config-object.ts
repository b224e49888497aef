/** `config`: called to configure the node it stands in, asked for the node's configuration elsewhere. */
import { DbtError } from '../errors.ts';
import { fromJs, type JinjaProtocol, type Kwargs, toJs, toStr } from '../jinja/index.ts';
import { bindArguments } from './arguments.ts';
import type { Scope } from './scope.ts';

export function configObject(scope: Scope): { __jinja__: JinjaProtocol } {
  return {
    __jinja__: {
      typeName: 'Config',
      call: (args, kwargs) => {
        if (scope.mode === 'parse') {
          const written = writtenOptions(args, kwargs);
          scope.onConfig?.(canonical({ ...written }), written);
        }
        return '';
      },
      getAttr: (name) => (scope.mode === 'parse' ? parseMember(name) : runMember(scope, name)),
    },
  };
}

function writtenOptions(args: unknown[], kwargs: Kwargs | undefined): Record<string, unknown> {
  if (args.length === 1 && !kwargs?.size) return toJs(args[0]) as Record<string, unknown>;
  if (args.length > 0) throw new DbtError('Compilation', 'Invalid inline model config');
  return Object.fromEntries([...(kwargs ?? [])].map(([key, value]) => [key, toJs(value)]));
}

/** Hooks under dbt's own spelling. */
function canonical(options: Record<string, unknown>): Record<string, unknown> {
  for (const [given, kept] of [
    ['pre_hook', 'pre-hook'],
    ['post_hook', 'post-hook'],
  ] as const) {
    if (!(given in options)) continue;
    if (kept in options) {
      throw new DbtError('Compilation', `Invalid config, has conflicting keys "${given}" and "${kept}"`);
    }
    options[kept] = options[given];
    delete options[given];
  }
  return options;
}

/** Before the configuration is known every question is answered by nothing. */
function parseMember(name: string): unknown {
  switch (name) {
    case 'get':
    case 'require':
    case 'meta_get':
    case 'meta_require':
    case 'set':
      return () => '';
    case 'persist_relation_docs':
    case 'persist_column_docs':
      return () => false;
    default:
      return undefined;
  }
}

function runMember(scope: Scope, name: string): unknown {
  const config = scope.node.config ?? {};
  const meta = (config.meta ?? {}) as Record<string, unknown>;
  const keyOf = (key: unknown): string => {
    const text = toStr(key);
    return text in config ? text : text.replace('_hook', '-hook');
  };
  switch (name) {
    case 'get':
      return (...given: unknown[]) => {
        const { name: key, default: fallback = null } = bindArguments(
          'config.get',
          ['name', 'default', 'validator'],
          given,
        );
        const found = keyOf(key);
        if (found === 'snapshot_table_column_names') return snapshotNames(config);
        return found in config ? fromJs(config[found]) : fallback;
      };
    case 'require':
      return (...given: unknown[]) => {
        const { name: key } = bindArguments('config.require', ['name', 'validator'], given);
        const found = keyOf(key);
        if (found in config) return fromJs(config[found]);
        throw new DbtError(
          'Compilation',
          `Model '${scope.node.unique_id}' does not define a required config parameter '${toStr(key)}'.`,
        );
      };
    case 'meta_get':
      return (...given: unknown[]) => {
        const { name: key, default: fallback = null } = bindArguments(
          'config.meta_get',
          ['name', 'default', 'validator'],
          given,
        );
        return toStr(key) in meta ? fromJs(meta[toStr(key)]) : fallback;
      };
    case 'meta_require':
      return (...given: unknown[]) => {
        const { name: key } = bindArguments('config.meta_require', ['name', 'validator'], given);
        if (toStr(key) in meta) return fromJs(meta[toStr(key)]);
        throw new DbtError(
          'Compilation',
          `Model '${scope.node.unique_id}' does not define a required config parameter '${toStr(key)}'.`,
        );
      };
    case 'set':
      return () => '';
    case 'persist_relation_docs':
      return () => Boolean((config.persist_docs as Record<string, unknown> | undefined)?.relation);
    case 'persist_column_docs':
      return () => Boolean((config.persist_docs as Record<string, unknown> | undefined)?.columns);
    case 'model':
      return undefined;
    default:
      return undefined;
  }
}

/** A snapshot's own columns: dbt's names unless snapshot_meta_column_names says otherwise. */
function snapshotNames(config: Record<string, unknown>): unknown {
  const given = (config.snapshot_meta_column_names ?? {}) as Record<string, unknown>;
  const names = ['dbt_valid_to', 'dbt_valid_from', 'dbt_scd_id', 'dbt_updated_at', 'dbt_is_deleted'];
  return fromJs(Object.fromEntries(names.map((name) => [name, given[name] ?? name])));
}
