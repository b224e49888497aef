/** Opens the profile's database, or takes the one the caller has open, and hands out connections. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import { quoteName } from '../context/relation.ts';
import { DbtError } from '../errors.ts';
import type { Credentials, Profile } from '../project/profile.ts';
import { CommitLock } from './commit-lock.ts';
import { loadDuckdb } from './duckdb-module.ts';
import { literal } from './relation-statements.ts';
import { Session } from './session.ts';

export interface DatabaseOptions {
  connectTo?: { instance: DuckDBInstance; catalog?: string };
  atomic: boolean;
}

export class Database {
  readonly instance: DuckDBInstance;
  readonly sessions: Session[] = [];
  private readonly profile: Profile;
  private readonly options: DatabaseOptions;
  private readonly commits = new CommitLock();
  private interrupted = false;

  private constructor(instance: DuckDBInstance, profile: Profile, options: DatabaseOptions) {
    this.instance = instance;
    this.profile = profile;
    this.options = options;
  }

  static async open(profile: Profile, options: DatabaseOptions): Promise<Database> {
    const { credentials } = profile;
    const instance = options.connectTo?.instance ?? (await openInstance(credentials));
    const database = new Database(instance, profile, options);
    const first = await database.session('MainThread');
    if (!options.connectTo) await prepare(first, credentials, profile);
    return database;
  }

  /** A connection with the profile's settings. With `atomic` there is one, handed out again and again. */
  async session(name: string): Promise<Session> {
    if (this.options.atomic && this.sessions.length) return this.sessions[0]!;
    const connection = await this.instance.connect();
    const { credentials } = this.profile;
    const session = new Session(connection, name, {
      atomic: this.options.atomic,
      transactions: !credentials.disable_transactions,
      commits: this.commits,
    });
    this.sessions.push(session);
    if (this.interrupted) session.interrupt();
    // Tables made in the open transaction have no row count yet, and DuckDB then picks a loop for ASOF joins.
    await trySetting(session, 'asof_loop_join_threshold', '0');
    if (!this.options.connectTo)
      for (const [key, value] of Object.entries(credentials.settings))
        await setSetting(session, key, value, this.profile);
    const catalog = this.options.connectTo?.catalog ?? credentials.database;
    if (this.options.connectTo?.catalog) await session.run(`use "${catalog.replaceAll('"', '""')}"`);
    return session;
  }

  /** Ends what runs on all connections, of which each undoes what it has not committed. */
  interrupt(): void {
    this.interrupted = true;
    for (const session of this.sessions) session.interrupt();
  }

  /**
   * Writes what is committed from the log into the file, as closing does, but without holding up the thread: other
   * work goes on meanwhile. Whatever it cannot do now is left to closing, and to the log.
   */
  async checkpoint(): Promise<void> {
    const { credentials } = this.profile;
    if (this.options.connectTo || this.interrupted || credentials.path === ':memory:') return;
    if (credentials.attach.some((attachment) => attachment.alias === credentials.database)) return;
    try {
      await this.sessions[0]!.connection.run(`checkpoint ${quoteName(credentials.database)}`);
    } catch {
      // A read-only file, or one that another connection reads.
    }
  }

  close(): void {
    for (const session of this.sessions) session.close();
    if (!this.options.connectTo) this.instance.closeSync();
  }
}

async function openInstance(credentials: Credentials): Promise<DuckDBInstance> {
  const DuckDB = await loadDuckdb();
  if (credentials.path !== ':memory:') mkdirSync(dirname(credentials.path), { recursive: true });
  const options = Object.fromEntries(
    Object.entries(credentials.config_options).map(([key, value]) => [key, String(value)]),
  );
  const attempts = Math.max(1, credentials.retries?.connect_attempts ?? 1);
  for (let attempt = 1; ; attempt++) {
    try {
      return await DuckDB.create(credentials.path, options);
    } catch (error) {
      if (attempt >= attempts) {
        throw new DbtError(
          'Runtime',
          `Could not open the database ${credentials.path}: ${(error as Error).message}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
    }
  }
}

/** What a profile asks of a database once: extensions, secrets, attached databases. */
async function prepare(session: Session, credentials: Credentials, profile: Profile): Promise<void> {
  for (const extension of credentials.extensions) await loadExtension(session, extension, profile);
  for (const [index, secret] of credentials.secrets.entries()) await session.run(secretSql(secret, index));
  for (const attachment of credentials.attach) await session.run(attachSql(attachment));
  if (credentials.attach.some((attachment) => attachment.alias === credentials.database)) {
    await session.run(`use "${credentials.database}"`);
  }
}

async function loadExtension(
  session: Session,
  extension: string | { name: string; repo?: string },
  profile: Profile,
): Promise<void> {
  const name = typeof extension === 'string' ? extension : extension.name;
  const repository = typeof extension === 'string' ? undefined : extension.repo;
  const rows = (
    await session.read(
      `select loaded, installed from duckdb_extensions() where extension_name = ${literal(name)}`,
    )
  ).getRows();
  if (rows[0]?.[0] === true) return;
  try {
    if (rows[0]?.[1] !== true)
      await session.run(
        `install ${name}${repository ? ` from ${repository === 'community' || repository === 'core' ? repository : literal(repository)}` : ''}`,
      );
    await session.run(`load ${name}`);
  } catch (error) {
    throw new DbtError(
      'Runtime',
      `Profile '${profile.profileName}' (target '${profile.targetName}') asks for the DuckDB extension '${name}', which could not be loaded: ${(error as Error).message}`,
    );
  }
}

function secretSql(secret: Record<string, any>, index: number): string {
  const { type, name = `__dbt_secret_${index + 1}`, persistent, ...rest } = secret;
  const parts = [
    `type ${type}`,
    ...Object.entries(rest).map(
      ([key, value]) =>
        `${key} ${Array.isArray(value) ? `array[${value.map((item) => literal(String(item))).join(', ')}]` : literal(String(value))}`,
    ),
  ];
  return `create or replace ${persistent ? 'persistent ' : ''}secret ${name} (${parts.join(', ')})`;
}

function attachSql(attachment: Record<string, any>): string {
  const { path, alias, type, secret, read_only: readOnly, options = {} } = attachment;
  const parts = [
    type ? `TYPE ${type}` : '',
    secret ? `SECRET ${secret}` : '',
    readOnly ? 'READ_ONLY' : '',
    ...Object.entries(options).map(([key, value]) =>
      value === true
        ? key.toUpperCase()
        : value === false || value === null
          ? ''
          : `${key.toUpperCase()} ${typeof value === 'string' ? literal(value) : value}`,
    ),
  ].filter(Boolean);
  return `attach if not exists ${literal(String(path))}${alias ? ` as "${alias}"` : ''}${parts.length ? ` (${parts.join(', ')})` : ''}`;
}

async function setSetting(session: Session, key: string, value: unknown, profile: Profile): Promise<void> {
  try {
    await session.run(
      `set ${key} = ${typeof value === 'number' || typeof value === 'boolean' ? value : literal(String(value))}`,
    );
  } catch (error) {
    throw new DbtError(
      'Runtime',
      `Profile '${profile.profileName}' has the setting '${key}', which DuckDB refuses: ${(error as Error).message}`,
    );
  }
}

async function trySetting(session: Session, key: string, value: string): Promise<void> {
  try {
    await session.run(`set ${key} = ${value}`);
  } catch {
    // An older or newer DuckDB without this setting needs no guard.
  }
}

export { existsSync };
