/** lineage: where the columns of models come from, down to the sources; and target/column_lineage.json. */
import { artifactMetadata, writeArtifact, writeManifest } from '../artifacts/write-artifacts.ts';
import { bindProject } from '../binding/bind-project.ts';
import { columnLineage, EVERY_COLUMN, type Lineage } from '../binding/column-lineage.ts';
import { ShadowDatabase } from '../binding/shadow-database.ts';
import { DbtError, didYouMean } from '../errors.ts';
import { warmCache } from '../execute/run-nodes.ts';
import type { DbtOutcome } from '../index.ts';
import { nodeByName } from './inline-node.ts';
import { type Invocation, selectFor, withDatabase } from './invocation.ts';

export async function lineageCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, dag, parsed, out } = invocation;
  const selected = selectFor(invocation, ['model', 'snapshot', 'seed']);
  return withDatabase(invocation, async (database) => {
    await warmCache(
      runtime,
      database.sessions[0]!,
      [...selected].map((id) => dag.nodes.get(id)!),
    );
    const shadow = await ShadowDatabase.open(runtime.loaded.profile);
    try {
      const binding = await bindProject(runtime, dag, selected, database.sessions[0]!, shadow, {
        columns: true,
      });
      const lineage = await columnLineage(runtime, binding);
      writeArtifact(runtime, 'column_lineage.json', {
        metadata: artifactMetadata(runtime, 'column-lineage/v1'),
        columns: lineage,
      });
      for (const word of parsed.words) print(invocation, lineage, word, out);
    } finally {
      shadow.close();
    }
    writeManifest(runtime);
    return { exitCode: 0, results: [], manifest: runtime.state.manifest };
  });
}

/** One column's origins as a tree, each model's own in turn. */
function print(invocation: Invocation, lineage: Lineage, word: string, out: (line: string) => void): void {
  const [model, column] = word.split('.') as [string, string | undefined];
  const node = nodeByName(invocation.runtime, model);
  const columns = lineage[node.unique_id] ?? {};
  if (column !== undefined && !find(columns, column)) {
    throw new DbtError(
      'Usage',
      `The model '${model}' has no column '${column}'.${didYouMean(column, Object.keys(columns))}`,
    );
  }
  for (const name of column === undefined ? Object.keys(columns) : [find(columns, column)!])
    branch(lineage, node.unique_id, name, 0, 'value', new Set(), out);
}

const find = (columns: Record<string, unknown>, name: string): string | undefined =>
  Object.keys(columns).find((key) => key.toLowerCase() === name.toLowerCase()) ??
  (EVERY_COLUMN in columns ? EVERY_COLUMN : undefined);

function branch(
  lineage: Lineage,
  id: string,
  column: string,
  depth: number,
  role: string,
  seen: Set<string>,
  out: (line: string) => void,
): void {
  const key = `${id}.${column}`;
  out(`${'  '.repeat(depth)}${depth ? `${role}: ` : ''}${key}`);
  if (seen.has(key)) return;
  seen.add(key);
  const columns = lineage[id];
  const found = columns && find(columns, column);
  const origins = found === undefined ? undefined : columns![found];
  if (!origins) return;
  if ('unknown' in origins) {
    out(`${'  '.repeat(depth + 1)}unknown: ${origins.unknown}`);
    return;
  }
  for (const kind of ['value', 'condition'] as const) {
    for (const source of origins[kind]) {
      const dot = source.lastIndexOf('.');
      branch(lineage, source.slice(0, dot), source.slice(dot + 1), depth + 1, kind, seen, out);
    }
  }
}
