/** list: the selected nodes' names, paths, selectors or JSON, one a line. */

import { toJson, writeManifest } from '../artifacts/write-artifacts.ts';
import { DbtError } from '../errors.ts';
import type { GraphNode } from '../graph/dag.ts';
import type { DbtOutcome } from '../index.ts';
import { dumpJson } from '../jinja/index.ts';
import { type Invocation, selectFor } from './invocation.ts';

const TYPES = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'source', 'exposure', 'analysis'];
const JSON_KEYS = new Set([
  'alias',
  'name',
  'package_name',
  'depends_on',
  'tags',
  'config',
  'resource_type',
  'source_name',
  'original_file_path',
  'unique_id',
  'direct_parents',
]);

export async function listCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, dag, out } = invocation;
  const { flags } = runtime;
  const types =
    flags.resourceTypes.includes('all') ||
    flags.resourceTypes.includes('default') ||
    !flags.resourceTypes.length
      ? TYPES.filter((type) => type !== 'analysis' || flags.resourceTypes.includes('all'))
      : TYPES;
  const format = FORMATS[flags.output ?? 'selector'];
  if (!format)
    throw new DbtError(
      'Usage',
      `Invalid value for '--output': '${flags.output}' is not one of 'json', 'name', 'path', 'selector'.`,
    );
  const selected = selectFor(invocation, types);
  if (!selected.size) runtime.warn('No nodes selected!');
  const lines = [...selected].sort().map((id) => format(dag.nodes.get(id)!, flags.outputKeys));
  for (const line of lines) out(line);
  writeManifest(runtime);
  return { exitCode: 0, results: [], manifest: runtime.state.manifest };
}

const FORMATS: Record<string, (node: GraphNode, keys: string[]) => string> = {
  selector: (node) => {
    if (node.resource_type === 'source')
      return `source:${[node.package_name, node.source_name, node.name].join('.')}`;
    if (node.resource_type === 'exposure') return `exposure:${[node.package_name, node.name].join('.')}`;
    if (node.resource_type === 'unit_test') return `unit_test:${node.package_name}.${node.name}`;
    return node.fqn.join('.');
  },
  name: (node) => (node.resource_type === 'source' ? `${node.source_name}.${node.name}` : node.name),
  path: (node) => node.original_file_path,
  json: (node, keys) => {
    const full: Record<string, unknown> = { ...node };
    if (node.resource_type === 'model') full.direct_parents = directParents(node);
    const values: Record<string, unknown> = {};
    if (keys.length) {
      for (const key of keys) {
        const value = key
          .split('.')
          .reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], full);
        if (key.includes('.') ? value !== undefined && value !== null : key in full) values[key] = value;
      }
    } else for (const key of Object.keys(full)) if (JSON_KEYS.has(key)) values[key] = full[key];
    return dumpJson(JSON.parse(toJson(values)));
  },
};

/** The models, sources, seeds and snapshots that a model reads. */
function directParents(node: GraphNode): string[] {
  return [...(node.depends_on?.nodes ?? [])];
}
