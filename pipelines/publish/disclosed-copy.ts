import { existsSync, renameSync, statSync } from 'node:fs';
import { openDatabase } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { buildCopy } from './build-copy.ts';

/**
 * A disclosure-controlled copy of a built database other than the warehouse (what was known on a day), beside it as
 * `<name>.published.duckdb`; made when it is missing or older. Gives its path.
 */
export async function disclosedCopy(workspace: Workspace, file: string): Promise<string> {
  const copy = file.replace(/\.duckdb$/, '.published.duckdb');
  if (existsSync(copy) && statSync(copy).mtimeMs >= statSync(file).mtimeMs) return copy;
  const database = await openDatabase(file);
  try {
    const connection = await database.connect();
    await buildCopy(connection, `${copy}.tmp`, {
      threshold: workspace.board.disclosure.threshold,
      release: {
        run: 'as-at',
        published_at: workspace.clock.now(),
        audience: 'everybody',
        threshold: workspace.board.disclosure.threshold,
        classification: null,
        partnership_name: workspace.board.name,
        area_code: workspace.board.area_code,
      },
    });
  } finally {
    await database.close();
  }
  renameSync(`${copy}.tmp`, copy);
  return copy;
}
