/** show: the first rows of a model, or of SQL given inline. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { writeManifest, writeRunResults } from '../artifacts/write-artifacts.ts';
import type { ResultTable } from '../context/agate/table.ts';
import { jsonRows } from '../context/agate/table-functions.ts';
import { relationOf } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';
import { runNodes } from '../execute/run-nodes.ts';
import type { Session } from '../execute/session.ts';
import type { DbtOutcome } from '../index.ts';
import { dumpJson, PyDict, toStr } from '../jinja/index.ts';
import { compileNode } from '../materialize/compile-node.ts';
import { runInline } from './inline-node.ts';
import { type Invocation, selectFor, withDatabase } from './invocation.ts';
import { printResult } from './printing.ts';

const TYPES = ['model', 'seed', 'snapshot', 'test', 'analysis'];
const DEFAULT_LIMIT = 5;
const LIMITS = 'macro.dbt.get_limit_subquery_sql';

export async function showCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, dag } = invocation;
  const { flags } = runtime;
  if (flags.inline === undefined && !flags.select.length)
    throw new DbtError('Usage', 'Either --select or --inline must be passed to show');
  const started = performance.now();
  const selected = flags.inline === undefined ? selectFor(invocation, TYPES) : new Set<string>();
  return withDatabase(invocation, async (database) => {
    if (flags.inline !== undefined) {
      return runInline(invocation, database, async (node, session) => {
        const { table, response } = await firstRows(invocation, session, node);
        print(invocation, node, table);
        return response;
      });
    }
    const tables = new Map<string, ResultTable>();
    const results = await runNodes({
      runtime,
      dag,
      database,
      selected,
      threads: Math.max(1, runtime.loaded.profile.credentials.threads),
      testsBlock: false,
      ephemeralToo: true,
      work: async (node, session) => {
        const { table, response } = await firstRows(invocation, session, node as ManifestNode);
        tables.set(node.unique_id, table);
        return { status: 'success', adapter_response: response };
      },
      onStart: () => {},
      onResult: (node, result, index, total) => {
        if (result.status === 'success') return;
        printResult(invocation, node, result, index, total);
        invocation.err(result.message ?? '');
      },
    });
    const named = flags.select.flatMap((words) => words.split(/\s+/));
    for (const { unique_id } of results) {
      const node = dag.nodes.get(unique_id) as ManifestNode;
      // As dbt does: what was selected by another way than its name is read, and not shown.
      const table = tables.get(unique_id);
      if (table && named.some((word) => word.includes(node.name))) print(invocation, node, table);
    }
    writeManifest(runtime);
    writeRunResults(runtime, results, (performance.now() - started) / 1000);
    return {
      exitCode: results.some((result) => result.status !== 'success') ? 1 : 0,
      results,
      manifest: runtime.state.manifest,
    };
  });
}

/** The rows of a node, or of its table where it is a seed, up to --limit. */
async function firstRows(
  { runtime }: Invocation,
  session: Session,
  node: ManifestNode,
): Promise<{ table: ResultTable; response: Record<string, unknown> }> {
  const limit = runtime.flags.limit ?? DEFAULT_LIMIT;
  const scope = await compileNode(runtime, node, session);
  // As in dbt, what shows a node counts as called by it.
  if (node.resource_type !== 'seed' && !node.depends_on.macros.includes(LIMITS))
    node.depends_on.macros.push(LIMITS);
  const sql =
    node.resource_type === 'seed'
      ? `select * from ${relationOf(runtime.loaded, node).renderName()}`
      : node.compiled_code!;
  const text = toStr(
    await scope.call('get_show_sql', [sql, node.config?.sql_header ?? null, limit < 0 ? null : limit]),
  );
  // What the manifest and the results tell of the node is the query that was made.
  if (node.resource_type !== 'seed') node.compiled_code = text;
  const { table, response } = await session.execute(text, { fetch: true, limit: limit < 0 ? null : limit });
  return { table, response: { ...response, code: null, rows_affected: null, query_id: null } };
}

function print(invocation: Invocation, node: ManifestNode, table: ResultTable): void {
  const { runtime, out } = invocation;
  const { flags } = runtime;
  const inline = flags.inline !== undefined;
  const name = node.version ? `${node.name}.v${node.version}` : node.name;
  if (flags.output === 'json') {
    const shown = new PyDict([...(inline ? [] : [['node', name] as const]), ['show', jsonRows(table)]]);
    out(dumpJson(shown, { indent: 2 }));
    return;
  }
  out(inline ? 'Previewing inline node:' : `Previewing node '${name}':`);
  out(table.text({ maxRows: Number.POSITIVE_INFINITY }).trimEnd());
}
