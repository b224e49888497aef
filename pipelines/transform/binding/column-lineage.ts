/** Which columns of sources and nodes each column of a project's models comes from. */
import type { ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import { type Runtime, relationOf } from '../context/runtime.ts';
import type { Binding } from './bind-project.ts';
import { type Origin, planLineage, UnreadablePlan } from './plan-lineage.ts';

/** A column's origins as `unique_id.column`, or the reason why they are not known. */
export type ColumnOrigin = { value: string[]; condition: string[] } | { unknown: string };

/** Stands for the columns of a model of which not even their names are known. */
export const EVERY_COLUMN = '*';

/** Origins by unique_id and column. */
export type Lineage = Record<string, Record<string, ColumnOrigin>>;

export async function columnLineage(runtime: Runtime, binding: Binding): Promise<Lineage> {
  const owners = relationOwners(runtime);
  const keyOf = (catalog: string, schema: string, table: string, column: string): string =>
    `${owners.get(`${catalog}.${schema}.${table}`.toLowerCase()) ?? `${catalog}.${schema}.${table}`}.${column}`;
  const lineage: Lineage = {};
  for (const [id, bound] of binding.bound) {
    const names = bound.columns.map((column) => column.name);
    const { plan, reason } = await binding.shadow.plan(bound.sql);
    lineage[id] = plan ? readPlan(plan, names, keyOf) : all(names, reason ?? 'DuckDB gave no plan');
  }
  for (const [id, reason] of [
    ...binding.unknown,
    ...[...binding.problems].map(([id, error]) => [id, error.message.split('\n')[0]!] as const),
  ]) {
    const node = runtime.state.manifest.nodes[id];
    const declared = Object.keys(node?.columns ?? {});
    lineage[id] = all(declared.length ? declared : [EVERY_COLUMN], reason);
  }
  return lineage;
}

function readPlan(
  plan: Record<string, unknown>,
  names: string[],
  keyOf: Parameters<typeof planLineage>[1],
): Record<string, ColumnOrigin> {
  let layout: Origin[];
  try {
    layout = planLineage(plan, keyOf);
  } catch (error) {
    if (error instanceof UnreadablePlan) return all(names, error.message);
    throw error;
  }
  if (layout.length < names.length)
    return all(names, `the plan gives ${layout.length} columns, the query ${names.length}`);
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      { value: [...layout[index]!.value].sort(), condition: [...layout[index]!.condition].sort() },
    ]),
  );
}

const all = (names: string[], reason: string): Record<string, ColumnOrigin> =>
  Object.fromEntries(names.map((name) => [name, { unknown: reason }]));

function relationOwners(runtime: Runtime): Map<string, string> {
  const owners = new Map<string, string>();
  const { manifest } = runtime.state;
  const add = (node: ManifestNode | ManifestSource): void => {
    const relation = relationOf(runtime.loaded, node);
    owners.set(
      `${relation.database}.${relation.schema}.${relation.identifier}`.toLowerCase(),
      node.unique_id,
    );
  };
  for (const node of Object.values(manifest.nodes))
    if (['model', 'seed', 'snapshot'].includes(node.resource_type)) add(node);
  for (const source of Object.values(manifest.sources)) add(source);
  return owners;
}
