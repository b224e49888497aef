import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { annexALists } from './lists.ts';
import { loadCsvFiles, loadWorkbook } from './load.ts';
import { type Dialect, writeCsvFiles, writeWorkbook } from './workbook.ts';

/** The same lists as a workbook and as CSV files, and what they hold. */
export interface AnnexAFiles {
  readonly workbook: string;
  readonly folder: string;
  readonly rows: number;
  readonly cells: number;
}

const made = new Map<number, Promise<AnnexAFiles>>();

/** Makes the files of so many years once in a run, and proves that the tables of both are equal cell by cell. */
export function annexAFiles(years: number): Promise<AnnexAFiles> {
  let files = made.get(years);
  if (files === undefined) {
    files = make(years);
    made.set(years, files);
  }
  return files;
}

async function make(years: number): Promise<AnnexAFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const workbook = join(folder, 'year.xlsx');
  const lists = annexALists(years);
  const { rows, cells } = await writeWorkbook(workbook, lists, 'usual');
  writeCsvFiles(folder, lists);
  await proveEqual(workbook, folder, rows);
  if (years === 1) await proveDialects(folder, rows);
  return { workbook, folder, rows, cells };
}

/** Legal files that a careless reader gives no rows, wrong rows or no end for. */
async function proveDialects(folder: string, rows: number): Promise<void> {
  const odd = join(folder, 'odd');
  mkdirSync(odd);
  for (const dialect of ['prefixed', 'no-references', 'single-quotes'] as Dialect[]) {
    const path = join(odd, `${dialect}.xlsx`);
    await writeWorkbook(path, annexALists(1), dialect);
    await proveEqual(path, folder, rows);
  }
  rmSync(odd, { recursive: true });
}

async function proveEqual(workbook: string, folder: string, rows: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run('create schema ours; create schema csv; use ours');
    await loadWorkbook(connection, workbook);
    await connection.run('use csv');
    await loadCsvFiles(connection, folder, false);
    let found = 0;
    for (let list = 1; list <= 11; list++) {
      const reader = await connection.runAndReadAll(`
        select (select count(*) from ours.list${list}), (select count(*) from csv.list${list}),
          (select count(*) from (from ours.list${list} except all from csv.list${list})),
          (select count(*) from (from csv.list${list} except all from ours.list${list}))`);
      const [ours, theirs, lost, added] = reader.getRows()[0]!.map(Number) as [
        number,
        number,
        number,
        number,
      ];
      if (ours !== theirs || lost > 0 || added > 0)
        throw new Error(
          `${workbook}: list ${list} has ${ours} rows, ${theirs} as CSV, ${lost + added} differ`,
        );
      found += ours;
    }
    if (found !== rows) throw new Error(`${workbook}: ${found} of ${rows} rows`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
