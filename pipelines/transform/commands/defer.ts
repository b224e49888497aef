/** --defer: what is not built here is read where an earlier manifest says it is. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import { readPreviousState } from '../graph/previous-state.ts';
import type { Invocation } from './invocation.ts';

const BUILT = new Set(['build', 'run', 'seed', 'snapshot']);

/**
 * Notes in the runtime which nodes the earlier manifest's stand in for: those that are not in the target, and with
 * --favor-state all that are not selected. Nodes that this very command builds are there when they are needed.
 */
export async function deferToState(invocation: Invocation, session: Session): Promise<void> {
  const { runtime } = invocation;
  const { flags, loaded, state } = runtime;
  if (!flags.defer) return;
  const folder = flags.deferState ?? flags.state;
  if (folder === undefined)
    throw new DbtError(
      'Runtime',
      '--state or --defer-state are required for deferral, but neither was provided',
    );
  const { manifest } = readPreviousState(loaded.root.root, folder);
  if (!manifest) throw new DbtError('Runtime', `Could not find manifest in --state path: '${folder}'`);
  const rows = await session.read(
    'select table_catalog, table_schema, table_name from information_schema.tables',
  );
  const key = (database: unknown, schema: unknown, name: unknown) =>
    [database, schema, name].map((part) => String(part).toLowerCase()).join('\u0000');
  const there = new Set(rows.getRowsJson().map(([database, schema, name]) => key(database, schema, name)));
  const selected = new Set(runtime.selected);
  runtime.deferred = new Map();
  for (const node of Object.values(state.manifest.nodes)) {
    const old = manifest.nodes[node.unique_id] as ManifestNode | undefined;
    if (!old || !['model', 'seed', 'snapshot'].includes(old.resource_type)) continue;
    if (old.config?.materialized === 'ephemeral' || node.config?.materialized === 'ephemeral') continue;
    const isSelected = selected.has(node.unique_id);
    const isAbsent = !there.has(key(node.database, node.schema, node.alias));
    const isBuilt = isSelected && BUILT.has(flags.which);
    if ((flags.favorState && !isSelected) || (isAbsent && !isBuilt))
      runtime.deferred.set(node.unique_id, old);
  }
}
