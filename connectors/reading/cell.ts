/**
 * What a cell holds. `date`: a day without a time of day. `datetime`: a day with one. `time`: a time of day or a
 * duration without a day. `error`: #N/A and the like. `formula_not_calculated`: a formula whose result the program that
 * wrote the file left out; it is not blank and not zero.
 */
export type CellKind =
  | 'blank'
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'error'
  | 'formula_not_calculated';

/**
 * A cell as the agency sees it. Cells are shared between rows (one object per distinct shared string or date): never
 * change one.
 */
export class Cell {
  readonly kind: CellKind;
  /**
   * As a person sees it: `2024-04-05`, `2024-04-05T09:30:00`, `12.5%` for a percentage, `00123` for a number shown with
   * leading zeros, `TRUE`, `#N/A`. Empty for blank and formula_not_calculated. Text is as typed, not trimmed.
   */
  readonly text: string;
  /** The number of a `number` cell (0.125 for 12.5%), NaN for every other kind. */
  readonly number: number;

  constructor(kind: CellKind, text: string, number: number = Number.NaN) {
    this.kind = kind;
    this.text = text;
    this.number = number;
  }
}

export const blankCell: Cell = new Cell('blank', '');
export const notCalculatedCell: Cell = new Cell('formula_not_calculated', '');
export const trueCell: Cell = new Cell('boolean', 'TRUE');
export const falseCell: Cell = new Cell('boolean', 'FALSE');

/** A text cell, or the blank cell when there is nothing but white space in it. */
export function textCell(text: string): Cell {
  return isWhiteSpace(text) ? blankCell : new Cell('text', text);
}

/** Values that a spreadsheet program shows where a formula failed. */
const errorTexts = new Set([
  '#N/A',
  '#REF!',
  '#DIV/0!',
  '#VALUE!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
]);

export function isErrorText(text: string): boolean {
  return errorTexts.has(text);
}

function isWhiteSpace(text: string): boolean {
  const first = text.charCodeAt(0);
  // The common case leaves at once: a first character above the space and below the no-break space is visible.
  if (first > 0x20 && first < 0x7f) return false;
  return text.trim() === '';
}
