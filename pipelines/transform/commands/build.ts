/** build, run, test, seed and snapshot: select, order, carry out, report. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { writeManifest, writeRunResults } from '../artifacts/write-artifacts.ts';
import { relationOf } from '../context/runtime.ts';
import { type DbtError, describeError } from '../errors.ts';
import type { Database } from '../execute/database.ts';
import { prepareSchemas, runNodes, skipResult } from '../execute/run-nodes.ts';
import type { Session } from '../execute/session.ts';
import type { UnchangedNodes } from '../execute/unchanged-nodes.ts';
import type { DbtOutcome } from '../index.ts';
import { materializeNode } from '../materialize/run-node.ts';
import { runTest } from '../materialize/run-test.ts';
import { runUnitTest } from '../materialize/run-unit-test.ts';
import type { NodeResult } from '../results.ts';
import { runProjectHooks } from './hooks.ts';
import { type Invocation, selectFor, withDatabase } from './invocation.ts';
import { MistakeSearch } from './mistake-search.ts';
import { printResult, printStart, printSummary } from './printing.ts';

const TYPES: Record<string, string[]> = {
  build: ['model', 'seed', 'snapshot', 'test', 'unit_test', 'exposure'],
  run: ['model'],
  test: ['test', 'unit_test'],
  seed: ['seed'],
  snapshot: ['snapshot'],
};

const FAILED = new Set(['error', 'fail', 'runtime error', 'skipped', 'partial success']);

export async function buildCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, info } = invocation;
  const started = performance.now();
  const selected = selectFor(invocation, TYPES[runtime.flags.which]!);
  if (!selected.size) {
    info('Nothing to do. Try checking your model configs and model specification args');
    writeManifest(runtime);
    writeRunResults(runtime, [], 0);
    return { exitCode: 0, results: [], manifest: runtime.state.manifest };
  }
  const mistakes = new MistakeSearch(invocation);
  const work = async (database: Database): Promise<DbtOutcome> => {
    const main = database.sessions[0]!;
    const results = await inTransaction(invocation, main, () =>
      carryOut(invocation, database, main, selected, mistakes),
    );
    const elapsed = (performance.now() - started) / 1000;
    const written = database.checkpoint();
    try {
      writeManifest(runtime);
      writeRunResults(runtime, results, elapsed);
      await mistakes.close();
    } finally {
      await written;
    }
    if (invocation.options.signal?.aborted) invocation.err('Exited because of an interrupt');
    printSummary(invocation, results, elapsed);
    return {
      exitCode: results.some((result) => FAILED.has(result.status)) ? 1 : 0,
      results,
      manifest: runtime.state.manifest,
    };
  };
  try {
    return await withDatabase(invocation, work);
  } finally {
    await mistakes.close();
  }
}

/** With `atomic` one transaction spans all work, and only a run without failures commits it. */
async function inTransaction(
  invocation: Invocation,
  main: Session,
  work: () => Promise<NodeResult[]>,
): Promise<NodeResult[]> {
  if (!main.atomic) return work();
  await main.run('BEGIN TRANSACTION');
  let results: NodeResult[];
  try {
    results = await work();
  } catch (error) {
    await main.abandon();
    throw error;
  }
  const good = !invocation.options.signal?.aborted && !results.some((result) => FAILED.has(result.status));
  if (good) await main.run('COMMIT');
  else await main.abandon();
  return results;
}

async function carryOut(
  invocation: Invocation,
  database: Database,
  main: Session,
  selected: Set<string>,
  search: MistakeSearch,
): Promise<NodeResult[]> {
  const { runtime, dag } = invocation;
  const threads = main.atomic ? 1 : Math.max(1, runtime.loaded.profile.credentials.threads);
  await prepareSchemas(
    runtime,
    main,
    [...selected].map((id) => dag.nodes.get(id)!),
  );
  const unchanged = await openUnchanged(invocation, main);
  const isBound = await unchanged?.isBound(selected);
  const mistakes = isBound ? new Map<string, DbtError>() : await search.find(main, selected);
  if (mistakes.size && main.atomic) {
    return [...selected].map((id) => {
      const result = skipResult(dag.nodes.get(id)!, main, 'binding');
      const mistake = mistakes.get(id);
      return mistake ? { ...result, status: 'error' as const, message: describeError(mistake) } : result;
    });
  }
  const before = await runProjectHooks(invocation, main, 'on-run-start', []);
  if (
    before.some((result) => result.status === 'error') &&
    runtime.flags.behaviour.skip_nodes_if_on_run_start_fails
  ) {
    return [...before, ...[...selected].map((id) => skippedResult(invocation, id))];
  }
  if (!before.length) runtime.unchanged = unchanged;
  await runtime.unchanged?.lookAtAll(selected);
  const results = await runNodes({
    runtime,
    dag,
    database,
    selected,
    threads,
    testsBlock: runtime.flags.which === 'build',
    signal: invocation.options.signal,
    work: (node, session) => workOn(invocation, node, session),
    onStart: (node, index, total) => printStart(invocation, node, index, total),
    onResult: (node, result, index, total) => printResult(invocation, node, result, index, total),
  });
  if (invocation.options.signal?.aborted) return [...before, ...results];
  if (!results.some((result) => FAILED.has(result.status))) await runtime.unchanged?.save(selected);
  if (runtime.flags.show) for (const result of results) await showSeed(invocation, main, result);
  const after = await runProjectHooks(invocation, main, 'on-run-end', results);
  return [...before, ...results, ...after];
}

/** What is known of nodes from earlier builds, where the caller wants that to be used. */
async function openUnchanged(
  { runtime, dag, options }: Invocation,
  main: Session,
): Promise<UnchangedNodes | undefined> {
  if (!main.atomic || !options.unchangedIn) return undefined;
  const { UnchangedNodes } = await import('../execute/unchanged-nodes.ts');
  return UnchangedNodes.open(runtime, dag, main, options.unchangedIn);
}

/** With `seed --show` the first rows of each seed that was loaded. */
async function showSeed(
  { runtime, dag, out }: Invocation,
  session: Session,
  result: NodeResult,
): Promise<void> {
  const node = dag.nodes.get(result.unique_id) as ManifestNode;
  if (node.resource_type !== 'seed' || result.status !== 'success') return;
  const name = relationOf(runtime.loaded, node).renderName();
  const { table } = await session.execute(`select * from ${name} limit 10`, { fetch: true });
  out(`First rows of table: ${name}`);
  out(table.wholeText());
}

/** What becomes of a node when a hook before all nodes failed. */
function skippedResult(invocation: Invocation, id: string): NodeResult {
  const node = invocation.dag.nodes.get(id)!;
  const result = skipResult(node, undefined, 'on-run-start');
  printResult(invocation, node, result, 0, 0);
  return result;
}

async function workOn(
  invocation: Invocation,
  node: Record<string, any>,
  session: Session,
): Promise<Partial<NodeResult>> {
  const { runtime } = invocation;
  if (node.resource_type === 'exposure')
    return { status: 'no-op', message: 'NO-OP', failures: 0, timing: [] };
  if (node.resource_type === 'unit_test') return runUnitTest(runtime, node, session);
  if (node.resource_type === 'test') return runTest(runtime, node as ManifestNode, session);
  return materializeNode(runtime, node as ManifestNode, session);
}
