/** A node for SQL given on the command line or by a caller. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import type { Runtime } from '../context/runtime.ts';
import { DbtError, didYouMean } from '../errors.ts';
import { operationNode } from '../execute/run-nodes.ts';

/** Ready to be compiled: whatever it refers to is allowed. */
export function inlineNode(runtime: Runtime, sql: string): ManifestNode {
  return {
    ...operationNode(runtime, 'inline_query'),
    resource_type: 'sql_operation',
    unique_id: `sql_operation.${runtime.loaded.root.name}.inline_query`,
    original_file_path: 'inline_query',
    path: 'sql/inline_query',
    raw_code: sql,
    language: 'sql',
  };
}

/** The one model, seed, snapshot or analysis of that name. */
export function nodeByName(runtime: Runtime, name: string): ManifestNode {
  const nodes = Object.values(runtime.state.manifest.nodes);
  const found = nodes.find(
    (node) => node.name === name && ['model', 'seed', 'snapshot', 'analysis'].includes(node.resource_type),
  );
  if (!found)
    throw new DbtError(
      'Usage',
      `There is no node named '${name}'.${didYouMean(
        name,
        nodes.map((node) => node.name),
      )}`,
    );
  return found;
}
