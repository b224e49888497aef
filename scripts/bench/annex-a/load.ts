import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  cleanText,
  isRefusal,
  openFile,
  type SheetInfo,
  type TabularFile,
} from '../../../connectors/reading/index.ts';
import { createRowFile, fieldSeparator } from '../../../pipelines/ingest/stage/row-file.ts';
import { csvName } from './workbook.ts';

// A workbook, or CSV files, as tables of text: list1, list2 and so on.

/** Ours: each sheet goes to a row file, which DuckDB takes in while the next one is read. The largest comes first. */
export async function loadWorkbook(
  opening: DuckDBConnection | Promise<DuckDBConnection>,
  path: string,
): Promise<void> {
  const file = await openFile(readFileSync(path), path);
  if (isRefusal(file) || file.kind === 'xml') throw new Error('not a workbook');
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  try {
    let loading = Promise.resolve();
    for (const sheet of [...file.sheets].sort((a, b) => b.size - a.size)) {
      const rows = join(folder, `${sheet.index}.rows`);
      const headings = await writeRows(file, sheet, rows);
      loading = loading.then(async () => takeIn(await opening, rows, `list${sheet.index + 1}`, headings));
      // A small sheet is read without a pause, in which DuckDB would not be given the next one.
      await nextTurn();
    }
    await loading;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeRows(file: TabularFile, sheet: SheetInfo, path: string): Promise<readonly string[]> {
  let headings: string[] | undefined;
  const rows = createRowFile(path);
  const fields: (string | null)[] = [];
  const summary = await file.readSheet(sheet, (row) => {
    if (headings === undefined) {
      headings = row.cells.map((cell) => cell.text);
      return;
    }
    for (let i = 0; i < headings.length; i++) {
      const cell = row.cells[i];
      fields[i] = cell === undefined ? null : cell.kind === 'text' ? cleanText(cell.text) : cell.text;
    }
    rows.write(fields);
  });
  rows.close();
  if (isRefusal(summary)) throw new Error(summary.code);
  return headings ?? [];
}

async function takeIn(
  connection: DuckDBConnection,
  path: string,
  table: string,
  headings: readonly string[],
): Promise<void> {
  const columns = headings.map((heading) => `${quoted(heading)}: 'varchar'`).join(', ');
  await connection.run(
    `create table ${table} as select * from read_csv(${quoted(path)}, auto_detect = false, header = false,
      delim = '${fieldSeparator}', quote = '', escape = '', new_line = '\\n', nullstr = '', strict_mode = true,
      columns = {${columns}})`,
  );
}

/** The yardstick: DuckDB reads the same lists as CSV, finding out the dialect of each file, or being told all of it. */
export async function loadCsvFiles(
  connection: DuckDBConnection,
  folder: string,
  isTold: boolean,
): Promise<void> {
  for (let index = 0; index < 11; index++) {
    const path = join(folder, csvName(index));
    const how = isTold
      ? `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\n', columns = {${csvHeadings(
          path,
        )
          .map((heading) => `${quoted(heading)}: 'varchar'`)
          .join(', ')}}`
      : 'all_varchar = true';
    await connection.run(`create table list${index + 1} as select * from read_csv(${quoted(path)}, ${how})`);
  }
}

/** Known from the contract in earnest; read here, which takes no time to speak of. */
function csvHeadings(path: string): string[] {
  const [line] = readFileSync(path, 'utf8').split('\n', 1);
  return [...line!.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map(
    ([, quotedText, plain]) => quotedText ?? plain!,
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
