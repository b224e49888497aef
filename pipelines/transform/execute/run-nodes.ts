/** Carries out the selected nodes in order, on several connections, and gathers their results. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { Relation } from '../context/relation.ts';
import type { Runtime } from '../context/runtime.ts';
import { DbtError, describeError } from '../errors.ts';
import type { Dag } from '../graph/dag.ts';
import { runQueue, waitingLists } from '../graph/queue.ts';
import type { NodeResult, NodeStatus, Timing } from '../results.ts';
import type { Database } from './database.ts';
import { queryComment } from './query-comment.ts';
import { listRelations } from './relation-statements.ts';
import type { Session } from './session.ts';
import { locateSqlError } from './sql-error.ts';

export type NodeWork = (node: Record<string, any>, session: Session) => Promise<Partial<NodeResult>>;

export interface RunOptions {
  runtime: Runtime;
  dag: Dag;
  database: Database;
  selected: Set<string>;
  threads: number;
  /** Tests hold back what is built on what they test. */
  testsBlock: boolean;
  /** Ephemeral models are worked on and have results like all others. */
  ephemeralToo?: boolean;
  work: NodeWork;
  onStart: (node: Record<string, any>, index: number, total: number) => void;
  onResult: (node: Record<string, any>, result: NodeResult, index: number, total: number) => void;
  signal?: AbortSignal;
}

const BAD_RUN = new Set<NodeStatus>(['error', 'runtime error', 'skipped']);
const BAD_BUILD = new Set<NodeStatus>([...BAD_RUN, 'fail', 'partial success']);

export async function runNodes(options: RunOptions): Promise<NodeResult[]> {
  const { runtime, dag, selected, threads } = options;
  const waiting = waitingLists(dag, selected);
  if (options.testsBlock) addTestEdges(dag, selected, waiting);
  const downstream = invert(waiting);
  const levels = levelsOf(waiting);
  const results: NodeResult[] = [];
  const skipped = new Map<string, string>();
  const sessions: Session[] = [];
  let stopped = false;
  let index = 0;
  const isQuiet = (node: Record<string, any>) => !options.ephemeralToo && isEphemeral(node);
  const total = [...selected].filter((id) => !isQuiet(dag.nodes.get(id)!)).length;
  const bad = options.testsBlock ? BAD_BUILD : BAD_RUN;
  await runQueue(waiting, {
    threads,
    order: (a, b) => levels.get(a)! - levels.get(b)! || (a < b ? -1 : 1),
    stopped: () => stopped || (options.signal?.aborted ?? false),
    work: async (id, worker) => {
      const node = dag.nodes.get(id)!;
      const quiet = isQuiet(node);
      const position = quiet ? 0 : ++index;
      sessions[worker] ??= await options.database.session(`Thread-${worker + 1} (worker)`);
      const session = sessions[worker]!;
      const cause = skipped.get(id);
      if (cause === undefined && !quiet) options.onStart(node, position, total);
      const result =
        cause === undefined ? await workOn(options, node, session) : skipResult(node, session, cause);
      if (!quiet || result.status !== 'success') {
        results.push(result);
        options.onResult(node, result, position, total);
      }
      if (bad.has(result.status)) {
        for (const next of downstream.get(id) ?? []) if (!skipped.has(next)) skipped.set(next, id);
        if (runtime.flags.failFast && result.status !== 'skipped') stopped = true;
      }
    },
  });
  if (stopped || options.signal?.aborted) {
    const done = new Set(results.map((result) => result.unique_id));
    for (const id of selected) {
      const node = dag.nodes.get(id)!;
      if (done.has(id) || isQuiet(node)) continue;
      const result = skipResult(node, undefined, null);
      // Named too when interrupted, so that a retry takes up what never began.
      results.push(stopped ? result : { ...result, message: 'Skipping due to an interrupt' });
    }
  }
  return results;
}

