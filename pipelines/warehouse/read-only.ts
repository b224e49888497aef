import type { DuckDBConnection } from '@duckdb/node-api';

/** A DuckDB file open for reading only. */
export interface ReadOnlyDatabase {
  connect(): Promise<DuckDBConnection>;
  /** Close every connection first. */
  close(): void;
}

/** Opens a DuckDB file that no writer holds (a published copy) for reading only, with files, network and settings locked. */
export async function openReadOnly(path: string, threads = 2): Promise<ReadOnlyDatabase> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    threads: String(threads),
    memory_limit: '512MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    lock_configuration: 'true',
    enable_external_access: 'false',
  });
  return { connect: () => instance.connect(), close: () => instance.closeSync() };
}

/** Opens a DuckDB file as `openReadOnly` does, gives it to `read` and closes it again. */
export async function withReadOnly<T>(
  path: string,
  read: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const database = await openReadOnly(path);
  const connection = await database.connect();
  try {
    return await read(connection);
  } finally {
    connection.closeSync();
    database.close();
  }
}
