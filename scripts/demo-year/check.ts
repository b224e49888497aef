import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { DROPS } from './drops.ts';
import { HeldRows } from './held-rows.ts';
import { dateText } from './layouts.ts';
import { type PrintedCell, readPrintedCells } from './printed.ts';
import { type Count, recount, roundedAs } from './recount.ts';
import type { Cell, Row } from './rows.ts';
import { allTables } from './tables.ts';
import { makeWorld, type World } from './world.ts';

/** One printed cell that the records do not give. */
export interface Difference {
  readonly row_id: string;
  readonly cell: string;
  readonly printed: string;
  readonly counted: string;
  readonly drop: number;
}

export interface Comparison {
  /** Cells compared, those of 2017-18 and those of 2016-17. */
  readonly compared: { readonly year: number; readonly before: number };
  readonly differences: readonly Difference[];
}

function field(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) {
    return '';
  }
  return typeof cell === 'object' ? dateText(cell, 'iso') : `"${String(cell).replaceAll('"', '""')}"`;
}

function typeOf(column: string): string {
  if (column.endsWith('_at')) {
    return 'TIMESTAMP';
  }
  if (/date/.test(column)) {
    return 'DATE';
  }
  return column === 'number_of_previous_plans' || column === 'age' ? 'INTEGER' : 'VARCHAR';
}

/** An in-memory database with every version of every row. */
async function load(held: HeldRows) {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const folder = mkdtempSync(join(tmpdir(), 'demo-year-'));
  for (const [extract, versions] of held.versions) {
    const columns = Object.keys(versions[0]!.row).filter((column) => !column.startsWith('link_'));
    const types = columns.map((column) => `${column} ${typeOf(column)}`).join(', ');
    await connection.run(`CREATE TABLE ${extract} (held_from INTEGER, held_until INTEGER, ${types})`);
    const lines = versions.map(({ row, from, until }) =>
      [from, until, ...columns.map((name) => field((row as Row)[name]))].join(','),
    );
    const file = join(folder, `${extract}.csv`);
    writeFileSync(file, lines.join('\n'));
    await connection.run(
      `COPY ${extract} FROM '${file}' (HEADER false, QUOTE '"', ESCAPE '"', AUTO_DETECT false)`,
    );
  }
  rmSync(folder, { recursive: true });
  return connection;
}

/** The drops after which a cell must hold: that of the day it was known on, or every one for the year before. */
function dropsOf(cell: PrintedCell): number[] {
  if (cell.as_known_on !== '') {
    return [DROPS.findLastIndex((drop) => drop.received_at.slice(0, 10) <= cell.as_known_on)];
  }
  // Two months open are only known two months later: the year before is complete in the end.
  const maturing = cell.measure_id === 'cin-new-open-2m';
  return cell.period_end === '2017-03-31' && !maturing ? [0, 1, 2, 3, 4] : [4];
}

/**
 * Counts every printed record-level cell of the given measures from the demonstration year's own rows, without
 * the product: replacement and withdrawal by held-rows.ts, the rules of each measure by recount.ts.
 */
export async function comparePrint(
  measures: readonly string[],
  world: World = makeWorld(),
): Promise<Comparison> {
  const held = new HeldRows();
  for (const drop of DROPS) {
    held.receive(drop, allTables(world, drop));
  }
  const connection = await load(held);
  const cells = readPrintedCells().filter(
    (cell) =>
      cell.class === 'record_level' && cell.period_end >= '2017-03-31' && measures.includes(cell.measure_id),
  );
  const asked = new Map<string, Map<string, Count>>();
  const differences: Difference[] = [];
  for (const cell of cells) {
    for (const drop of dropsOf(cell)) {
      const question = {
        measure: cell.measure_id,
        breakdown: cell.breakdown,
        start: cell.period_start,
        end: cell.period_end,
        drop,
      };
      const key = JSON.stringify(question);
      const counts = asked.get(key) ?? (await recount(connection, question));
      asked.set(key, counts);
      // The map says yes; the code of the derived value is disabled.
      const value =
        cell.breakdown === 'disabled' && cell.breakdown_value === 'yes' ? 'disabled' : cell.breakdown_value;
      const counted = roundedAs(cell, counts.get(value));
      if (counted !== Number(cell.expected).toFixed(Number(cell.decimals))) {
        const name = `${cell.measure_id} ${cell.breakdown}=${cell.breakdown_value} ${cell.period_start} to ${cell.period_end}`;
        differences.push({ row_id: cell.row_id, cell: name, printed: cell.expected, counted, drop });
      }
    }
  }
  connection.closeSync();
  const before = cells.filter((cell) => cell.period_end === '2017-03-31').length;
  return { compared: { year: cells.length - before, before }, differences };
}

/** The measures of the first slice that the board printed from records. */
export const SLICE: readonly string[] = [
  'contacts-received',
  'referrals-received',
  'referrals-rate-10k',
  'referrals-share-pct',
  'referrals-to-assessment',
  'referrals-to-assessment-pct',
  'cp-plans-open',
  'cp-plans-rate-10k',
  'cp-plans-share-pct',
  'cp-repeat-ever-pct',
  'cp-repeat-2y-pct',
  'cp-ended-2y-pct',
  'missing-lac-children',
  'missing-lac-episodes',
  'missing-lac-repeat-children',
];

/** Measures beyond the first slice whose records the demonstration year already holds. */
export const WIDER: readonly string[] = [
  'assessments-started-single',
  'cp-ended-3m-pct',
  'lac-open',
  'lac-residential',
  'lac-residential-pct',
  'missing-lac-10plus-children',
  'cin-new-open-2m',
  'cin-open-excl-cp-lac',
  'cse-open',
  'cse-open-lac-pct',
  'cse-police-investigations',
  'cse-police-incidents',
  'da-dash-referrals',
  'pf-notifications',
  'pf-arrangements-started',
  'pf-arrangements-ended',
  'pf-open',
  'homeless-16-17',
  'training-courses',
  'training-attendees',
  'training-agency-share-pct',
  'cdop-reviews-completed',
  'cdop-panels',
  'cdop-actions',
  'scr-count',
];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const measures of [SLICE, WIDER]) {
    const { compared, differences } = await comparePrint(measures);
    for (const item of differences) {
      console.log(
        `${item.row_id} ${item.cell}: printed ${item.printed}, counted ${item.counted} (drop ${item.drop})`,
      );
    }
    const wrong = new Set(differences.map((item) => item.row_id)).size;
    const all = compared.year + compared.before;
    console.log(
      `${all - wrong} of ${all} cells agree (${compared.year} of 2017-18, ${compared.before} of 2016-17)`,
    );
  }
}
