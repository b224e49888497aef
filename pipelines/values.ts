import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { exitCodes, OperatorError } from '../domain/operator-error.ts';
import { choosePeriod } from '../domain/reporting-periods.ts';
import { scorecardColumns } from '../domain/scorecard-value.ts';
import { readRows } from './warehouse/kysely.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface ValueFilter {
  readonly measure?: string;
  /** A label or a date; a quarter's label gives every kind that ends on its last day. */
  readonly period?: string;
  /** Only the totals. */
  readonly totalsOnly?: boolean;
  /** A catalogue table: measures added to it are left out, unless one is named. */
  readonly withoutAdditionalOf?: string;
}

/** Reads values from a scorecard table, ordered by measure, period and breakdown. */
export async function readValues(connection: DuckDBConnection, table: string, filter: ValueFilter) {
  const conditions: string[] = [];
  const parameters: string[] = [];
  const where = (condition: string, value: string) => {
    parameters.push(value);
    conditions.push(condition.replace('?', `$${parameters.length}`));
  };
  if (filter.measure) where('measure_id = ?', filter.measure);
  if (filter.period) {
    const choice = choosePeriod(filter.period);
    if ('endsOn' in choice) where('period_end = cast(? as date)', choice.endsOn);
    else where('period_label = ?', choice.label);
  }
  if (filter.withoutAdditionalOf && !filter.measure)
    conditions.push(
      `measure_id not in (select measure_id from ${filter.withoutAdditionalOf} where is_additional)`,
    );
  if (filter.totalsOnly) conditions.push("breakdown = 'all'");
  const reader = await connection.runAndReadAll(
    `select ${scorecardColumns.join(', ')} from ${table}
    ${conditions.length ? `where ${conditions.join(' and ')}` : ''}
    order by measure_id, period_end, period_kind, breakdown, breakdown_value`,
    parameters,
  );
  return readRows(reader);
}

/** The database of the published copy. Throws OperatorError NOT_PUBLISHED (exit code 4) before the first publish. */
export function publishedDatabase(workspace: Workspace): string {
  const pointer = join(workspace.paths.publish, 'current.json');
  if (!existsSync(pointer)) {
    throw new OperatorError(
      'NOT_PUBLISHED',
      'Nothing is published yet. Run `sightline nightly` (or `sightline publish` after `sightline transform`).',
      exitCodes.gateFailed,
    );
  }
  const current = JSON.parse(readFileSync(pointer, 'utf8')) as { database: string };
  return join(workspace.paths.publish, current.database);
}

/** Refuses a measure that the catalogue does not have, with the nearest ids. Throws OperatorError MEASURE_UNKNOWN. */
export async function requireMeasure(
  connection: DuckDBConnection,
  table: string,
  measure: string,
): Promise<void> {
  const found = await connection.runAndReadAll(`select 1 from ${table} where measure_id = $1`, [measure]);
  if (found.currentRowCount > 0) return;
  const near = await connection.runAndReadAll(
    `select measure_id from ${table} order by levenshtein(measure_id, $1), measure_id limit 3`,
    [measure],
  );
  const names = near.getRows().map((row) => String(row[0]));
  throw new OperatorError(
    'MEASURE_UNKNOWN',
    `There is no measure ${measure}. Did you mean ${names.join(', ')}?`,
  );
}
