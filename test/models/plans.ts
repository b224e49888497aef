import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Manifest } from '../../pipelines/transform/artifacts/manifest-types.ts';

/** The models whose compiled SQL DuckDB would run as a loop over pairs of rows, each with the operators it plans. */
export async function plannedLoops(
  connection: DuckDBConnection,
  manifest: Manifest,
  target: string,
): Promise<string[]> {
  // Of a side of fewer rows than this DuckDB makes a loop at any rate, which costs nothing.
  await connection.run('set nested_loop_join_threshold = 0');
  const slow: string[] = [];
  for (const node of Object.values(manifest.nodes)) {
    if (node.resource_type !== 'model') continue;
    const sql = readFileSync(join(target, 'compiled', 'sightline', node.original_file_path), 'utf8');
    const plan = await connection.runAndReadAll(`explain (format json) ${sql}`);
    const found = JSON.stringify(plan.getRows()).match(/NESTED_LOOP_JOIN|BLOCKWISE_NL_JOIN|CROSS_PRODUCT/g);
    if (found) slow.push(`${node.name}: ${[...new Set(found)].join(', ')}`);
  }
  return slow;
}
