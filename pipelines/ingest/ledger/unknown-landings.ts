import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../warehouse/kysely.ts';
import type { Drop } from '../inbox/drop.ts';

/**
 * Kept files that the ledger does not know and that no longer lie in the inbox: the warehouse has lost what it was last
 * given (its write-ahead log is gone, or an older copy was put in its place). A killed run leaves none of these, for its
 * drops are still in the inbox; they are told by their size.
 */
export async function unknownLandings(
  landing: string,
  connection: DuckDBConnection,
  drops: readonly Drop[],
): Promise<string[]> {
  const rows = readRows(await connection.runAndReadAll('select distinct sha256 from ledger.files'));
  const known = new Set(rows.map(({ sha256 }) => sha256 as string | null));
  const waiting = new Set(drops.map(({ size }) => size));
  return readdirSync(landing).filter(
    (name) =>
      /^[0-9a-f]{64}$/.test(name) && !known.has(name) && !waiting.has(statSync(join(landing, name)).size),
  );
}
