import type { Receipt, ReceiptIssue } from '../../../pipelines/ingest/answer/receipt.ts';

/** A workbook as a person sees it: sheets of rows of cells, and the ranges that are merged. */
export interface Grid {
  readonly sheets: Record<string, unknown[][]>;
  readonly merges: { sheet: string; range: string }[];
}

export function copyOf(grid: Grid): Grid {
  return structuredClone(grid);
}

export async function workbookOf({ sheets, merges }: Grid): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  for (const { sheet, range } of merges) book.getWorksheet(sheet)!.mergeCells(range);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const place = (cell: string) => {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell)!;
  const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
};

/** Rules of which a receipt says that the whole column is wrong. */
const wholeColumn = /^(?:DATE_ORDER_CONFLICT|FORMULA_NOT_CALCULATED|DUPLICATE_HEADER)$/;
const headings = /^(?:SCHEMA_DRIFT|REQUIRED_COLUMN_MISSING)$/;

/**
 * Mends a broken workbook as its sender would who reads nothing but the receipt: goes to each cell that it names and puts
 * there what it should have been. What the receipt does not name stays broken.
 */
export function mendFromReceipt(broken: Grid, good: Grid, receipt: Receipt): Grid {
  const mended = copyOf(broken);
  for (const issue of receipt.issues) if (issue.severity !== 'note') mendOne(mended, good, issue);
  return mended;
}

function mendOne(mended: Grid, good: Grid, { code, sheet, row, cell, message }: ReceiptIssue): void {
  if (!sheet) throw new Error(`${code} names no sheet: ${message}`);
  const [rows, right] = [mended.sheets[sheet]!, good.sheets[sheet]!];
  const restore = (r: number, c: number) => {
    rows[r]![c] = right[r]![c];
  };
  const restoreColumn = (c: number) => {
    for (const r of rows.keys()) restore(r, c);
  };
  if (headings.test(code)) {
    // The message says which heading belongs there; the row, where the headings stand.
    right[row! - 1]!.forEach((heading, c) => {
      if (message.includes(`"${heading}"`)) restoreColumn(c);
    });
  } else if (code === 'MERGED_DATA') {
    const at = place(cell!);
    mended.merges.splice(0);
    for (let r = at.row; r < rows.length; r++) restore(r, at.column);
  } else if (code === 'DUPLICATE_HEADER') {
    const [, ...letters] = /Columns (\w+) and (\w+) /.exec(message)!;
    for (const letter of letters) restoreColumn(place(`${letter}1`).column);
  } else if (wholeColumn.test(code)) restoreColumn(place(cell!).column);
  else if (cell) restore(place(cell).row, place(cell).column);
  else throw new Error(`${code} names no cell: ${message}`);
}
