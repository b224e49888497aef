import { createRequire } from 'node:module';
import { iso } from './days.ts';
import type { Drop } from './drops.ts';
import type { Grid } from './layouts.ts';
import type { Cell } from './rows.ts';

/** One sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly grid: Grid;
}

/** What the details sheet says; `extract` is empty where several sheets are filled. */
export interface Details {
  readonly extract: string;
  readonly drop: Drop;
}

const EPOCH = -25_569;

function excelValue(cell: Cell): { value: string | number | Date | null; format?: string } {
  if (cell === null || cell === '') {
    return { value: null };
  }
  if (typeof cell === 'object') {
    // A time of day is a fraction of the day; a date alone stays whole, which means that the time is missing.
    const fraction = (cell.minute ?? 0) / 1440;
    return {
      value: cell.day - EPOCH + fraction,
      format: cell.minute === undefined || cell.minute === null ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm',
    };
  }
  // Ids of digits alone are numbers in a spreadsheet, as they are where people make them.
  return { value: typeof cell === 'string' && /^[1-9]\d{0,8}$/.test(cell) ? Number(cell) : cell };
}

/** Writes a workbook as an agency's office would: titles above the headers, a details sheet at the end. */
export async function writeWorkbook(
  path: string,
  sheets: readonly Sheet[],
  details: Details | null,
): Promise<void> {
  const require = createRequire(import.meta.url);
  const { stream } = require('exceljs') as typeof import('exceljs');
  const book = new stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  for (const { name, grid } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: grid.title.length + 1 }] });
    for (const line of grid.title) {
      const row = sheet.addRow([line]);
      row.font = { bold: true, size: 13 };
      row.commit();
    }
    const header = sheet.addRow([...grid.headers]);
    header.font = { bold: true };
    header.commit();
    for (const cells of grid.rows) {
      const values = cells.map(excelValue);
      const row = sheet.addRow(values.map((item) => item.value));
      values.forEach((item, i) => {
        if (item.format !== undefined) {
          row.getCell(i + 1).numFmt = item.format;
        }
      });
      row.commit();
    }
    sheet.commit();
  }
  if (details !== null) {
    const sheet = book.addWorksheet('Return details');
    const { extract, drop } = details;
    const extracted = drop.received_at.slice(0, 10);
    for (const line of [
      ['extract', extract],
      ['covers_from', iso(drop.covers_from)],
      ['covers_to', iso(drop.covers_to)],
      ['extracted_on', extracted],
      ['status', 'Final'],
      ['template_version', '1'],
    ]) {
      sheet.addRow(line).commit();
    }
    sheet.commit();
  }
  await book.commit();
}
