import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connectors } from '../../../connectors/discover.ts';
import { createSchema } from '../../warehouse/schema.ts';
import { openDatabase, type Warehouse } from '../../warehouse/warehouse.ts';
import { type LoadState, readLoadState } from './load-state.ts';

/** One open warehouse and one connection for the whole run. */
export interface Session {
  readonly connection: DuckDBConnection;
  readonly connectors: Connectors;
  readonly state: LoadState;
  /**
   * Runs `work` in one transaction. When COMMIT throws, the data may be durable all the same (a checkpoint that failed
   * on a full disk): `isDone` looks in the ledger of a newly opened warehouse before anything is tried again.
   */
  transact<T, U = never>(work: () => Promise<Done<T, U>>, isDone: () => Promise<boolean>): Promise<T | U>;
  close(): Promise<void>;
}

/** What a transaction came to: kept, or taken back. */
export type Done<T, U = never> = { readonly commit: T } | { readonly rollback: U };

export async function openSession(path: string, connectors: Connectors): Promise<Session> {
  const session = new OpenSession(path, connectors);
  await session.open();
  return session;
}

class OpenSession implements Session {
  connection!: DuckDBConnection;
  state!: LoadState;
  readonly connectors: Connectors;
  readonly #path: string;
  #warehouse!: Warehouse;

  constructor(path: string, connectors: Connectors) {
    this.#path = path;
    this.connectors = connectors;
  }

  async open(): Promise<void> {
    this.#warehouse = await openDatabase(this.#path);
    this.connection = await this.#warehouse.connect();
    await createSchema(this.connection, [...this.connectors.values()]);
    this.state = await readLoadState(this.connection);
  }

  async transact<T, U = never>(
    work: () => Promise<Done<T, U>>,
    isDone: () => Promise<boolean>,
  ): Promise<T | U> {
    for (let attempt = 1; ; attempt++) {
      await this.connection.run('begin transaction');
      let done: Done<T, U>;
      try {
        done = await work();
      } catch (error) {
        this.state.forgetSequences();
        await this.#rollBack();
        throw error;
      }
      if ('rollback' in done) {
        this.state.forgetSequences();
        await this.#rollBack();
        return done.rollback;
      }
      try {
        await this.connection.run('commit');
        this.state.keepSequences();
        return done.commit;
      } catch (error) {
        await this.#reopen();
        if (await isDone()) return done.commit;
        if (attempt === 2) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.#warehouse.close();
  }

  async #rollBack(): Promise<void> {
    try {
      await this.connection.run('rollback');
    } catch {
      // A statement that failed fatally has ended the transaction, or the whole instance.
      await this.#reopen();
    }
  }

  /** After a failed COMMIT the instance may be invalid; a new one reads what is durable. */
  async #reopen(): Promise<void> {
    try {
      await this.#warehouse.close();
    } catch {
      // An invalidated instance cannot even be closed properly.
    }
    await this.open();
  }
}
