/**
 * A SQL runner that builds dbt-duckdb projects inside Node. This file is its whole public face: everything
 * else in the folder may move.
 */
import type { DuckDBInstance } from '@duckdb/node-api';
import type { Manifest } from './artifacts/manifest-types.ts';
import type { NodeResult } from './results.ts';

export type { Manifest } from './artifacts/manifest-types.ts';
export { findProjectRoot } from './project/project-root.ts';
export type { NodeResult, NodeStatus, Timing } from './results.ts';

/** Where an invocation runs and whom it tells. */
export interface DbtOptions {
  /** Folder that relative paths are resolved against; default `process.cwd()`. */
  cwd?: string;
  /** Environment for env_var() and DBT_* settings; default `process.env`. */
  env?: Record<string, string | undefined>;
  stdout?: (line: string) => void;
  stderr?: (line: string) => void;
  /**
   * An already open DuckDB to use in place of the profile's path: a process may open a database file once only.
   * `catalog` is the attached database that models are built in; default the instance's current database.
   */
  connectTo?: { instance: DuckDBInstance; catalog?: string };
  /** All nodes and tests in one transaction: committed when all succeed, otherwise the database is unchanged. */
  atomic?: boolean;
  /**
   * A table (schema.table) that remembers what each node was built from; nodes whose code and inputs are the same are
   * then left as they are. Only with `atomic`, so that memory and relations cannot part; --full-refresh builds all. Models must
   * name what they read by ref() and source().
   */
  unchangedIn?: string;
  /** Added to the project's vars, over `--vars`. */
  vars?: Record<string, unknown>;
  projectDir?: string;
  profilesDir?: string;
  /** Print errors only. */
  quiet?: boolean;
  /** Ends the work early: what runs is undone, what is committed stays, the results are written, the exit code is 2. */
  signal?: AbortSignal;
}

/** dbt's exit codes: 0 all well, 1 a node failed, 2 the invocation could not be carried out. */
export type ExitCode = 0 | 1 | 2;

/** What an invocation came to. `manifest` is absent when the project could not be parsed. */
export interface DbtOutcome {
  exitCode: ExitCode;
  results: NodeResult[];
  manifest?: Manifest;
}

/** Runs one dbt command, e.g. `runDbt(['build', '--select', 'tag:nightly'], {...})`. Never throws for a user's mistake. */
export async function runDbt(argv: string[], options: DbtOptions = {}): Promise<DbtOutcome> {
  const { dbtCommand } = await import('./commands/dispatch.ts');
  return dbtCommand(argv, options);
}

/** Renders a Jinja SQL text in the context of the project, as `dbt compile --inline` does. Throws on an error in it. */
export async function compileInline(sql: string, options: DbtOptions = {}): Promise<string> {
  const { compileInlineCommand } = await import('./commands/compile-inline.ts');
  return compileInlineCommand(sql, options);
}

/** Calls a macro of the project with keyword arguments and returns its value as plain JavaScript. */
export async function runOperation(
  macro: string,
  args: Record<string, unknown> = {},
  options: DbtOptions = {},
): Promise<unknown> {
  const { runOperationCall } = await import('./commands/run-operation.ts');
  return runOperationCall(macro, args, options);
}
