/** Carries out one node: compiles it, runs its materialization, and says how it ended. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { Relation } from '../context/relation.ts';
import type { Runtime } from '../context/runtime.ts';
import type { Scope } from '../context/scope.ts';
import { DbtError, didYouMean } from '../errors.ts';
import type { AdapterResponse, Session } from '../execute/session.ts';
import { PyDict, toJs } from '../jinja/index.ts';
import type { NodeResult } from '../results.ts';
import { compileNode, targetFile, writeTarget } from './compile-node.ts';

/** Models, seeds and snapshots. Throws the error that ended the node; the session is then rolled back. */
export async function materializeNode(
  runtime: Runtime,
  node: ManifestNode,
  session: Session,
): Promise<Partial<NodeResult>> {
  if (await runtime.unchanged?.stands(node)) return { status: 'success', message: 'unchanged' };
  const scope = await compileNode(runtime, node, session);
  const asked = scope.askedDatabase;
  scope.onWrite = (sql) => writeRun(runtime, node, sql);
  if (node.config.materialized === 'ephemeral') return { status: 'success', message: null };
  refuseMicrobatch(node);
  if (await runtime.unchanged?.holds(node, asked)) return { status: 'success', message: 'unchanged' };
  const entry = materializationOf(runtime, node);
  const outcome = await scope.callEntry(entry);
  await session.commit();
  noteRelations(runtime, outcome);
  await runtime.unchanged?.succeeded(node, asked);
  return { status: 'success', message: messageOf(scope), adapter_response: responseOf(scope) };
}

/** Batches are not run: a model that asks for them is refused in its first run too, where its whole would be built. */
function refuseMicrobatch(node: ManifestNode): void {
  if (node.config.materialized === 'incremental' && node.config.incremental_strategy === 'microbatch') {
    throw new DbtError(
      'Compilation',
      'The incremental strategy microbatch is known to dbt but not supported by this runner: choose another, or leave the model out with --exclude.',
      { node: node.unique_id, file: node.original_file_path },
    );
  }
}

/** The materialization block that builds a node. Throws a Compilation error when there is none. */
export function materializationOf(runtime: Runtime, node: ManifestNode) {
  const name = String(node.config.materialized);
  const { macros } = runtime.state;
  const override =
    runtime.flags.behaviour.require_explicit_package_overrides_for_builtin_materializations === false;
  const entry = macros.materialization(name, node.package_name, override);
  if (!entry) {
    const known = [...macros.all()]
      .map((item) => /^materialization_(.+)_(?:default|duckdb)$/.exec(item.name)?.[1])
      .filter((item) => item !== undefined);
    throw new DbtError(
      'Compilation',
      `No materialization '${name}' was found for adapter duckdb! (searched types 'default' and 'duckdb')${didYouMean(name, known)}`,
      { node: node.unique_id },
    );
  }
  if (node.language && entry.languages && !entry.languages.includes(node.language)) {
    throw new DbtError(
      'Compilation',
      `Materialization "${name}" only supports languages ${JSON.stringify(entry.languages)}; got "${node.language}"`,
      { node: node.unique_id },
    );
  }
  return entry;
}

/** A materialization answers the relations it made; anything else is an error, as in dbt. */
function noteRelations(runtime: Runtime, outcome: unknown): void {
  const made = outcome instanceof Map ? outcome.get('relations') : undefined;
  if (!Array.isArray(made)) {
    throw new DbtError(
      'Compilation',
      'The materialization did not explicitly return a list of relations to add to the cache: it must end with `return({"relations": [...]})`.',
    );
  }
  for (const relation of made) if (relation instanceof Relation) runtime.cache.add(relation);
}

function mainResponse(scope: Scope): unknown {
  return scope.results.get('main')?.response;
}

function messageOf(scope: Scope): string | null {
  const response = mainResponse(scope);
  if (response instanceof PyDict) return (response.get('_message') as string | null) ?? null;
  const plain = toJs(response);
  if (plain && typeof plain === 'object') return (plain as AdapterResponse)._message ?? null;
  return plain === undefined || plain === null ? null : String(plain);
}

function responseOf(scope: Scope): Record<string, unknown> {
  const plain = toJs(mainResponse(scope) ?? null);
  if (plain && typeof plain === 'object') return plain as Record<string, unknown>;
  return plain === null ? {} : { _message: String(plain) };
}

export function writeRun(runtime: Runtime, node: ManifestNode, text: string): void {
  if (!runtime.flags.writeJson) return;
  node.build_path = targetFile(runtime, node, 'run');
  writeTarget(runtime, node.build_path, text);
}
