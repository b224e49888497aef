/** What all parsers of one run share: the growing manifest and a runtime whose scopes are in parse mode. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import { Scope } from '../context/scope.ts';
import { fromJs, toStr } from '../jinja/index.ts';
import { mergeConfigCall } from '../project/node-config.ts';
import { isMapping } from '../project/plain.ts';
import type { Project } from '../project/project-file.ts';
import { applyConfig, buildConfig, buildUnrenderedConfig, keepWhereNone } from './build-config.ts';
import type { ManifestState } from './manifest-state.ts';
import type { Mistakes } from './mistakes.ts';

export interface ParseContext {
  runtime: Runtime;
  state: ManifestState;
  mistakes: Mistakes;
}

/** A scope that notes the node's refs, sources and config calls. */
export function parseScope(
  context: ParseContext,
  node: ManifestNode,
  calls: Record<string, any>,
  unrendered: Record<string, unknown> = {},
): Scope {
  return new Scope(context.runtime, node, {
    mode: 'parse',
    onConfig: (options, written) => noteConfig(calls, unrendered, options, written),
  });
}

/** Adds a config() call to those of its file; `written` is the call with its keys as they stand there. */
export function noteConfig(
  calls: Record<string, any>,
  unrendered: Record<string, unknown>,
  options: Record<string, unknown>,
  written: Record<string, unknown>,
): void {
  mergeConfigCall(calls, options);
  // dbt reads the first config() of a file as text: what is not a text already is printed as Python prints it.
  if (!Object.keys(unrendered).length) {
    for (const [key, value] of Object.entries(written)) {
      unrendered[key] = typeof value === 'string' ? value : toStr(fromJs(value));
    }
  }
}

/** Sets a node's configuration from all layers, then its database, schema, alias and relation name. */
export function updateConfig(
  context: ParseContext,
  node: ManifestNode,
  calls: Record<string, any>,
  patch?: Record<string, any>,
  unrendered: Record<string, unknown> = {},
  written?: Record<string, any>,
): void {
  const layers = {
    fqn: node.fqn,
    resourceType: node.resource_type,
    packageName: node.package_name,
    calls,
    patch,
  };
  const config = buildConfig(context.state.loaded, layers);
  applyConfig(node, config);
  node.unrendered_config = buildUnrenderedConfig(context.state.loaded, {
    ...layers,
    calls: Object.keys(unrendered).length ? unrendered : calls,
    patch: patch && mergedWithWritten(patch, written),
  });
  updateRelation(context, node, config);
  node.config = keepWhereNone(context.state.loaded, layers, config);
}

/** The key under which an entry of a schema file keeps its config as written, before its texts were rendered. */
export const WRITTEN = Symbol('config as written');

/** dbt lays a schema file's config as written over the rendered one, and its merge puts lists behind one another. */
function mergedWithWritten(patch: Dict, written: Dict | undefined): Dict {
  const merged: Dict = { ...patch };
  for (const [key, value] of Object.entries(written ?? {})) {
    const known = merged[key];
    if (Array.isArray(value)) merged[key] = key in merged ? [...value, ...known] : value;
    else if (isMapping(value)) merged[key] = mergedWithWritten(isMapping(known) ? known : {}, value);
    else merged[key] = value;
  }
  return merged;
}

type Dict = Record<string, any>;

const COMPONENTS = ['database', 'schema', 'alias'] as const;

function updateRelation(context: ParseContext, node: ManifestNode, config: Record<string, any>): void {
  const { credentials } = context.state.loaded.profile;
  for (const component of COMPONENTS) {
    const value = generateName(context, component, config[component] ?? null, node);
    node[component] =
      value ??
      (component === 'database'
        ? credentials.database
        : component === 'schema'
          ? credentials.schema
          : node.name);
  }
  if (node.resource_type === 'snapshot') {
    if (config.target_database) node.database = config.target_database;
    if (config.target_schema) node.schema = config.target_schema;
  }
  const relational =
    ['model', 'seed', 'snapshot'].includes(node.resource_type) ||
    (node.resource_type === 'test' && Boolean(config.store_failures));
  node.relation_name =
    relational && config.materialized !== 'ephemeral'
      ? relationOf(context.state.loaded, node).renderName()
      : null;
}

/** generate_database_name, _schema_name or _alias_name: the root project's, the package's own, or dbt's own rule. */
function generateName(
  context: ParseContext,
  component: (typeof COMPONENTS)[number],
  custom: unknown,
  node: ManifestNode,
): string | null {
  const { macros, loaded } = context.state;
  const name = `generate_${component}_name`;
  const root = macros.packages.get(loaded.root.name)?.get(name);
  const own =
    node.package_name === loaded.root.name ? undefined : macros.packages.get(node.package_name)?.get(name);
  const entry = own ?? root ?? macros.findOverride(`default__${name}`, `duckdb__${name}`);
  if (!entry) return defaultName(component, custom as string | null, node, loaded.profile.credentials);
  const scope = parseScope(context, node, {});
  const value = scope.callEntrySync(
    entry,
    component === 'alias' ? [custom, fromJs(node)] : [fromJs(custom), fromJs(node)],
  );
  return value === null || value === undefined ? null : toStr(value).trim();
}

function defaultName(
  component: string,
  custom: string | null,
  node: ManifestNode,
  target: { database: string; schema: string },
): string {
  if (component === 'database') return custom === null ? target.database : String(custom).trim();
  if (component === 'schema')
    return custom === null ? target.schema : `${target.schema}_${String(custom).trim()}`;
  if (custom !== null) return String(custom).trim();
  return node.version !== null && node.version !== undefined
    ? `${node.name}_v${String(node.version).replaceAll('.', '_')}`
    : node.name;
}

/** Renders the hooks of a node so that what they refer to counts as its dependency. */
export function parseHooks(scope: () => Scope, node: ManifestNode): void {
  const hooks = [...(node.config['pre-hook'] ?? []), ...(node.config['post-hook'] ?? [])];
  if (!hooks.length) return;
  const rendering = scope();
  for (const hook of hooks) rendering.renderSync(String(hook.sql));
}

export type { Project };
