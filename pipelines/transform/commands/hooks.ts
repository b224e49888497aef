/** on-run-start and on-run-end. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { toJson } from '../artifacts/write-artifacts.ts';
import { modelValue } from '../context/model-value.ts';
import { namespaceObject } from '../context/namespace-object.ts';
import { recordValue } from '../context/record-value.ts';
import { describeError } from '../errors.ts';
import { queryComment } from '../execute/query-comment.ts';
import type { Session } from '../execute/session.ts';
import { fromJs, type JinjaProtocol, PyDict, tupleFrom } from '../jinja/index.ts';
import { compileNode } from '../materialize/compile-node.ts';
import type { NodeResult } from '../results.ts';
import type { Invocation } from './invocation.ts';

/** Runs the hooks of all packages; a hook that fails ends the rest. */
export async function runProjectHooks(
  invocation: Invocation,
  session: Session,
  kind: 'on-run-start' | 'on-run-end',
  results: NodeResult[],
): Promise<NodeResult[]> {
  const { runtime, info } = invocation;
  const { manifest, loaded } = runtime.state;
  const order = [...loaded.projects.keys()];
  const hooks = Object.values(manifest.nodes)
    .filter((node) => node.resource_type === 'operation' && node.tags.includes(kind))
    .sort((a, b) => order.indexOf(a.package_name) - order.indexOf(b.package_name) || a.index - b.index);
  const done: NodeResult[] = [];
  for (const [index, hook] of hooks.entries()) {
    const started = performance.now();
    const label = `${hook.package_name}.${kind}.${index}`;
    // A hook that runs has its place counted from one in the manifest, one that does not from nought: dbt's own way.
    hook.index = index + 1;
    const result: NodeResult = {
      unique_id: hook.unique_id,
      status: 'success',
      message: `${label} passed`,
      failures: 0,
      timing: [],
      thread_id: 'main',
      execution_time: 0,
      adapter_response: {},
      compiled: true,
      compiled_code: null,
      relation_name: null,
    };
    try {
      await runHook(invocation, session, hook, kind, results);
      info(
        `${index + 1} of ${hooks.length} OK hook: ${label} ... [OK in ${((performance.now() - started) / 1000).toFixed(2)}s]`,
      );
    } catch (error) {
      await session.rollback();
      result.status = 'error';
      result.failures = 1;
      result.message = `${label} failed, error:\n ${describeError(error)}`;
      info(`${index + 1} of ${hooks.length} ERROR hook: ${label} ... [ERROR]\n${describeError(error)}`);
    }
    result.compiled_code = hook.compiled_code ?? null;
    result.execution_time = (performance.now() - started) / 1000;
    done.push(result);
    if (result.status === 'error') break;
  }
  return done;
}

async function runHook(
  invocation: Invocation,
  session: Session,
  hook: ManifestNode,
  kind: string,
  results: NodeResult[],
): Promise<void> {
  const { runtime } = invocation;
  const extras: Record<string, unknown> = {
    schemas: builtSchemas(invocation).map(([, schema]) => schema),
    database_schemas: builtSchemas(invocation).map((pair) => tupleFrom(pair)),
  };
  if (kind === 'on-run-end') extras.results = results.map((result) => resultValue(invocation, result));
  await compileNode(runtime, hook, session, extras);
  const sql = hook.compiled_code!.trim();
  if (!sql) return;
  session.comment = await queryComment(runtime, hook);
  await session.begin();
  await session.execute(sql);
  await session.commit();
}

function builtSchemas(invocation: Invocation): [string, string][] {
  const seen = new Map<string, [string, string]>();
  for (const id of invocation.runtime.selected) {
    const node = invocation.dag.nodes.get(id)!;
    if (
      !['model', 'seed', 'snapshot'].includes(node.resource_type) ||
      node.config?.materialized === 'ephemeral'
    )
      continue;
    seen.set(`${node.database}.${node.schema}`, [node.database, node.schema]);
  }
  return [...seen.values()];
}

/** A node's result as on-run-end sees it. */
function resultValue(invocation: Invocation, result: NodeResult): unknown {
  const node =
    invocation.dag.nodes.get(result.unique_id) ?? invocation.runtime.state.manifest.nodes[result.unique_id]!;
  const value = modelValue(node as ManifestNode, { omitNone: false });
  const plain = fromJs(JSON.parse(toJson({ ...result, failing_rows: undefined }))) as PyDict;
  const members: Record<string, unknown> = {
    node: recordValue(value),
    status: result.status,
    message: result.message,
    failures: result.failures,
    thread_id: result.thread_id,
    execution_time: fromJs(result.execution_time),
    timing: result.timing.map((item) => recordValue(fromJs(item) as PyDict)),
    adapter_response: fromJs(result.adapter_response),
    unique_id: result.unique_id,
    to_dict: () => {
      const copy = new PyDict(plain);
      copy.set('node', value);
      return copy;
    },
  };
  const object = namespaceObject('RunResult', members);
  (object.__jinja__ as JinjaProtocol).isMapping = false;
  (object.__jinja__ as JinjaProtocol).typeName = 'RunResult';
  return object;
}
