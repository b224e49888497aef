import type { SheetRow } from '../sheet.ts';
import type { HeaderMatch } from './header-set.ts';
import { type RowKind, RowKinds } from './row-kind.ts';

/** A row that was passed over, for the receipt. */
export interface SkippedRow {
  readonly row: number;
  readonly kind: Exclude<RowKind, 'data' | 'blank'>;
}

const MAX_LISTED = 1_000;

/**
 * What a CSV record that is not as wide as the heading shows: a delimiter inside a value that shifted the rest, another
 * delimiter than that of the heading, or an end that is missing.
 */
export type RowShape = 'whole' | 'shifted' | 'other_delimiter' | 'short';

/** Hands the data rows below a heading to `onData` and remembers what it passed over. */
export class TableScan {
  /** Totals, repeated headings and notes; at most the first 1,000. */
  readonly skipped: SkippedRow[] = [];
  /** Rows with nothing in the columns that are read, and gaps in the row numbers before a row of data. */
  blankRows = 0;
  dataRows = 0;
  firstDataRow = 0;
  lastDataRow = 0;
  readonly #match: HeaderMatch;
  readonly #kinds: RowKinds;
  readonly #onData: (row: SheetRow, shape: RowShape) => void;
  readonly #isCsv: boolean;
  #last: number;
  /** The last row that was not blank, whatever it was. */
  #seen: number;
  #headingWidth = 0;

  constructor(
    match: HeaderMatch,
    onData: (row: SheetRow, shape: RowShape) => void,
    kind: 'xlsx' | 'csv' = 'csv',
  ) {
    this.#isCsv = kind === 'csv';
    this.#match = match;
    this.#kinds = new RowKinds(match);
    this.#onData = onData;
    this.#last = match.headerRow;
    this.#seen = match.headerRow;
  }

  /** Takes every row of the sheet, in order; those above the heading are titles. */
  push(row: SheetRow): void {
    if (row.number <= this.#match.headerRow) {
      if (row.number >= this.#match.firstRow) this.#headingWidth = Math.max(this.#headingWidth, row.width);
      return;
    }
    const kind = this.#kinds.kind(row, this.dataRows > 0 && row.number - this.#seen > 1);
    if (kind === 'blank') return;
    this.#seen = row.number;
    if (kind !== 'data') {
      if (this.skipped.length < MAX_LISTED) this.skipped.push({ row: row.number, kind });
      return;
    }
    this.blankRows += row.number - this.#last - 1 - this.#skippedBetween(row.number);
    this.#last = row.number;
    this.dataRows += 1;
    if (this.firstDataRow === 0) this.firstDataRow = row.number;
    this.lastDataRow = row.number;
    this.#onData(row, this.#isCsv ? this.#shapeOf(row) : 'whole');
  }

  #shapeOf(row: SheetRow): RowShape {
    const width = this.#headingWidth;
    if (row.width === width || width === 0) return 'whole';
    if (row.width > width) return isFilledBeyond(row, width) ? 'shifted' : 'whole';
    return row.width === 1 && width > 2 && isDelimited(row, width) ? 'other_delimiter' : 'short';
  }

  #skippedBetween(row: number): number {
    let between = 0;
    for (let i = this.skipped.length - 1; i >= 0; i--) {
      const skipped = this.skipped[i]!.row;
      if (skipped <= this.#last) break;
      if (skipped < row) between += 1;
    }
    return between;
  }
}

/** The one field of the record holds about as many of another delimiter as the heading has of its own. */
function isDelimited({ cells }: SheetRow, width: number): boolean {
  const text = cells[0]!.text;
  return [',', ';', '\t', '|'].some((delimiter) => text.split(delimiter).length * 2 > width);
}

function isFilledBeyond(row: SheetRow, width: number): boolean {
  for (let column = width; column < row.cells.length; column++) {
    if (row.cells[column]!.kind !== 'blank') return true;
  }
  return false;
}
