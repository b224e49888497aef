import excel from 'exceljs';
import { Tally } from './tally.ts';

/** The yardstick: the same cells through the streaming reader of exceljs. */
export async function readWithExcelJs(path: string): Promise<Tally> {
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

const found = String(await readWithExcelJs(process.argv[2]!));
process.stdout.write(JSON.stringify({ found, peakMb: process.resourceUsage().maxRSS / 1024 }));
