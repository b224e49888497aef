import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverConnectors } from '../../connectors/discover.ts';
import { modelOptions } from '../../pipelines/build.ts';
import { type DbtOutcome, runDbt } from '../../pipelines/transform/index.ts';
import { createSchema } from '../../pipelines/warehouse/schema.ts';
import { openDatabase, type Warehouse } from '../../pipelines/warehouse/warehouse.ts';

/** A warehouse to which nothing was ever sent, for models whose SQL, not data, is looked at. */
export async function emptyBoard(today = '2018-06-15'): Promise<{ warehouse: Warehouse; target: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-models-'));
  const warehouse = await openDatabase(join(folder, 'warehouse.duckdb'));
  const connection = await warehouse.connect();
  await createSchema(connection, [...(await discoverConnectors('')).values()]);
  await connection.run(`insert into ledger.board values ('Empty board', 'E10009900', date '${today}')`);
  return { warehouse, target: join(folder, 'target') };
}

/** Runs a dbt command of the project over a warehouse, saying nothing. */
export async function onBoard(
  board: { warehouse: Warehouse; target: string },
  args: string[],
): Promise<DbtOutcome> {
  return runDbt([...args, '--target-path', board.target], {
    ...modelOptions(board.warehouse),
    quiet: true,
    stdout: () => {},
    stderr: () => {},
  });
}
