import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { LedgerTables } from './tables.ts';

/**
 * A Kysely over one open DuckDB connection. DuckDB takes Postgres's quoting and numbered parameters, so the compiler is
 * Postgres's; dates and times come back as ISO text and counts as numbers. The connection stays the caller's to close.
 */
export function kyselyOver(connection: DuckDBConnection): Kysely<LedgerTables> {
  return new Kysely<LedgerTables>({ dialect: new DuckDbDialect(connection) });
}

class DuckDbDialect implements Dialect {
  readonly #connection: DuckDBConnection;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  createAdapter = () => new PostgresAdapter();
  createQueryCompiler = () => new PostgresQueryCompiler();
  createIntrospector = (db: Kysely<any>) => new PostgresIntrospector(db);
  createDriver = (): Driver => {
    const connection = new OpenConnection(this.#connection);
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: async () => void (await this.#connection.run('begin transaction')),
      commitTransaction: async () => void (await this.#connection.run('commit')),
      rollbackTransaction: async () => void (await this.#connection.run('rollback')),
      releaseConnection: async () => {},
      destroy: async () => {},
    };
  };
}

class OpenConnection implements DatabaseConnection {
  readonly #connection: DuckDBConnection;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const reader = await this.#connection.runAndReadAll(query.sql, query.parameters as DuckDBValue[]);
    return { rows: readRows(reader) as R[] };
  }

  // biome-ignore lint/correctness/useYield: results here are small; streaming is not offered
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported by this dialect.');
  }
}

type Reader = Awaited<ReturnType<DuckDBConnection['runAndReadAll']>>;

/** Rows of a result as plain objects: numbers for integers and decimals, ISO text for dates and times, null for empty. */
export function readRows(reader: Reader): Record<string, unknown>[] {
  const names = reader.columnNames();
  const kinds = reader.columnTypes().map((type) => type.toString());
  return reader
    .getRows()
    .map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i], kinds[i]!)])));
}

function plain(value: unknown, kind: string): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value;
  if (kind.startsWith('TIMESTAMP')) return String(value).replace(' ', 'T');
  if (kind.startsWith('DECIMAL')) return Number(String(value));
  return String(value);
}
