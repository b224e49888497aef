import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, Connector } from '../../connectors/connector.ts';
import { packageRoot } from '../workspace/package-root.ts';

/** A column of a raw table. */
export interface RawColumn {
  readonly name: string;
  readonly type: string;
}

const types: Record<Column['type'], string> = {
  id: 'varchar',
  text: 'varchar',
  code: 'varchar',
  postcode_district: 'varchar',
  date: 'date',
  datetime: 'timestamp',
  integer: 'bigint',
  decimal: 'double',
  yes_no: 'boolean',
};

/** Columns that every raw table ends with: where the row came from, and whether it became the held version of its key. */
export const ledgerColumns: readonly RawColumn[] = [
  { name: '_sequence', type: 'bigint' },
  { name: '_submission_id', type: 'varchar' },
  { name: '_sender', type: 'varchar' },
  { name: '_sheet', type: 'varchar' },
  { name: '_row_number', type: 'bigint' },
  { name: '_row_key', type: 'varchar' },
  { name: '_is_effective', type: 'boolean' },
];

/**
 * The columns of `raw.<extract>` (docs/warehouse.md): the connector's, a `_has_time` beside each date-time, and link
 * tokens in place of the columns that are read only to make them.
 */
export function rawColumns(connector: Connector): RawColumn[] {
  const columns: RawColumn[] = [];
  for (const column of connector.columns) {
    if (column.personal === 'link_only' || column.name === 'link_token') continue;
    columns.push({ name: column.name, type: types[column.type] });
    if (column.type === 'datetime') columns.push({ name: `${column.name}_has_time`, type: 'boolean' });
  }
  if (hasLinkTokens(connector)) {
    columns.push(
      { name: 'link_token_name_dob', type: 'varchar' },
      { name: 'link_token_name_postcode', type: 'varchar' },
    );
  }
  return [...columns, ...ledgerColumns];
}

/** True when rows of the extract can name a child by link columns. */
export function hasLinkTokens(connector: Connector): boolean {
  return connector.columns.some((column) => column.personal === 'link_only' || column.name === 'link_token');
}

/** The statement that makes `raw.<extract>`. */
export function rawTableDdl(connector: Connector): string {
  const columns = rawColumns(connector).map(({ name, type }) => `    ${name} ${type}`);
  return `create table if not exists raw.${connector.extract} (\n${columns.join(',\n')}\n)`;
}

/** Makes the ledger and one raw table per connector where they are missing. */
export async function createSchema(
  connection: DuckDBConnection,
  connectors: readonly Connector[],
): Promise<void> {
  const folder = join(packageRoot(), 'sql', 'ledger');
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.sql')) await connection.run(readFileSync(join(folder, file), 'utf8'));
  }
  for (const connector of connectors) await connection.run(rawTableDdl(connector));
}
