import type { SheetRow } from '../sheet.ts';
import type { HeaderMatch } from './header-set.ts';
import { type RowKind, RowKinds } from './row-kind.ts';

/** A row that was passed over, for the receipt. */
export interface SkippedRow {
  readonly row: number;
  readonly kind: Exclude<RowKind, 'data' | 'blank'>;
}

const MAX_LISTED = 1_000;

/** Hands the data rows below a heading to `onData` and remembers what it passed over. */
export class TableScan {
  /** Totals, repeated headings and notes; at most the first 1,000. */
  readonly skipped: SkippedRow[] = [];
  /** Rows with nothing in the columns that are read, and gaps in the row numbers before a row of data. */
  blankRows = 0;
  dataRows = 0;
  firstDataRow = 0;
  lastDataRow = 0;
  /** CSV records with more fields than the heading has: a delimiter inside a value has shifted them. */
  readonly tooWide: number[] = [];
  readonly #match: HeaderMatch;
  readonly #kinds: RowKinds;
  readonly #onData: (row: SheetRow) => void;
  #last: number;
  /** The last row that was not blank, whatever it was. */
  #seen: number;
  #headingWidth: number | undefined;

  constructor(match: HeaderMatch, onData: (row: SheetRow) => void) {
    this.#match = match;
    this.#kinds = new RowKinds(match);
    this.#onData = onData;
    this.#last = match.headerRow;
    this.#seen = match.headerRow;
  }

  /** Takes every row of the sheet, in order; those above the heading are titles. */
  push(row: SheetRow): void {
    if (row.number <= this.#match.headerRow) {
      if (row.number === this.#match.headerRow) this.#headingWidth = row.width;
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
    if (
      this.#headingWidth !== undefined &&
      row.width > this.#headingWidth &&
      isFilledBeyond(row, this.#headingWidth)
    ) {
      if (this.tooWide.length < MAX_LISTED) this.tooWide.push(row.number);
    }
    this.#onData(row);
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

function isFilledBeyond(row: SheetRow, width: number): boolean {
  for (let column = width; column < row.cells.length; column++) {
    if (row.cells[column]!.kind !== 'blank') return true;
  }
  return false;
}
