import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { OperatorError } from '../../domain/operator-error.ts';

/** The open warehouse file. One process owns it; one instance per file exists in a process. */
export interface Warehouse {
  readonly path: string;
  readonly instance: DuckDBInstance;
  connect(): Promise<DuckDBConnection>;
  /** Writes everything to the file and lets it go. */
  close(): Promise<void>;
}

const opened = new Map<string, Promise<Warehouse>>();

/**
 * Opens (or makes) a DuckDB file, always through here: a second engine on one path in one process loses data without an
 * error. Opening an open path gives the same warehouse. `:memory:` gives a new one each time.
 * Throws OperatorError WAREHOUSE_BUSY when another process has the file.
 */
export function openDatabase(path: string): Promise<Warehouse> {
  if (path === ':memory:') return create(path);
  const known = opened.get(path);
  if (known) return known;
  const warehouse = create(path);
  opened.set(path, warehouse);
  warehouse.catch(() => opened.delete(path));
  return warehouse;
}

async function create(path: string): Promise<Warehouse> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const options: Record<string, string> = {
    threads: String(Math.max(1, cpus().length)),
    memory_limit: `${Math.max(512, Math.floor(totalmem() / 2 / 1048576))}MB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
  };
  if (path !== ':memory:') {
    const temporary = join(dirname(path), 'tmp', 'duckdb');
    mkdirSync(temporary, { recursive: true, mode: 0o700 });
    // Spill files of a run that was killed hold rows in the clear.
    for (const name of readdirSync(temporary))
      rmSync(join(temporary, name), { recursive: true, force: true });
    options.temp_directory = temporary;
    // The default format takes a stale write-ahead log without a word.
    options.storage_compatibility_version = 'latest';
  }
  const mask = process.umask(0o077);
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(path, options);
  } catch (error) {
    const text = String((error as Error).message);
    if (/lock/i.test(text)) {
      throw new OperatorError(
        'WAREHOUSE_BUSY',
        `Another program has ${path} open (${/PID (\d+)/.exec(text)?.[0] ?? 'process unknown'}); close it and run again.`,
        5,
      );
    }
    throw error;
  } finally {
    process.umask(mask);
  }
  const connections = new Set<DuckDBConnection>();
  return {
    path,
    instance,
    async connect() {
      const connection = await instance.connect();
      connections.add(connection);
      // An ASOF join against tables of the same transaction is planned as a loop otherwise.
      await connection.run('set asof_loop_join_threshold = 0');
      return connection;
    },
    async close() {
      opened.delete(path);
      if (path !== ':memory:' && existsSync(path)) {
        const connection = await instance.connect();
        try {
          await connection.run('checkpoint');
        } catch {
          // An open transaction elsewhere: the write-ahead log keeps what was committed.
        }
        connection.closeSync();
        chmodSync(path, 0o600);
      }
      for (const connection of connections) connection.closeSync();
      instance.closeSync();
    },
  };
}
