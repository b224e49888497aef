/** What every rendering of one invocation shares. */
import type { ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import type { Flags } from '../commands/flags.ts';
import type { RelationCache } from '../execute/relation-cache.ts';
import type { UnchangedNodes } from '../execute/unchanged-nodes.ts';
import type { ManifestState } from '../parse/manifest-state.ts';
import type { LoadedProject } from '../project/loaded-project.ts';
import { Relation } from './relation.ts';

export interface Runtime {
  loaded: LoadedProject;
  state: ManifestState;
  flags: Flags;
  cache: RelationCache;
  /** unique_ids that the command works on. */
  selected: string[];
  /** What log(info=true) writes. */
  say: (message: string) => void;
  /** What print() and the printing functions of tables write. */
  print: (message: string) => void;
  /** `event` is dbt's name for the warning, as --warn-error-options knows it. */
  warn: (message: string, event?: string) => void;
  /** `graph` as templates may change it; made when first asked for. */
  graph?: unknown;
  /** Nodes of an earlier manifest that stand in for this one's, by unique_id: see commands/defer.ts. */
  deferred?: Map<string, ManifestNode>;
  /** Knows which nodes need not be built again; absent when all are. */
  unchanged?: UnchangedNodes;
}

/** The relation of a node or source, external locations included. */
export function relationOf(loaded: LoadedProject, node: ManifestNode | ManifestSource): Relation {
  const project = quotePolicy(loaded.root.quoting);
  if (node.resource_type === 'source') {
    const source = node as ManifestSource;
    const external = externalLocation(source);
    return new Relation(
      { database: source.database, schema: source.schema, identifier: source.identifier },
      { external, quote: { ...project, ...quotePolicy(source.quoting) } },
    );
  }
  return new Relation(
    { database: node.database, schema: node.schema, identifier: (node as ManifestNode).alias },
    { quote: { ...project, ...quotePolicy((node as ManifestNode).config?.quoting) } },
  );
}

const PARTS = ['database', 'schema', 'identifier'];

/** The parts of a name that a `quoting` setting speaks of. */
export function quotePolicy(quoting: Record<string, unknown> | undefined): Record<string, boolean> {
  const policy: Record<string, boolean> = {};
  if (!quoting) return policy;
  for (const key of PARTS) {
    const value = quoting[key];
    if (typeof value === 'boolean') policy[key] = value;
  }
  return policy;
}

/** dbt-duckdb's `external_location` of a source's meta or config, filled in by its formatter; null without one. */
function externalLocation(source: ManifestSource): string | null {
  const settings: Record<string, unknown> = { ...source.source_meta, ...source.meta, ...source.config?.meta };
  for (const [key, value] of Object.entries(source.config ?? {})) {
    if (
      ![
        'enabled',
        'event_time',
        'freshness',
        'loaded_at_field',
        'loaded_at_query',
        'meta',
        'tags',
        'static_analysis',
      ].includes(key)
    )
      settings[key] = value;
  }
  const template = settings.external_location;
  if (template === undefined || template === null) return null;
  const values: Record<string, unknown> = {
    ...settings,
    name: source.name,
    identifier: source.identifier,
    schema: source.schema,
    database: source.database,
    tags: source.tags,
  };
  const location = fillTemplate(String(template), String(settings.formatter ?? 'newstyle'), values);
  return location.includes('(') || location.startsWith("'") ? location : `'${location}'`;
}

function fillTemplate(template: string, formatter: string, values: Record<string, unknown>): string {
  const value = (key: string): string => String(values[key] ?? '');
  if (formatter === 'oldstyle')
    return template.replace(/%\((\w+)\)s/g, (_, key) => value(key)).replaceAll('%%', '%');
  if (formatter === 'template')
    return template.replace(/\$(?:\{(\w+)\}|(\w+)|\$)/g, (whole, a, b) =>
      whole === '$$' ? '$' : value(a ?? b),
    );
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, key) =>
    whole === '{{' ? '{' : whole === '}}' ? '}' : value(key),
  );
}
