/** The checksum of an enforced contract: the columns' names, types and constraints. */
import { sha256 } from '../artifacts/hash.ts';
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { fromJs, toRepr } from '../jinja/index.ts';

const ENFORCING = new Set(['table', 'incremental']);

/** dbt's checksum of a model's contract, by which it tells whether the contract changed. */
export function contractChecksum(node: ManifestNode): string {
  const columns = Object.values(node.columns).sort((a, b) => (a.name < b.name ? -1 : 1));
  let state = columns
    .map((column) => {
      const constraints = column.constraints.map((constraint) =>
        constraintText('ColumnLevelConstraint', constraint),
      );
      return `|${column.name}${column.data_type ?? 'None'}[${constraints.join(', ')}]`;
    })
    .join('');
  if (ENFORCING.has(node.config.materialized)) {
    const constraints = (node.constraints as Record<string, unknown>[]).map((constraint) =>
      constraintText('ModelLevelConstraint', constraint),
    );
    state += `${node.config.materialized}[${constraints.join(', ')}]`;
  }
  return sha256(state);
}

/** A constraint as Python prints dbt's class for it. */
function constraintText(name: string, constraint: Record<string, unknown>): string {
  const repr = (key: string): string => toRepr(fromJs(constraint[key] ?? null));
  const parts = [
    `type=<ConstraintType.${constraint.type}: '${constraint.type}'>`,
    ...['name', 'expression', 'warn_unenforced', 'warn_unsupported', 'to', 'to_columns'].map(
      (key) => `${key}=${repr(key)}`,
    ),
    ...(name === 'ModelLevelConstraint' ? [`columns=${repr('columns')}`] : []),
  ];
  return `${name}(${parts.join(', ')})`;
}
