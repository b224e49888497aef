/** DuckDB's binding, loaded when a database is first needed. */
import type { DuckDBInstance } from '@duckdb/node-api';

/** The class, also where a bundler has put the module's exports under `default`. */
export async function loadDuckdb(): Promise<typeof DuckDBInstance> {
  const module = (await import('@duckdb/node-api')) as typeof import('@duckdb/node-api') & {
    default?: typeof import('@duckdb/node-api');
  };
  return module.DuckDBInstance ?? module.default!.DuckDBInstance;
}
