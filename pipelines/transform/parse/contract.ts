/** The checksum of an enforced contract: the columns' names and types. */
import { createHash } from 'node:crypto';
import type { ManifestNode } from '../artifacts/manifest-types.ts';

/** dbt's checksum of a model's contract, by which it tells whether the contract changed. */
export function contractChecksum(node: ManifestNode): string {
  const state = Object.keys(node.columns)
    .sort()
    .map(
      (name) =>
        `|${node.columns[name]!.name}|${node.columns[name]!.data_type === null ? 'None' : node.columns[name]!.data_type}`,
    )
    .join('');
  return createHash('sha256').update(state, 'utf8').digest('hex');
}
