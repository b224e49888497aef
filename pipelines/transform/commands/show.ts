/** show: the first rows of a model, or of SQL given inline. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { writeManifest } from '../artifacts/write-artifacts.ts';
import { textTable } from '../context/result-table.ts';
import { relationOf } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import type { DbtOutcome } from '../index.ts';
import { toJs, toStr } from '../jinja/index.ts';
import { compileNode } from '../materialize/compile-node.ts';
import { inlineNode } from './inline-node.ts';
import { type Invocation, selectFor, withDatabase } from './invocation.ts';

const TYPES = ['model', 'seed', 'snapshot', 'test', 'analysis'];
const DEFAULT_LIMIT = 5;

export async function showCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, dag } = invocation;
  const { flags } = runtime;
  if (flags.inline === undefined && !flags.select.length)
    throw new DbtError('Usage', 'Either --select or --inline must be passed to show');
  return withDatabase(invocation, async (database) => {
    const nodes =
      flags.inline === undefined
        ? [...selectFor(invocation, TYPES)]
            .map((id) => dag.nodes.get(id) as ManifestNode)
            .filter((node) => node.resource_type !== 'test' || TYPES.includes('test'))
        : [inlineNode(runtime, flags.inline)];
    const direct =
      flags.inline === undefined
        ? nodes.filter(
            (node) => node.resource_type !== 'test' || flags.select.some((word) => word.includes(node.name)),
          )
        : nodes;
    for (const node of direct) await showNode(invocation, database.sessions[0]!, node);
    writeManifest(runtime);
    return { exitCode: 0, results: [], manifest: runtime.state.manifest };
  });
}

async function showNode(invocation: Invocation, session: Session, node: ManifestNode): Promise<void> {
  const { runtime, out } = invocation;
  const { flags } = runtime;
  const limit = flags.limit ?? DEFAULT_LIMIT;
  const scope = await compileNode(runtime, node, session);
  const sql =
    node.resource_type === 'seed'
      ? `select * from ${relationOf(runtime.loaded, node).renderName()}`
      : node.compiled_code!;
  const text = toStr(
    await scope.call('get_show_sql', [sql, node.config?.sql_header ?? null, limit < 0 ? null : limit]),
  );
  const { table } = await session.execute(text, { fetch: true, limit: limit < 0 ? null : limit });
  const name = flags.inline === undefined ? node.name : 'inline_query';
  if (flags.output === 'json') {
    const rows = table.data.map((row) =>
      Object.fromEntries(table.columnNames.map((label, index) => [label, toJs(row[index])])),
    );
    out(JSON.stringify(flags.inline === undefined ? { node: name, show: rows } : { show: rows }, null, 2));
    return;
  }
  out(flags.inline === undefined ? `Previewing node '${name}':` : 'Previewing inline node:');
  out(textTable(table, Number.POSITIVE_INFINITY));
}
