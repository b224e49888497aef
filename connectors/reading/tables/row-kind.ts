import type { Cell } from '../cell.ts';
import { cellAt, type SheetRow } from '../sheet.ts';
import { type ColumnHeadings, columnHeadings } from './column-headings.ts';
import type { HeaderMatch } from './header-set.ts';

/**
 * What a row below the heading is. Everything but data is skipped and listed (returns rules, Rows and cells): totals,
 * headings repeated at a page break, rows with nothing in the columns that are read, notes below the table, and another
 * table below it.
 */
export type RowKind = 'data' | 'total' | 'repeated_heading' | 'blank' | 'note' | 'other_table';

const totalWord =
  /^(?:grand|sub|overall|column)?totals?(?:[^a-z]|$|of|number|rows?|records?|count|for|children|cases)/;
const anyTotal = /\b(?:sub-?)?totals?\b/i;
const noteWord =
  /^(?:note|notes|source|sources|key|produced|printed|generated|report|run|page|end of|data as|extract|\*)/i;

/** Tells rows apart under one heading. Make one for each table. */
export class RowKinds {
  readonly #columns: readonly number[];
  readonly #required: readonly number[];
  readonly #ids: ReadonlySet<number>;
  readonly #headings: ReadonlyMap<number, ColumnHeadings>;
  /** Columns of another table that has begun below this one. */
  #other: ReadonlySet<number> | undefined;

  constructor(match: HeaderMatch) {
    this.#columns = [...match.columns.keys()];
    const required = new Set(
      match.set.columns.filter((column) => column.required === true).map(({ name }) => name),
    );
    this.#required = this.#columns.filter((column) => required.has(match.columns.get(column)!));
    this.#ids = new Set(this.#columns.filter((column) => /(?:^|_)id$/.test(match.columns.get(column)!)));
    this.#headings = columnHeadings(match);
  }

  /** `afterGap`: blank rows part it from the data above. */
  kind(row: SheetRow, afterGap = false): RowKind {
    const filled = this.#filledColumns(row);
    if (this.#isTotal(row, filled)) return 'total';
    if (filled === 0) return 'blank';
    if (this.#isHeading(row, filled) || isInBrackets(row)) return 'repeated_heading';
    if (this.#isOfOtherTable(row, filled, afterGap)) return 'other_table';
    // A row whose required cells are all there is data, whatever its words.
    if (this.#required.length > 1 && this.#isComplete(row)) return 'data';
    return this.#isNote(row) ? 'note' : 'data';
  }

  #filledColumns(row: SheetRow): number {
    let filled = 0;
    for (const column of this.#columns) if (cellAt(row, column).kind !== 'blank') filled += 1;
    return filled;
  }

  #isComplete(row: SheetRow): boolean {
    return this.#required.every((column) => cellAt(row, column).kind !== 'blank');
  }

  /**
   * The first filled cell says Total, and what else is filled are numbers or falls short of a row of data (a count may
   * be broken down by `Total` and is data).
   */
  #isTotal(row: SheetRow, filled: number): boolean {
    const column = row.cells.findIndex((cell) => cell.kind !== 'blank');
    const cell = cellAt(row, column);
    if (isNumberLike(cell)) return this.#isTotalAtEnd(row);
    if (cell.kind !== 'text') return false;
    if (!totalWord.test(normaliseTotal(cell.text))) return this.#isNamedTotal(row, column, cell.text);
    if (row.cells.every((other, at) => at === column || isNumberLike(other))) return true;
    if (this.#required.some((other) => other !== column)) return !this.#isComplete(row);
    return filled * 2 <= this.#columns.length + 1;
  }

  /** Numbers stand before the word, where it is not in the first column; there is no other word in the row. */
  #isTotalAtEnd(row: SheetRow): boolean {
    const column = row.cells.findIndex((cell) => !isNumberLike(cell));
    const { kind, text } = cellAt(row, column);
    if (kind !== 'text' || !totalWord.test(normaliseTotal(text)) || this.#isComplete(row)) return false;
    return row.cells.every((other, at) => at === column || isNumberLike(other));
  }

  /** `Total July`, `July total`: words around a total, and nothing beside them but numbers. */
  #isNamedTotal(row: SheetRow, column: number, text: string): boolean {
    if (!anyTotal.test(text) || text.trim().split(/\s+/).length > 4 || this.#isComplete(row)) return false;
    return row.cells.every((other, at) => at === column || isNumberLike(other));
  }

  /** Most filled cells repeat the headings of their own columns. */
  #isHeading(row: SheetRow, filled: number): boolean {
    let same = 0;
    let left = filled;
    for (const [column, headings] of this.#headings) {
      const cell = cellAt(row, column);
      if (cell.kind === 'blank') continue;
      if (cell.kind === 'text' && headings.has(cell.text)) same += 1;
      left -= 1;
      if ((same + left) * 2 <= filled) return false;
    }
    return same > 0 && (same > 1 || filled === 1);
  }

  /**
   * Below a gap, a row of two words or more without a digit that fills no more than half of the columns is the heading of
   * another table; so is everything under it that stands in the same columns.
   */
  #isOfOtherTable(row: SheetRow, filled: number, afterGap: boolean): boolean {
    if (this.#other !== undefined) {
      const other = this.#other;
      if (row.cells.every((cell, column) => cell.kind === 'blank' || other.has(column))) return true;
      this.#other = undefined;
    }
    if (!afterGap || filled < 2 || filled * 2 > this.#columns.length + 1) return false;
    if (this.#required.length > 1 && this.#isComplete(row)) return false;
    const columns = new Set<number>();
    for (const [column, cell] of row.cells.entries()) {
      if (cell.kind === 'blank') continue;
      if (cell.kind !== 'text' || /\d/.test(cell.text)) return false;
      columns.add(column);
    }
    this.#other = columns;
    return true;
  }

  /** One cell of words and nothing else, in a table whose rows need more than one cell. */
  #isNote(row: SheetRow): boolean {
    const texts = row.cells.filter((cell) => cell.kind !== 'blank');
    if (texts.length !== 1 || texts[0]!.kind !== 'text' || this.#columns.length < 3) return false;
    const column = row.cells.indexOf(texts[0]!);
    const text = texts[0]!.text.trim();
    const words = text.split(/\s+/).length;
    // Where a row needs this one cell alone, words are a note only in a column of ids, which are no sentences.
    if (this.#required.length <= 1 && this.#required.includes(column))
      return this.#ids.has(column) && (words >= 3 || (words > 1 && /[:@]/.test(text)));
    return noteWord.test(text) || words >= 3;
  }
}

/** `(text)`, `(dd/mm/yyyy)`, `[Y/N]`: what to enter, under the headings. */
function isInBrackets(row: SheetRow): boolean {
  let cells = 0;
  for (const cell of row.cells) {
    if (cell.kind === 'blank') continue;
    if (cell.kind !== 'text' || !/^\s*[([<][^()[\]<>]*[)\]>]\s*$/.test(cell.text)) return false;
    cells += 1;
  }
  return cells > 1;
}

function isNumberLike(cell: Cell): boolean {
  if (cell.kind === 'text') return /^[\s£+-]*\d[\d,.]*\s*%?\s*$/.test(cell.text);
  return cell.kind === 'blank' || cell.kind === 'number' || cell.kind === 'formula_not_calculated';
}

function normaliseTotal(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '');
}
