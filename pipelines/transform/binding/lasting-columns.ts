/** The columns that a model's table has when its query is bound and the node has run. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { Column } from '../context/column.ts';
import type { Runtime } from '../context/runtime.ts';

/** Whether a node's table has the columns of its query, whatever they are. */
export function lastsAsBound(runtime: Runtime, node: ManifestNode, own: Column[] | undefined): boolean {
  const { materialized } = node.config;
  if (node.resource_type !== 'model' || materialized === 'ephemeral') return false;
  return materialized !== 'incremental' || !own || isRebuilt(runtime, node);
}

const isRebuilt = (runtime: Runtime, node: ManifestNode): boolean =>
  Boolean(runtime.flags.fullRefresh || node.config.full_refresh);

/** What a model's table will have: an incremental one keeps the columns it has unless it is told to follow. */
export function lasting(
  runtime: Runtime,
  node: ManifestNode,
  columns: Column[],
  own: Column[] | undefined,
): Column[] {
  if (node.resource_type === 'snapshot') {
    const names = {
      dbt_scd_id: 'VARCHAR',
      dbt_updated_at: 'TIMESTAMP',
      dbt_valid_from: 'TIMESTAMP',
      dbt_valid_to: 'TIMESTAMP',
      ...(node.config.hard_deletes === 'new_record' ? { dbt_is_deleted: 'VARCHAR' } : {}),
    };
    const renamed = node.config.snapshot_meta_column_names ?? {};
    const meta = Object.entries(names).map(([name, type]) => new Column(renamed[name] ?? name, type));
    const have = new Set((own ?? []).map((column) => column.name.toLowerCase()));
    return own
      ? [...own, ...columns.filter((column) => !have.has(column.name.toLowerCase()))]
      : [...columns, ...meta];
  }
  if (node.config.materialized !== 'incremental' || !own || isRebuilt(runtime, node)) return columns;
  if (node.config.on_schema_change === 'sync_all_columns') return columns;
  if (node.config.on_schema_change === 'append_new_columns') {
    const have = new Set(own.map((column) => column.name.toLowerCase()));
    return [...own, ...columns.filter((column) => !have.has(column.name.toLowerCase()))];
  }
  return own;
}
