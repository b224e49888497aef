import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connector } from '../../connectors/connector.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { createSchema } from './schema.ts';
import { openDatabase, type Warehouse } from './warehouse.ts';

/**
 * Makes `target` hold the ledger and raw rows that were loaded up to the end of `day`, and no other. What is held is a
 * pure function of those rows, so the models built there equal those of a workspace that never saw more.
 */
export async function copyAsAt(
  warehouse: Warehouse,
  target: string,
  day: PlainDate,
  connectors: readonly Connector[],
): Promise<void> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  for (const file of [target, `${target}.wal`]) if (existsSync(file)) rmSync(file);
  const fresh = await openDatabase(target);
  await createSchema(await fresh.connect(), connectors);
  await fresh.close();
  const connection = await warehouse.connect();
  try {
    await connection.run(`attach '${target.replaceAll("'", "''")}' as as_at (storage_version 'latest')`);
    try {
      await connection.run('begin transaction');
      await copyRows(connection, day, connectors);
      await connection.run('commit');
    } finally {
      await connection.run('detach as_at');
    }
  } finally {
    connection.closeSync();
  }
}

/** The end of the day: everything with a stamp before the next midnight. */
const until = (column: string, day: PlainDate) => `${column} < date '${day}' + interval 1 day`;

async function copyRows(
  connection: DuckDBConnection,
  day: PlainDate,
  connectors: readonly Connector[],
): Promise<void> {
  const copy = (table: string, condition: string) =>
    connection.run(`insert into as_at.${table} select * from ${table} where ${condition}`);
  const received = `submission_id in (select submission_id from ledger.submissions where ${until('coalesce(loaded_at, received_at)', day)})`;
  await copy('ledger.files', until('received_at', day));
  await copy('ledger.submissions', until('coalesce(loaded_at, received_at)', day));
  await copy('ledger.absent_columns', received);
  await copy('ledger.withdrawals', received);
  await copy('ledger.issues', until('found_at', day));
  await copy('ledger.mappings', until('approved_at', day));
  await copy('ledger.secret_check', until('noted_at', day));
  await copy('ledger.receipts', until('written_at', day));
  await copy('ledger.unaccompanied_children', received);
  for (const { extract } of connectors) {
    await copy(
      `raw.${extract}`,
      `_sequence in (select sequence from ledger.submissions where ${until('loaded_at', day)})`,
    );
  }
}
