/** One connection to DuckDB and the transaction that is open on it. */
import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { ResultTable } from '../context/agate/table.ts';
import type { Relation } from '../context/relation.ts';
import { DbtError } from '../errors.ts';
import { CommitLock } from './commit-lock.ts';
import { templateValue } from './duckdb-value.ts';

/** What a statement came to, in dbt's words. */
export interface AdapterResponse {
  _message: string;
  code?: string;
  rows_affected?: number;
}

export interface Answer {
  response: AdapterResponse;
  table: ResultTable;
}

export class Session {
  readonly connection: DuckDBConnection;
  readonly name: string;
  /** One transaction around everything: begin, commit and roll back of single nodes do nothing. */
  readonly atomic: boolean;
  private readonly transactions: boolean;
  private readonly commits: CommitLock;
  open = false;
  private interrupted = false;
  /** Puts the project's query-comment into what templates execute. */
  comment: ((sql: string) => string) | undefined;

  constructor(
    connection: DuckDBConnection,
    name: string,
    options: { atomic: boolean; transactions: boolean; commits?: CommitLock },
  ) {
    this.connection = connection;
    this.name = name;
    this.atomic = options.atomic;
    this.transactions = options.transactions;
    this.commits = options.commits ?? new CommitLock();
  }

  /** Whether a relation that is not there yet will be when the code really runs; only a binding session says yes. */
  willHold(_relation: Relation): boolean {
    return false;
  }

  async begin(): Promise<void> {
    if (this.atomic || !this.transactions || this.open) return;
    await this.connection.run('BEGIN TRANSACTION');
    this.open = true;
  }

  /** Ends the statement that runs, and lets none follow but the end of its transaction. */
  interrupt(): void {
    this.interrupted = true;
    this.connection.interrupt();
  }

  /** Undoes a transaction that the caller began itself, whatever state it is in. */
  async abandon(): Promise<void> {
    try {
      await this.connection.run('ROLLBACK');
    } catch {
      // DuckDB has already ended the transaction that failed.
    }
  }

  async commit(): Promise<void> {
    if (this.atomic || !this.open) return;
    this.open = false;
    await this.commits.run(() => this.run('COMMIT'));
  }

  async rollback(): Promise<void> {
    if (this.atomic || !this.open) return;
    this.open = false;
    await this.abandon();
  }

  /** Runs SQL, possibly of several statements; the answer is the last one's. Throws a Database error. */
  async execute(
    sql: string,
    options: { autoBegin?: boolean; fetch?: boolean; limit?: number | null } = {},
  ): Promise<Answer> {
    if (options.autoBegin) await this.begin();
    const text = this.comment ? this.comment(sql) : sql;
    if (!options.fetch) {
      await this.run(text);
      return { response: { _message: 'OK' }, table: ResultTable.empty() };
    }
    const reader = await this.read(text);
    return answerOf(reader, options.limit ?? null);
  }

  /** Runs SQL for its rows as plain arrays of DuckDB's values. */
  async read(sql: string): Promise<DuckDBResultReader> {
    this.requireRunning();
    try {
      return await this.connection.runAndReadAll(sql);
    } catch (error) {
      throw databaseError(error, sql);
    }
  }

  async run(sql: string): Promise<void> {
    this.requireRunning();
    try {
      await this.connection.run(sql);
    } catch (error) {
      throw databaseError(error, sql);
    }
  }

  private requireRunning(): void {
    if (this.interrupted) throw new DbtError('Runtime', 'Interrupted');
  }

  close(): void {
    this.connection.closeSync();
  }
}

/** DuckDB's complaint as the runner's error; the SQL is kept so that its place can be found in the user's file. */
export function databaseError(error: unknown, sql: string): DbtError {
  if (error instanceof DbtError) return error;
  const failure = new DbtError('Runtime', (error as Error).message);
  (failure as DbtError & { sql?: string }).sql = sql;
  return failure;
}

function answerOf(reader: DuckDBResultReader, limit: number | null): Answer {
  const response: AdapterResponse = { _message: 'OK' };
  const types = reader.columnTypes().map((type) => String(type));
  const names = uniqueNames(reader.columnNames());
  let rows = reader.getRows();
  if (limit !== null) rows = rows.slice(0, limit);
  const data = rows.map((row) => row.map((value, index) => templateValue(value, types[index]!)));
  return { response, table: new ResultTable(names, types, data) };
}

/** agate gives repeated column names a number. */
function uniqueNames(names: string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}
