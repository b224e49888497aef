import type { DuckDBConnection } from '@duckdb/node-api';
import { COUNTY, populationAt } from './geography.ts';
import type { PrintedCell } from './printed.ts';
import { held, widerSql } from './recount-wider.ts';

/** Numerator and denominator of one value of a breakdown. */
export interface Count {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** What is asked: a measure over a period, as known after one drop. */
export interface Question {
  readonly measure: string;
  readonly breakdown: string;
  /** Empty for a stock. */
  readonly start: string;
  readonly end: string;
  readonly drop: number;
}

const UNBORN = (day: string) =>
  `(c.expected_date_of_birth IS NOT NULL AND (c.date_of_birth IS NULL OR c.date_of_birth > ${day}))`;

/** The value of a breakdown, given the alias of the counted row and the day of the event or snapshot. */
function breakdownSql(breakdown: string, row: string, day: string): string {
  switch (breakdown) {
    case 'all':
      return "'all'";
    case 'source':
      return `coalesce(nullif(${row}.source, ''), 'not_recorded')`;
    case 'latest_category':
      return `${row}.latest_category`;
    case 'district':
      return `coalesce(nullif(${row === 'p' ? 'c' : row}.district, ''), 'not_recorded')`;
    case 'board_group':
      return `CASE WHEN ${UNBORN(day)} THEN 'unborn' WHEN c.ethnicity IN ('WBRI', 'WIRI', 'WOTH') THEN 'white_british_irish_other'
        WHEN coalesce(c.ethnicity, '') IN ('', 'NOBT', 'REFU') THEN 'not_recorded' ELSE 'bme' END`;
    case 'preferred_language':
      return `CASE WHEN ${UNBORN(day)} THEN 'unborn' WHEN coalesce(c.preferred_language, '') = '' THEN 'not_recorded' ELSE c.preferred_language END`;
    case 'disabled':
      return `CASE WHEN ${UNBORN(day)} OR coalesce(c.disabilities, '') = '' THEN 'not_recorded' WHEN c.disabilities = 'NONE' THEN 'not_disabled' ELSE 'disabled' END`;
    case 'sex':
      return `CASE WHEN ${UNBORN(day)} THEN 'unborn' WHEN coalesce(c.sex, '') IN ('', 'U') THEN 'not_recorded' ELSE c.sex END`;
    case 'age_band': {
      const age = `date_diff('year', c.date_of_birth, ${day}) - CASE WHEN c.date_of_birth + to_years(CAST(date_diff('year', c.date_of_birth, ${day}) AS INTEGER)) > ${day} THEN 1 ELSE 0 END`;
      return `CASE WHEN ${UNBORN(day)} THEN 'unborn' WHEN c.date_of_birth IS NULL THEN 'no_date_of_birth' WHEN (${age}) < 1 THEN 'under_1'
        WHEN (${age}) < 5 THEN '1_to_4' WHEN (${age}) < 10 THEN '5_to_9' WHEN (${age}) < 16 THEN '10_to_15' WHEN (${age}) < 18 THEN '16_to_17' ELSE '18_and_over' END`;
    }
    default:
      throw new RangeError(`no breakdown ${breakdown}`);
  }
}

/** The SQL of one question, with columns value, numerator and denominator. */
function sqlOf({ measure, breakdown, start, end, drop }: Question): string {
  const inPeriod = (column: string) => `${column} BETWEEN DATE '${start}' AND DATE '${end}'`;
  const day = `DATE '${end}'`;
  const children = `LEFT JOIN ${held('children', 'c', drop)} ON c.child_id =`;
  const flow = (extract: string, alias: string, date: string, numerator: string, where = 'true') =>
    `SELECT ${breakdownSql(breakdown, alias, `${alias}.${date}`)} AS value, ${numerator} AS numerator, count(*) AS denominator
     FROM ${held(extract, alias, drop)} ${children} ${alias}.child_id
     WHERE ${inPeriod(`CAST(${alias}.${date} AS DATE)`)} AND ${where} GROUP BY 1`;
  switch (measure) {
    case 'contacts-received':
      return flow('contacts', 'n', 'contact_date', 'count(*)');
    case 'referrals-received':
    case 'referrals-rate-10k':
    case 'referrals-share-pct':
      return flow('referrals', 'r', 'referral_date', 'count(*)');
    case 'referrals-to-assessment':
    case 'referrals-to-assessment-pct':
      return flow(
        'referrals',
        'r',
        'referral_date',
        `count(*) FILTER (WHERE EXISTS (SELECT 1 FROM ${held('assessments', 'a', drop)} WHERE a.referral_id = r.referral_id AND a.child_id = r.child_id))`,
      );
    case 'assessments-started-single':
      return flow(
        'assessments',
        'a',
        'start_date',
        'count(*)',
        "coalesce(a.assessment_type, '') IN ('', 'single')",
      );
    case 'cp-plans-open':
    case 'cp-plans-rate-10k':
    case 'cp-plans-share-pct':
      return `SELECT ${breakdownSql(breakdown, 'p', day)} AS value, count(DISTINCT p.child_id) AS numerator, NULL AS denominator
        FROM (SELECT * FROM ${held('child_protection_plans', 'x', drop)} WHERE start_date <= ${day} AND (end_date IS NULL OR end_date > ${day})
          QUALIFY row_number() OVER (PARTITION BY child_id ORDER BY start_date DESC, child_protection_plan_id DESC) = 1) p
        ${children} p.child_id GROUP BY 1`;
    case 'cp-ended-2y-pct':
      return flow(
        'child_protection_plans',
        'p',
        'end_date',
        'count(*) FILTER (WHERE p.end_date >= p.start_date + INTERVAL 2 YEAR)',
      );
    case 'cp-ended-3m-pct':
      return flow(
        'child_protection_plans',
        'p',
        'end_date',
        'count(*) FILTER (WHERE p.end_date <= p.start_date + INTERVAL 3 MONTH)',
      );
    case 'cp-repeat-ever-pct':
      return flow(
        'child_protection_plans',
        'p',
        'start_date',
        `count(*) FILTER (WHERE p.number_of_previous_plans >= 1 OR EXISTS (SELECT 1 FROM ${held('child_protection_plans', 'q', drop)} WHERE q.child_id = p.child_id AND q.start_date < p.start_date))`,
      );
    case 'cp-repeat-2y-pct':
      return flow(
        'child_protection_plans',
        'p',
        'start_date',
        `count(*) FILTER (WHERE greatest(p.previous_plan_end_date, (SELECT max(q.end_date) FROM ${held('child_protection_plans', 'q', drop)}
           WHERE q.child_id = p.child_id AND q.end_date < p.start_date)) >= p.start_date - INTERVAL 2 YEAR)`,
      );
    case 'missing-lac-children':
      return flow('missing_episodes', 'm', 'started_at', 'count(DISTINCT m.child_id)', "m.setting = 'care'");
    case 'missing-lac-episodes':
      return flow('missing_episodes', 'm', 'started_at', 'count(*)', "m.setting = 'care'");
    case 'missing-lac-repeat-children':
    case 'missing-lac-10plus-children':
      return `SELECT 'all' AS value, count(*) AS numerator, NULL AS denominator FROM (SELECT child_id FROM ${held('missing_episodes', 'm', drop)}
        WHERE m.setting = 'care' AND ${inPeriod('CAST(m.started_at AS DATE)')} GROUP BY 1 HAVING count(*) >= ${measure.includes('10plus') ? 10 : 2})`;
    default:
      throw new RangeError(`no count of ${measure}`);
  }
}

/** Counts one question over the held rows, by the value of its breakdown. */
export async function recount(connection: DuckDBConnection, question: Question): Promise<Map<string, Count>> {
  const reader = await connection.runAndReadAll(widerSql(question) ?? sqlOf(question));
  const counts = new Map<string, Count>();
  let total = 0;
  for (const [value, numerator, denominator] of reader.getRows()) {
    counts.set(String(value), {
      numerator: Number(numerator),
      denominator: denominator === null ? null : Number(denominator),
    });
    total += Number(numerator);
  }
  const { measure, end } = question;
  for (const [value, count] of counts) {
    if (measure.endsWith('-share-pct')) {
      counts.set(value, { ...count, denominator: total });
    } else if (measure.endsWith('-rate-10k') && value !== 'not_recorded') {
      counts.set(value, { ...count, denominator: populationAt(value === 'all' ? COUNTY.code : value, end) });
    }
  }
  return counts;
}

/** The figure of a count, rounded half up to the printed decimals. */
export function roundedAs(cell: PrintedCell, count: Count | undefined): string {
  const decimals = Number(cell.decimals);
  const numerator = count?.numerator ?? 0;
  const scale = cell.measure_id.endsWith('-pct')
    ? 100
    : cell.measure_id.endsWith('-rate-10k')
      ? 10_000
      : null;
  const value =
    scale === null || numerator === 0 ? numerator : (numerator * scale) / (count?.denominator ?? Number.NaN);
  return (Math.floor(value * 10 ** decimals + 0.5 + 1e-9) / 10 ** decimals).toFixed(decimals);
}
