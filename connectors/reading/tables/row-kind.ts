import type { Cell } from '../cell.ts';
import { cellAt, type SheetRow } from '../sheet.ts';
import { type ColumnHeadings, columnHeadings } from './column-headings.ts';
import type { HeaderMatch } from './header-set.ts';

/**
 * What a row below the heading is. Everything but data is skipped and listed (returns rules, Rows and cells): totals,
 * headings repeated at a page break, rows with nothing in the columns that are read, and notes below the table.
 */
export type RowKind = 'data' | 'total' | 'repeated_heading' | 'blank' | 'note';

const totalWord =
  /^(?:grand|sub|overall|column)?totals?(?:[^a-z]|$|of|number|rows?|records?|count|for|children|cases)/;
const noteWord =
  /^(?:note|notes|source|sources|key|produced|printed|generated|report|run|page|end of|data as|extract|\*)/i;

/** Tells rows apart under one heading. Make one for each table. */
export class RowKinds {
  readonly #columns: readonly number[];
  readonly #required: readonly number[];
  readonly #headings: ReadonlyMap<number, ColumnHeadings>;

  constructor(match: HeaderMatch) {
    this.#columns = [...match.columns.keys()];
    const required = new Set(
      match.set.columns.filter((column) => column.required === true).map(({ name }) => name),
    );
    this.#required = this.#columns.filter((column) => required.has(match.columns.get(column)!));
    this.#headings = columnHeadings(match);
  }

  kind(row: SheetRow): RowKind {
    const filled = this.#filledColumns(row);
    if (this.#isTotal(row, filled)) return 'total';
    if (filled === 0) return 'blank';
    if (this.#isHeading(row, filled)) return 'repeated_heading';
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
    if (cell.kind !== 'text' || !totalWord.test(normaliseTotal(cell.text))) return false;
    if (row.cells.every((other, at) => at === column || isNumberLike(other))) return true;
    if (this.#required.some((other) => other !== column)) return !this.#isComplete(row);
    return filled * 2 <= this.#columns.length + 1;
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

  /** One cell of words and nothing else, in a table whose rows need more than one cell. */
  #isNote(row: SheetRow): boolean {
    const texts = row.cells.filter((cell) => cell.kind !== 'blank');
    if (texts.length !== 1 || texts[0]!.kind !== 'text' || this.#columns.length < 3) return false;
    const column = row.cells.indexOf(texts[0]!);
    if (this.#required.length <= 1 && this.#required.includes(column)) return false;
    const text = texts[0]!.text.trim();
    return noteWord.test(text) || text.split(/\s+/).length >= 3;
  }
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
