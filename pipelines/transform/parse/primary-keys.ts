/** primary_key of models: from constraints, otherwise from the tests that make columns unique. */
import type { Manifest, ManifestNode } from '../artifacts/manifest-types.ts';

const UNIQUE = ['unique', 'unique_combination_of_columns'];

/**
 * Notes each model's primary key: its constraints' columns, else those tested unique and not null, else those of
 * enabled and at last of disabled tests of uniqueness. dbt's rule, and it sorts them.
 */
export function inferPrimaryKeys(manifest: Manifest): void {
  const tests = new Map<string, ManifestNode[]>();
  const all = [
    ...Object.values(manifest.nodes),
    ...Object.values(manifest.disabled).flat(),
  ] as ManifestNode[];
  for (const node of all) {
    if (!node.test_metadata || !node.attached_node) continue;
    tests.set(node.attached_node, [...(tests.get(node.attached_node) ?? []), node]);
  }
  for (const node of Object.values(manifest.nodes)) {
    if (node.resource_type === 'model')
      node.primary_key = keyOf(node, tests.get(node.unique_id) ?? []).sort();
  }
}

function keyOf(node: ManifestNode, tests: ManifestNode[]): string[] {
  for (const constraint of node.constraints ?? [])
    if (constraint.type === 'primary_key') return [...constraint.columns];
  for (const [name, column] of Object.entries(node.columns))
    if (column.constraints.some((constraint) => constraint.type === 'primary_key')) return [name];
  const enabled = new Set<string>();
  const disabled = new Set<string>();
  const notNull = new Set<string>();
  for (const test of tests) {
    const { name, kwargs } = test.test_metadata!;
    const into = UNIQUE.includes(name)
      ? test.config.enabled
        ? enabled
        : disabled
      : name === 'not_null'
        ? notNull
        : undefined;
    for (const column of columnsOf(kwargs)) into?.add(column);
  }
  const both = [...notNull].filter((column) => enabled.has(column) || disabled.has(column));
  return [both, [...enabled], [...disabled]].find((columns) => columns.length) ?? [];
}

function columnsOf(kwargs: Record<string, unknown>): string[] {
  if (typeof kwargs.column_name === 'string') return [kwargs.column_name];
  const combination = kwargs.combination_of_columns;
  return Array.isArray(combination) ? combination.filter((item) => typeof item === 'string') : [];
}
