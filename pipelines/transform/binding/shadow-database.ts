/**
 * A database in memory that holds a project's relations as empty tables of their types. Binding a query in it finds
 * its mistakes and its columns without touching a row.
 */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Column } from '../context/column.ts';
import { quoteName, type Relation } from '../context/relation.ts';
import { DbtError } from '../errors.ts';
import { loadDuckdb } from '../execute/duckdb-module.ts';
import { type Answer, databaseError, Session } from '../execute/session.ts';
import type { Profile } from '../project/profile.ts';

/** Thrown when a template asks the database for rows: what it renders cannot be known beforehand. */
export class NeedsRows extends DbtError {
  constructor() {
    super('Runtime', 'its SQL depends on what a query answers');
  }
}

export class ShadowDatabase {
  private readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  private readonly schemas = new Set<string>();
  private readonly databases = new Set<string>();
  private readonly tables = new Set<string>();
  private closed = false;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance;
    this.connection = connection;
  }

  static async open(profile: Profile): Promise<ShadowDatabase> {
    const DuckDB = await loadDuckdb();
    // There is not a row to share among threads.
    const instance = await DuckDB.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    const shadow = new ShadowDatabase(instance, connection);
    for (const [key, value] of Object.entries(profile.credentials.settings))
      await shadow.attempt(`set ${key} = '${value}'`);
    for (const extension of profile.credentials.extensions) {
      await shadow.attempt(`load ${typeof extension === 'string' ? extension : extension.name}`);
    }
    await shadow.useDatabase(profile.credentials.database);
    await connection.run(`use ${quoteName(profile.credentials.database)}`);
    return shadow;
  }

  private async attempt(sql: string): Promise<void> {
    try {
      await this.connection.run(sql);
    } catch {
      // What cannot be set or loaded here shows itself as an unknown function, which is no mistake of the user's.
    }
  }

  private async useDatabase(name: string): Promise<void> {
    if (this.databases.has(name.toLowerCase()) || name === 'memory') return;
    this.databases.add(name.toLowerCase());
    await this.connection.run(`attach ':memory:' as ${quoteName(name)}`);
  }

  /** Makes (or makes anew) the empty table of a relation. */
  async define(relation: Relation, columns: Column[]): Promise<void> {
    await this.makeSchema(relation);
    const list = columns.map((column) => `${quoteName(column.name)} ${column.dtype}`).join(', ');
    await this.connection.run(`create or replace table ${relation.renderName()} (${list})`);
    this.tables.add(relation.renderName().toLowerCase());
  }

  /**
   * Makes the empty table of a query in one statement, its columns unseen. False where that does not work: what is
   * wrong with the query, its columns tell.
   */
  async make(relation: Relation, sql: string): Promise<boolean> {
    await this.makeSchema(relation);
    const name = relation.renderName();
    try {
      await this.connection.run(
        `create or replace table ${name} as (\n${withoutSemicolon(sql)}\n) with no data`,
      );
    } catch {
      return false;
    }
    this.tables.add(name.toLowerCase());
    return true;
  }

  private async makeSchema(relation: Relation): Promise<void> {
    const schema = `${relation.database}.${relation.schema}`.toLowerCase();
    if (this.schemas.has(schema)) return;
    await this.useDatabase(relation.database!);
    await this.connection.run(`create schema if not exists ${relation.withoutIdentifier().renderName()}`);
    this.schemas.add(schema);
  }

  has(relation: Relation): boolean {
    return this.tables.has(relation.renderName().toLowerCase());
  }

  /** The columns of a query. Throws the Database error of one that does not bind. */
  async columns(sql: string): Promise<Column[]> {
    const query = withoutSemicolon(sql);
    try {
      const reader = await this.connection.runAndReadAll(`describe (\n${query}\n)`);
      return reader.getRows().map((row) => new Column(String(row[0]), String(row[1])));
    } catch (error) {
      // The line that DESCRIBE itself takes is not one of the query's.
      const message = (error as Error).message.replace(
        /LINE (\d+):/,
        (_, line) => `LINE ${Number(line) - 1}:`,
      );
      throw databaseError(new Error(message), query);
    }
  }

  /** The bound plan as JSON, or the reason why there is none. */
  async plan(sql: string): Promise<{ plan?: Record<string, unknown>; reason?: string }> {
    const text = withoutSemicolon(sql).replaceAll("'", "''");
    try {
      const reader = await this.connection.runAndReadAll(
        `select json_serialize_plan('${text}', skip_null := true, optimize := false)`,
      );
      const answer = JSON.parse(String(reader.getRows()[0]![0])) as {
        error?: boolean;
        error_message?: string;
        plans?: Record<string, unknown>[];
      };
      if (answer.error || !answer.plans?.length)
        return { reason: answer.error_message ?? 'DuckDB gave no plan' };
      return { plan: answer.plans[0]! };
    } catch (error) {
      return { reason: (error as Error).message.split('\n')[0]! };
    }
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** A query without the semicolons that end it. */
export function withoutSemicolon(sql: string): string {
  return sql.replace(/(?:\s|;)+$/, '');
}

/** Stands for the warehouse while templates are rendered for binding: it knows columns, and refuses rows. */
export class ShadowSession extends Session {
  private readonly shadow: ShadowDatabase;

  constructor(shadow: ShadowDatabase) {
    super(shadow.connection, 'binding', { atomic: true, transactions: false });
    this.shadow = shadow;
  }

  override willHold(relation: Relation): boolean {
    return this.shadow.has(relation);
  }

  override async execute(): Promise<Answer> {
    throw new NeedsRows();
  }

  override async run(): Promise<void> {
    throw new NeedsRows();
  }

  override async read(sql: string) {
    if (!/^describe\s/i.test(sql)) throw new NeedsRows();
    try {
      return await super.read(sql);
    } catch {
      throw new NeedsRows();
    }
  }
}
