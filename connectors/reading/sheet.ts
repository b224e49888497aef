import type { Issue } from '../../domain/issue.ts';
import { blankCell, type Cell } from './cell.ts';
import type { Refusal } from './refusal.ts';

/** One row as it stands in the file. */
export interface SheetRow {
  /** Row number as a spreadsheet program shows it: first row 1, blank rows counted, a CSV `sep=` line not. */
  readonly number: number;
  /** By column, first column 0; shorter than the sheet is wide when the last cells are blank. Use `cellAt`. */
  readonly cells: readonly Cell[];
  /** Fields of a CSV record as sent (blank ones too); for a workbook the length of `cells`. */
  readonly width: number;
  /** The row is hidden or filtered away in the workbook. */
  readonly hidden: boolean;
}

/** The cell of a column, blank where the row is shorter. */
export function cellAt(row: SheetRow, column: number): Cell {
  return row.cells[column] ?? blankCell;
}

export interface SheetInfo {
  readonly index: number;
  /** Name on the tab; empty for a CSV file. */
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'very_hidden';
  /** Bytes of its XML, or of the CSV file: who has several sheets to read starts with the largest. */
  readonly size: number;
}

/** Rows and columns joined into one cell, first row 1, first column 0, both ends included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** What was read of one sheet, given after its last row. */
export interface SheetSummary {
  /** False when `onRow` stopped the reading; then nothing was checked to the end. */
  readonly complete: boolean;
  /** Rows delivered. Rows without a filled cell are left out; gaps in the row numbers show them. */
  readonly rows: number;
  /** Cells that are not blank. */
  readonly cells: number;
  readonly hiddenRows: number;
  /** Hidden columns, first column 0, both ends included. Their cells are delivered like all others. */
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
  readonly merges: readonly MergedRange[];
  /** Formulas whose result is missing. */
  readonly notCalculated: number;
  /** Row numbers of CSV records with more or fewer fields than most; at most the first 1,000. */
  readonly ragged: readonly number[];
  readonly issues: readonly Issue[];
  /** Which of the two readers was used: the fast scanner or the XML parser for odd dialects. */
  readonly reader: 'scanner' | 'xml' | 'csv';
}

/** Takes a row; returning false stops the reading. */
export type OnRow = (row: SheetRow) => unknown;

/** A file of sheets and rows: a workbook, or a CSV file as one sheet. */
export interface TabularFile {
  readonly refused?: undefined;
  readonly kind: 'xlsx' | 'csv';
  readonly sheets: readonly SheetInfo[];
  /** The workbook counts days from 1 January 1904. Cells are already right; numbers typed as dates need it. */
  readonly date1904: boolean;
  readonly issues: readonly Issue[];
  /**
   * Streams the rows of a sheet in order. A refusal, which may come after rows were delivered (a damaged end), is about
   * the whole file: what was delivered must be thrown away.
   */
  readSheet(sheet: SheetInfo, onRow: OnRow): Promise<SheetSummary | Refusal>;
}
