import { join } from 'node:path';
import { exitCodes, OperatorError } from '../../../domain/operator-error.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { readCurrent } from '../pointer.ts';
import { defaultQueryLimits, type QueryLimits, type QueryResult } from './query-types.ts';
import { runInChild } from './run-in-child.ts';

export type { QueryLimits, QueryResult, QueryValue } from './query-types.ts';

const MAX_SQL = 100_000;

export interface QueryOptions extends Partial<QueryLimits> {
  /** Another disclosure-controlled copy than the one published (for `--as-at`). */
  readonly database?: string;
}

/**
 * Runs one read-only statement over the published copy: one SELECT, only its tables, in a process that is killed when
 * it takes too long. What a reader sees has been through disclosure control. Throws OperatorError NOT_PUBLISHED (exit
 * code 4), QUERY_REFUSED, QUERY_WRONG, QUERY_TOO_LONG, QUERY_TOO_LARGE or QUERY_FAILED.
 */
export async function queryPublished(
  workspace: Workspace,
  sql: string,
  options: QueryOptions = {},
): Promise<QueryResult> {
  const { database, ...chosen } = options;
  return runInChild(checked(database ?? publishedCopy(workspace), sql, { ...defaultQueryLimits, ...chosen }));
}

function checked(database: string, sql: string, limits: QueryLimits) {
  if (sql.trim() === '') throw new OperatorError('QUERY_REFUSED', 'There is no statement to run.');
  if (sql.length > MAX_SQL)
    throw new OperatorError('QUERY_REFUSED', `A statement has at most ${MAX_SQL} characters.`);
  return { database, sql, limits };
}

function publishedCopy(workspace: Workspace): string {
  const current = readCurrent(workspace.paths.publish);
  if (!current) {
    throw new OperatorError(
      'NOT_PUBLISHED',
      'Nothing is published yet. Run `sightline nightly` (or `sightline publish` after `sightline transform`).',
      exitCodes.gateFailed,
    );
  }
  return join(workspace.paths.publish, current.database);
}