/** Ephemeral models are compiled into others and have no result of their own. */
function isEphemeral(node: Record<string, any>): boolean {
  return node.config?.materialized === 'ephemeral' && node.resource_type === 'model';
}

function invert(waiting: Map<string, Set<string>>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, parents] of waiting) {
    for (const parent of parents) {
      const list = found.get(parent);
      if (list) list.push(id);
      else found.set(parent, [id]);
    }
  }
  return found;
}

function levelsOf(waiting: Map<string, Set<string>>): Map<string, number> {
  const levels = new Map<string, number>();
  const level = (id: string): number => {
    const known = levels.get(id);
    if (known !== undefined) return known;
    levels.set(id, 0);
    let highest = 0;
    for (const parent of waiting.get(id)!) highest = Math.max(highest, level(parent) + 1);
    levels.set(id, highest);
    return highest;
  };
  for (const id of waiting.keys()) level(id);
  return levels;
}

/** What waits for no test: other tests, and exposures, of which nothing is built. */
const UNTESTED = new Set(['test', 'unit_test', 'exposure']);

/** In a build a node waits for the tests whose every parent is among its ancestors. */
function addTestEdges(dag: Dag, selected: Set<string>, waiting: Map<string, Set<string>>): void {
  for (const id of selected) {
    const node = dag.nodes.get(id)!;
    if (node.resource_type !== 'test') continue;
    const parents = dag.parents.get(id)!;
    if (!parents.length) continue;
    let common: Set<string> | undefined;
    for (const parent of parents) {
      const below = dag.reach([parent], 'children');
      common = common ? new Set([...common].filter((other) => below.has(other))) : below;
      if (!common.size) break;
    }
    for (const other of common ?? []) {
      if (
        selected.has(other) &&
        other !== id &&
        !UNTESTED.has(dag.nodes.get(other)!.resource_type) &&
        !parents.includes(other)
      )
        waiting.get(other)!.add(id);
    }
  }
  addUnitTestEdges(dag, selected, waiting);
}

/**
 * A model's unit tests go right before it, one after the other: they wait for what the model waits for, and one that
 * fails holds back those after it and the model.
 */
function addUnitTestEdges(dag: Dag, selected: Set<string>, waiting: Map<string, Set<string>>): void {
  const before = new Map<string, Set<string>>();
  for (const id of selected) {
    const [model] = dag.parents.get(id)!;
    if (dag.nodes.get(id)!.resource_type !== 'unit_test' || model === undefined) continue;
    const own = waiting.get(model);
    if (!own) continue;
    const held = before.get(model) ?? new Set(own);
    waiting.set(id, new Set(held));
    before.set(model, held.add(id));
    own.add(id);
  }
}

async function workOn(options: RunOptions, node: Record<string, any>, session: Session): Promise<NodeResult> {
  const started = performance.now();
  const timing: Timing[] = [
    { name: 'compile', started_at: new Date().toISOString(), completed_at: new Date().toISOString() },
  ];
  const base = baseResult(node, session);
  const startedAt = new Date().toISOString();
  let outcome: Partial<NodeResult>;
  try {
    session.comment = await queryComment(options.runtime, node as ManifestNode);
    outcome = await options.work(node, session);
  } catch (error) {
    await session.rollback();
    const located = locateSqlError(options.runtime, node, error);
    outcome = {
      status: 'error',
      message: located instanceof DbtError ? describeError(located) : describeError(error),
    };
  }
  timing.push({ name: 'execute', started_at: startedAt, completed_at: new Date().toISOString() });
  const { node: ran, ...rest } = outcome as Partial<NodeResult> & { node?: ManifestNode };
  const source = ran ?? node;
  return {
    ...base,
    timing,
    execution_time: (performance.now() - started) / 1000,
    compiled: source.compiled ?? base.compiled,
    compiled_code: source.compiled_code ?? null,
    relation_name:
      source.resource_type === 'seed' ||
      (source.resource_type === 'test' &&
        !source.config?.store_failures &&
        !options.runtime.flags.storeFailures)
        ? null
        : (source.relation_name ?? null),
    ...rest,
  };
}

