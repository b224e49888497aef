import { readFileSync } from 'node:fs';
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
