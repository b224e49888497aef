import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import type { Scorecard } from '../../web/read-scorecard.ts';
import { writeSite } from '../../web/site.ts';
import { board, site, syntheticScorecard } from './synthetic-board.ts';

/** An empty publish folder; the caller's test run leaves it in the temporary folder's own tree. */
export function publishFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sightline-publish-'));
}

const days = [
  'series_from',
  'month_start',
  'period_start',
  'period_end',
  'covers_from',
  'covers_to',
  'due_date',
  'last_found_on',
];
const numbers = [
  'numerator',
  'denominator',
  'value',
  'previous_value',
  'same_period_last_year_value',
  'target',
  'lower_ci',
  'upper_ci',
];
const integers = [
  'series_segment',
  'series_baseline',
  'decimals',
  'files',
  'recorded_pct',
  'working_days_late',
];

/** Publishes a scorecard as a run: a real database file, its pages, and the pointer unless told otherwise. */
export async function publishRun(
  folder: string,
  run: string,
  { scorecard = syntheticScorecard(), points = true }: { scorecard?: Scorecard; points?: boolean } = {},
): Promise<void> {
  mkdirSync(join(folder, run), { recursive: true });
  const file = join(folder, run, 'scorecard.duckdb');
  const database = await openDatabase(file);
  const connection = await database.connect();
  const { cells, measures, submissions, supply, dataQuality, issueMonths, recorded } = scorecard;
  const periods = cells.map(({ period_kind, period_label, period_start, period_end }) => ({
    period_kind,
    period_label,
    period_start,
    period_end,
  }));
  const catalogue = measures.map((one) => ({ ...one, has_total: true, counts_people: true }));
  const sent = submissions.map((one) => ({ ...one, extracted_on: one.received_at.slice(0, 10) }));
  for (const [table, rows] of Object.entries({
    scorecard: cells,
    measures: catalogue,
    submissions: sent,
    periods,
    supply,
    data_quality: dataQuality,
    data_quality_months: issueMonths,
    characteristics_recorded: recorded,
  })) {
    const source = join(folder, `${table}.json`);
    writeFileSync(source, JSON.stringify(rows));
    const columns = Object.keys(rows[0]!).map((name) => `${name}: '${typeOf(name)}'`);
    await connection.run(
      `create table ${table} as select * from read_json('${source}', format = 'array', columns = {${columns.join(', ')}})`,
    );
    rmSync(source);
  }
  await connection.run(
    `create table release as select '${run}' as run, '${publishedAt(run)}' as published_at`,
  );
  await database.close();
  await writeSite(file, join(folder, run, 'site'), { ...site, run, publishedAt: publishedAt(run) }, board);
  if (points) pointAt(folder, run);
}

export function pointAt(folder: string, run: string): void {
  writeFileSync(
    join(folder, 'current.json'),
    JSON.stringify({
      database: `${run}/scorecard.duckdb`,
      site: `${run}/site`,
      run,
      published_at: publishedAt(run),
    }),
  );
}

/** `20180416-090000` as 2018-04-16T09:00:00. */
function publishedAt(run: string): string {
  return run.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6');
}

function typeOf(name: string): string {
  if (days.includes(name)) return 'date';
  if (numbers.includes(name)) return 'double';
  if (integers.includes(name)) return 'integer';
  if (name === 'received_at') return 'timestamp';
  return name.startsWith('is_') || name === 'has_total' || name === 'counts_people' ? 'boolean' : 'varchar';
}
