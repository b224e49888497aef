import { readFileSync } from 'node:fs';
import type * as ExcelJs from 'exceljs';
import { isRefusal, openFile } from '../../../connectors/reading/index.ts';
import { Tally } from './tally.ts';

/** Ours: every cell of every sheet. */
export async function readWorkbook(path: string): Promise<Tally> {
  const tally = new Tally();
  const file = await openFile(readFileSync(path), path);
  if (isRefusal(file) || file.kind === 'xml') throw new Error('not a workbook');
  for (const sheet of file.sheets) {
    const summary = await file.readSheet(sheet, ({ number, cells }) => {
      tally.rows++;
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column]!;
        if (cell.kind !== 'blank') tally.add(sheet.index, number, column, cell.text);
      }
    });
    if (isRefusal(summary)) throw new Error(summary.code);
  }
  return tally;
}

/** The yardstick: the same cells through the streaming reader of exceljs. */
export async function readWithExcelJs(path: string): Promise<Tally> {
  const { default: excel } = (await import('exceljs')) as unknown as { default: typeof ExcelJs };
  const tally = new Tally();
  const reader = new excel.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let sheet = 0;
  for await (const worksheet of reader) {
    for await (const row of worksheet) {
      tally.rows++;
      const values = row.values as readonly unknown[];
      for (let column = 1; column < values.length; column++) {
        const value = values[column];
        if (value === undefined || value === null) continue;
        const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
        tally.add(sheet, row.number, column - 1, text);
      }
    }
    sheet++;
  }
  return tally;
}
