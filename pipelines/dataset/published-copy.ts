import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { exitCodes, OperatorError } from '../../domain/operator-error.ts';
import type { ReportingPeriod } from '../../domain/reporting-periods.ts';
import { type ScorecardValue, scorecardColumns } from '../../domain/scorecard-value.ts';
import { readRows } from '../warehouse/kysely.ts';
import { withReadOnly } from '../warehouse/read-only.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Beside, readBeside } from './beside.ts';
import { readSupplies, type Supplies } from './supply.ts';

/** A value of the published copy with what the front sheet says beside it. */
export interface DatasetValue extends ScorecardValue {
  readonly target: number | null;
  readonly rag: string | null;
}

/** A measure of the catalogue, as far as the dataset prints it. */
export interface Measure {
  readonly measure_id: string;
  readonly title: string;
  readonly definition: string | null;
  readonly why_it_matters: string | null;
  readonly numerator_words: string | null;
  readonly denominator_words: string | null;
  readonly unit: string;
  readonly decimals: number;
  readonly polarity: string | null;
  readonly period_kinds: string;
  readonly breakdowns: string | null;
  readonly has_total: boolean;
  readonly owner_agency: string | null;
  readonly source_extracts: string | null;
  readonly national_reference: string | null;
  readonly caveats: string | null;
  readonly definition_history: string | null;
  readonly journey_stage: string | null;
}

/** What was written about a measure and a period. */
export interface Comment {
  readonly measure_id: string;
  readonly period_end: string;
  readonly agency: string | null;
  readonly written_date: string;
  readonly what_happened: string;
  readonly so_what: string | null;
  readonly action: string | null;
  readonly owner: string | null;
  readonly due_date: string | null;
}

/** What the board may see, as the last publish left it: nothing else is read. */
export interface PublishedCopy {
  readonly run: string;
  /** Counts up to this were hidden when the copy was made. */
  readonly threshold: number;
  readonly supplies: Supplies;
  readonly values: readonly DatasetValue[];
  readonly measures: readonly Measure[];
  /** Of the financial year up to the quarter. */
  readonly comments: readonly Comment[];
  readonly beside: Beside;
}

/**
 * Reads the published copy up to the end of a quarter. Throws OperatorError NOT_PUBLISHED, or QUARTER_NOT_PUBLISHED
 * (both exit code 4) when the figures published last end before the quarter does.
 */
export async function readPublishedCopy(
  workspace: Workspace,
  quarter: ReportingPeriod,
): Promise<PublishedCopy> {
  const pointer = join(workspace.paths.publish, 'current.json');
  if (!existsSync(pointer)) {
    throw new OperatorError(
      'NOT_PUBLISHED',
      'Nothing is published yet. Run `sightline nightly` (or `sightline publish` after `sightline transform`).',
      exitCodes.gateFailed,
    );
  }
  const { database, run } = JSON.parse(readFileSync(pointer, 'utf8')) as { database: string; run: string };
  const copy = await withReadOnly(join(workspace.paths.publish, database), async (connection) => ({
    run,
    values: await readScorecard(connection, quarter),
    measures: await readMeasures(connection),
    comments: await readComments(connection, quarter),
    supplies: await readSupplies(connection, quarter),
    beside: await readBeside(connection, quarter),
    threshold: (await readThreshold(connection)) ?? workspace.board.disclosure.threshold,
  }));
  if (!copy.values.some((value) => value.period_end === quarter.end)) {
    throw new OperatorError(
      'QUARTER_NOT_PUBLISHED',
      `The published figures do not reach ${quarter.end}, the end of ${quarter.label}. Run \`sightline nightly\` first.`,
      exitCodes.gateFailed,
    );
  }
  return copy;
}

async function readScorecard(connection: DuckDBConnection, quarter: ReportingPeriod) {
  const there = await columnsOf(connection, 'scorecard');
  // What the copy calls revised was compared with publications of later quarters too; here it is compared anew.
  const columns = scorecardColumns.map((name) =>
    name === 'status' ? "case when status = 'revised' then 'supplied' else status end as status" : name,
  );
  const extra = (name: string, type: string) =>
    there.has(name) ? `scorecard.${name}` : `cast(null as ${type}) as ${name}`;
  const reader = await connection.runAndReadAll(
    `select ${columns.join(', ')}, ${extra('target', 'double')}, ${extra('rag', 'varchar')}
    from scorecard where period_end <= cast($1 as date)
    order by measure_id, period_end, period_kind, breakdown, breakdown_value`,
    [quarter.end],
  );
  return readRows(reader) as unknown as DatasetValue[];
}

async function readMeasures(connection: DuckDBConnection): Promise<Measure[]> {
  const reader = await connection.runAndReadAll('select * from measures order by measure_id');
  return readRows(reader) as unknown as Measure[];
}

async function readComments(connection: DuckDBConnection, quarter: ReportingPeriod): Promise<Comment[]> {
  if ((await columnsOf(connection, 'commentary')).size === 0) return [];
  const reader = await connection.runAndReadAll(
    `select * from commentary where period_end > cast($1 as date) - interval 1 year and period_end <= cast($1 as date)
    order by measure_id, period_end desc, written_date desc, agency`,
    [quarter.end],
  );
  return readRows(reader) as unknown as Comment[];
}

async function readThreshold(connection: DuckDBConnection): Promise<number | undefined> {
  if (!(await columnsOf(connection, 'release')).has('threshold')) return undefined;
  const reader = await connection.runAndReadAll('select threshold from release');
  const [row] = readRows(reader);
  return row?.threshold === undefined ? undefined : Number(row.threshold);
}

/** The columns of a table of the copy; none when it has no such table. */
async function columnsOf(connection: DuckDBConnection, table: string): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(
    'select column_name from information_schema.columns where table_name = $1',
    [table],
  );
  return new Set(reader.getRows().map(([name]) => String(name)));
}

/** The extracts that a measure is counted from. */
export function extractsOf(measure: Measure): string[] {
  return (measure.source_extracts ?? '').split(/[;\s]+/).filter(Boolean);
}
