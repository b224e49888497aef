import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Issue } from '../../../domain/issue.ts';
import { fitHeight } from '../template/sheet-style.ts';
import type { Receipt } from './receipt.ts';
import { receiptPath } from './write-receipt.ts';

const words = { error: 'Refused', warning: 'To look at', note: 'For information' } as const;
const order = { error: 0, warning: 1, note: 2 } as const;
const mostRows = 50_000;

/**
 * Writes `<name>.problems.xlsx` beside the receipt of a workbook with problems: every problem with its sheet, row, column
 * and remedy, grouped by rule. A fresh workbook: the agency's own is never rewritten.
 */
export async function writeProblems(
  receipts: string,
  receipt: Receipt,
  issues: readonly Issue[],
): Promise<void> {
  const isWorkbook = /\.xls[xmb]?$/i.test(receipt.file);
  const path = receiptPath(receipts, receipt, 'problems.xlsx');
  if (!isWorkbook || !issues.some((issue) => issue.severity !== 'note')) {
    rmSync(path, { force: true });
    return;
  }
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  book.creator = 'Sightline';
  book.title = 'Problems found in a return';
  const sheet = book.addWorksheet('Problems');
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.columns = [
    { header: 'What happened', width: 16 },
    { header: 'Rule', width: 26 },
    { header: 'Sheet', width: 24 },
    { header: 'Cell', width: 8 },
    { header: 'Row', width: 8 },
    { header: 'Column', width: 28 },
    { header: 'What is wrong and how to mend it', width: 100 },
    { header: 'Times', width: 8 },
  ];
  const sorted = [...issues].sort(
    (a, b) => order[a.severity] - order[b.severity] || compare(a.code, b.code) || (a.row ?? 0) - (b.row ?? 0),
  );
  for (const { severity, code, sheet: where, cell, row, column, message, count } of sorted.slice(0, mostRows))
    sheet.addRow([
      words[severity],
      code,
      where ?? '',
      cell ?? '',
      row ?? '',
      column ?? '',
      message,
      count ?? 1,
    ]);
  const font = { name: 'Arial', size: 11 };
  sheet.eachRow((row, number) => {
    row.font = number === 1 ? { ...font, bold: true } : font;
    row.alignment = { vertical: 'top', wrapText: true };
    fitHeight(row);
  });
  sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  sheet.autoFilter = { from: 'A1', to: 'H1' };
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  await book.xlsx.writeFile(temporary);
  renameSync(temporary, path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