function baseResult(node: Record<string, any>, session: Session | undefined): NodeResult {
  return {
    unique_id: node.unique_id,
    status: 'success',
    message: null,
    failures: null,
    timing: [],
    thread_id: session?.name ?? 'MainThread',
    execution_time: 0,
    adapter_response: {},
    compiled: ['seed', 'exposure', 'unit_test'].includes(node.resource_type)
      ? null
      : (node.compiled ?? false),
    compiled_code: node.compiled_code ?? null,
    relation_name: node.resource_type === 'seed' ? null : (node.relation_name ?? null),
  };
}

export function skipResult(
  node: Record<string, any>,
  session: Session | undefined,
  cause: string | null,
): NodeResult {
  return {
    ...baseResult(node, session),
    status: 'skipped',
    message: cause === null ? 'Skipping due to fail_fast' : null,
  };
}

/** Makes the schemas that the selected nodes need, once, before any of them starts. */
export async function prepareSchemas(
  runtime: Runtime,
  session: Session,
  nodes: Record<string, any>[],
): Promise<void> {
  const wanted = new Map<string, Relation>();
  for (const node of nodes) {
    const makes =
      ['model', 'seed', 'snapshot'].includes(node.resource_type) ||
      (node.resource_type === 'test' && (node.config.store_failures || runtime.flags.storeFailures));
    if (!makes || node.config?.materialized === 'ephemeral') continue;
    wanted.set(
      `${node.database}.${node.schema}`.toLowerCase(),
      new Relation({ database: node.database, schema: node.schema }),
    );
  }
  const existing = new Set(
    (
      await session.read(
        'select lower(catalog_name), lower(schema_name) from system.information_schema.schemata',
      )
    )
      .getRows()
      .map((row) => `${row[0]}.${row[1]}`),
  );
  const override = runtime.state.macros.findOverride('duckdb__create_schema', 'create_schema');
  for (const [key, relation] of wanted) {
    if (!existing.has(key)) {
      if (override) {
        const { Scope } = await import('../context/scope.ts');
        const scope = new Scope(runtime, operationNode(runtime), { mode: 'run', session });
        await scope.callEntry(override, [relation]);
        await session.commit();
      } else await session.run(`create schema if not exists ${relation.renderName()}`);
    }
    runtime.cache.addSchema(relation.database, relation.schema!);
  }
  await warmCache(runtime, session, nodes);
}

/** One look at the catalogue answers every later question whether a relation of these nodes exists. */
export async function warmCache(
  runtime: Runtime,
  session: Session,
  nodes: Record<string, any>[],
): Promise<void> {
  for (const relation of await listRelations(session, null, null)) runtime.cache.add(relation);
  for (const node of nodes) if (node.schema) runtime.cache.markLoaded(node.database, node.schema);
}

/** A node for code that belongs to none: operations and the runner's own macro calls. */
export function operationNode(runtime: Runtime, name = 'operation'): ManifestNode {
  const { root, profile } = runtime.loaded;
  return {
    database: profile.credentials.database,
    schema: profile.credentials.schema,
    name,
    resource_type: 'operation',
    package_name: root.name,
    path: '',
    original_file_path: 'dbt_project.yml',
    unique_id: `operation.${root.name}.${name}`,
    fqn: [root.name, name],
    alias: name,
    checksum: { name: 'none', checksum: '' },
    config: {},
    tags: [],
    description: '',
    columns: {},
    meta: {},
    group: null,
    docs: { show: true, node_color: null },
    patch_path: null,
    build_path: null,
    unrendered_config: {},
    created_at: 0,
    relation_name: null,
    raw_code: '',
    refs: [],
    sources: [],
    metrics: [],
    depends_on: { macros: [], nodes: [] },
    compiled_path: null,
  };
}
