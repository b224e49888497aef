/** What dbt asks of a node once its whole configuration is known. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';

const ACCESS = ['private', 'protected', 'public'];
const CONSTRAINTS = ['check', 'not_null', 'unique', 'primary_key', 'foreign_key', 'custom'];

/** Throws a Parsing error for the first thing that is not as dbt asks. */
export function checkNode(node: ManifestNode): void {
  const refuse = (message: string): never => {
    throw new DbtError('Parsing', message, { file: node.original_file_path, node: node.unique_id });
  };
  const { config } = node;
  if (node.resource_type === 'snapshot') {
    if (!config.strategy || !config.unique_key)
      refuse(`Snapshots must be configured with a 'strategy' and 'unique_key': ${node.name} is not.`);
    if (config.strategy === 'check' && !config.check_cols)
      refuse(
        `A snapshot configured with the check strategy must specify a check_cols configuration: ${node.name} does not.`,
      );
    if (config.strategy === 'timestamp' && !config.updated_at)
      refuse(
        `A snapshot configured with the timestamp strategy must specify an updated_at configuration: ${node.name} does not.`,
      );
  }
  const docs = config.persist_docs;
  if (docs !== undefined && docs !== null && (typeof docs !== 'object' || Array.isArray(docs)))
    refuse(
      `Field "persist_docs" of ${node.name} has the invalid value ${JSON.stringify(docs)}: it is a mapping.`,
    );
  if (node.resource_type !== 'model') return;
  if (!ACCESS.includes(node.access ?? 'protected'))
    refuse(`Node ${node.unique_id} has an invalid value (${node.access}) for the access field`);
  const constraints = [
    ...(node.constraints ?? []),
    ...Object.values(node.columns).flatMap((column) => column.constraints ?? []),
  ];
  for (const { type } of constraints as Record<string, unknown>[])
    if (!CONSTRAINTS.includes(String(type)))
      refuse(
        `Invalid constraint type on model ${node.name}: Type must be one of [${CONSTRAINTS.map((name) => `'${name}'`).join(', ')}]`,
      );
}
