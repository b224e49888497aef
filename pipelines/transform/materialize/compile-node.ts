/** Renders a node's SQL for running: refs resolved, ephemeral models as CTEs. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { cteName } from '../context/ref-function.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import { KWARGS_NAME, testKwargs } from '../parse/generic-test.ts';
import { type InjectedCte, injectCtes } from './inject-ctes.ts';

/** SQL of a node before the CTEs of its own ephemeral parents were put in; what its children quote. */
const plainSql = new WeakMap<ManifestNode, string>();
const pending = new WeakMap<ManifestNode, Promise<void>>();

/** Compiles a node once; its compiled_code is then in the manifest and under target/compiled. */
export async function compileNode(
  runtime: Runtime,
  node: ManifestNode,
  session: Session | undefined,
  extras: Record<string, unknown> = {},
  /** Told of the scope when rendering is over, well or not. */
  onRendered: (scope: Scope) => void = () => {},
): Promise<Scope> {
  const scope = new Scope(runtime, node, { mode: 'run', session, extras });
  if (node.resource_type === 'seed') return scope;
  if (node.language === 'python') {
    throw new DbtError(
      'Compilation',
      'Python models are not supported by this runner: rewrite the model in SQL, or leave it out with --exclude.',
      { node: node.unique_id, file: node.original_file_path },
    );
  }
  try {
    await compileInto(scope, node);
  } finally {
    onRendered(scope);
  }
  return scope;
}

async function compileInto(scope: Scope, node: ManifestNode): Promise<void> {
  const running = pending.get(node);
  if (running) return running;
  const work = compileOnce(scope, node);
  pending.set(node, work);
  try {
    await work;
  } finally {
    pending.delete(node);
  }
}

async function compileOnce(scope: Scope, node: ManifestNode): Promise<void> {
  const { runtime } = scope;
  if (node.test_metadata) scope.extras[KWARGS_NAME] = await testKwargs(scope, node);
  const notes = runtime.state.notes.get(node);
  const text = await scope.render(node.raw_code, node.original_file_path, notes?.firstLine ?? 1);
  node.compiled = true;
  plainSql.set(node, text);
  // A unit test's rows for `this` are a CTE as well, the first.
  const itself = scope.extras.__this_input__ as ManifestNode | undefined;
  if (itself) scope.ephemerals.unshift(itself.unique_id);
  const ctes = await gatherCtes(scope, scope.ephemerals);
  node.compiled_code = injectCtes(text, ctes);
  node.extra_ctes_injected = true;
  node.extra_ctes = ctes;
  if (node.resource_type === 'test' && node.relation_name === null && runtime.flags.storeFailures)
    node.relation_name = relationOf(runtime.loaded, node).renderName();
  compileForeignKeys(runtime, node);
  if (!scope.extras.__binding__) writeCompiled(runtime, node);
}

/** The CTEs of ephemeral models in the order they need each other, each once. */
async function gatherCtes(scope: Scope, ids: string[]): Promise<InjectedCte[]> {
  const { runtime } = scope;
  const gathered: InjectedCte[] = [];
  const add = (cte: InjectedCte): void => {
    if (!gathered.some((item) => item.id === cte.id)) gathered.push(cte);
  };
  const standIns = scope.extras.__stand_ins__ as Map<string, ManifestNode> | undefined;
  for (const id of ids) {
    const own = standIns && [...standIns.values()].find((item) => item.unique_id === id);
    const node = own ?? runtime.state.manifest.nodes[id];
    if (!node)
      throw new DbtError(
        'Compilation',
        `During compilation, found a cte reference that could not be resolved: ${id}`,
      );
    if (!plainSql.has(node)) {
      const inner = new Scope(runtime, node, {
        mode: 'run',
        session: scope.session,
        extras: own ? { ...scope.extras } : {},
      });
      await compileInto(inner, node);
    }
    for (const cte of node.extra_ctes ?? []) add(cte);
    add({
      id: node.unique_id,
      sql: ` ${cteName(node)} as (\n${plainSql.get(node)}\n)`,
    });
  }
  return gathered;
}

/** `ref(...)` in a foreign key constraint becomes the relation's name. */
function compileForeignKeys(runtime: Runtime, node: ManifestNode): void {
  const constraints = [
    ...((node.constraints as Record<string, any>[]) ?? []),
    ...Object.values(node.columns).flatMap((column) => column.constraints as Record<string, any>[]),
  ];
  for (const constraint of constraints) {
    if (
      constraint.type !== 'foreign_key' ||
      typeof constraint.to !== 'string' ||
      constraint.to.startsWith('"')
    )
      continue;
    const names = [...constraint.to.matchAll(/(['"])(.*?)\1/g)].map((match) => match[2]!);
    const target = constraint.to.trim().startsWith('source')
      ? runtime.state.findSource(names[0]!, names[1]!, node.package_name)
      : runtime.state.findRef(names.at(-1)!, names.length > 1 ? names[0]! : null, null, node.package_name);
    if (target) constraint.to = relationOf(runtime.loaded, target).renderName();
  }
}

/** Where dbt keeps a node's text under target: one file a file, or a folder for a file with several nodes. */
export function targetFile(runtime: Runtime, node: ManifestNode, folder: 'compiled' | 'run'): string {
  const { root } = runtime.loaded;
  const sameFile =
    node.resource_type !== 'snapshot' && basename(node.original_file_path) === basename(node.path);
  const own = node.resource_type === 'snapshot' ? `${node.name}.sql` : node.path;
  const path = sameFile ? node.original_file_path : `${node.original_file_path}/${own}`;
  return `${root.targetPath}/${folder}/${node.package_name}/${path}`;
}

/**
 * Writes a file under target, unless it holds this text already: to truncate a file costs far more than to read it. A
 * file or folder of an earlier run that stands in its way is removed.
 */
export function writeTarget(runtime: Runtime, path: string, text: string): void {
  const full = isAbsolute(path) ? path : join(runtime.loaded.root.root, path);
  if (holds(full, text)) return;
  try {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') rmSync(full, { recursive: true });
    else if (code === 'EEXIST' || code === 'ENOTDIR') rmSync(dirname(full));
    else throw error;
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}

function holds(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}

function writeCompiled(runtime: Runtime, node: ManifestNode): void {
  if (!runtime.flags.writeJson || !node.compiled_code) return;
  if (node.resource_type === 'sql_operation') return;
  node.compiled_path = targetFile(runtime, node, 'compiled');
  writeTarget(runtime, node.compiled_path, node.compiled_code);
}
