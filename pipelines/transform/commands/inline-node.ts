/** A node for SQL given on the command line or by a caller. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { stamp, writeManifest, writeRunResults } from '../artifacts/write-artifacts.ts';
import type { Runtime } from '../context/runtime.ts';
import { DbtError, didYouMean } from '../errors.ts';
import type { Database } from '../execute/database.ts';
import { operationNode } from '../execute/run-nodes.ts';
import type { Session } from '../execute/session.ts';
import type { DbtOutcome } from '../index.ts';
import type { NodeResult } from '../results.ts';
import type { Invocation } from './invocation.ts';

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

/** Works on the SQL of --inline, and writes its result like any other node's. Throws what is wrong with it. */
export async function runInline(
  { runtime }: Invocation,
  database: Database,
  work: (node: ManifestNode, session: Session) => Promise<Record<string, unknown>>,
): Promise<DbtOutcome> {
  const node = inlineNode(runtime, runtime.flags.inline!);
  const started = performance.now();
  const startedAt = stamp();
  const response = await work(node, database.sessions[0]!);
  const elapsed = (performance.now() - started) / 1000;
  const timing = (['compile', 'execute'] as const).map((name) => ({
    name,
    started_at: startedAt,
    completed_at: stamp(),
  }));
  const result: NodeResult = {
    unique_id: node.unique_id,
    status: 'success',
    message: null,
    failures: null,
    timing,
    thread_id: 'Thread-1 (worker)',
    execution_time: elapsed,
    adapter_response: response,
    compiled: true,
    compiled_code: node.compiled_code ?? null,
    relation_name: null,
  };
  writeManifest(runtime);
  writeRunResults(runtime, [result], elapsed);
  return { exitCode: 0, results: [result], manifest: runtime.state.manifest };
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
