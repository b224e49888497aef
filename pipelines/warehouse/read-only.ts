import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Opens a DuckDB file that no writer holds (a published copy) for reading only, with files, network and settings locked,
 * gives it to `read` and closes it again.
 */
export async function withReadOnly<T>(path: string, read: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    threads: '2',
    memory_limit: '512MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    lock_configuration: 'true',
    enable_external_access: 'false',
  });
  const connection = await instance.connect();
  try {
    return await read(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
