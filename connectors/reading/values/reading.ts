import type { Cell } from '../cell.ts';

/** What is wrong with one cell. Stable: receipts rely on the codes. */
export type ProblemCode =
  | 'UNREADABLE_DATE'
  | 'TWO_DIGIT_YEAR'
  | 'IMPOSSIBLE_DATE'
  | 'MONTH_FIRST_DATE'
  | 'PLACEHOLDER_DATE'
  | 'UNREADABLE_NUMBER'
  | 'UNREADABLE_YES_NO'
  | 'UNREADABLE_ID'
  | 'UNREADABLE_POSTCODE'
  | 'UNKNOWN_CODE'
  | 'TEXT_TOO_LONG'
  | 'TEXT_CUT'
  | 'DAMAGED_TEXT'
  | 'ERROR_CELL'
  | 'FORMULA_NOT_CALCULATED';

/**
 * What a cell says, in the one canonical text that lands: `2024-04-05`, `2024-04-05T09:30:00` (or the day alone where
 * the time is missing), `1234`, `12.5`, `true`, a code, several codes joined by `;`. Readings are shared: never change one.
 */
export interface CellReading {
  /** Null: blank, or unreadable when there is a problem. A problem with a value: loaded, but not as sent. */
  readonly value: string | null;
  readonly problem?: ProblemCode;
  /** Values of a code cell that are in no list, as sent. */
  readonly unknown?: readonly string[];
}

/** Reads the cells of one column. */
export type CellReader = (cell: Cell) => CellReading;

export const blankReading: CellReading = Object.freeze({ value: null });
