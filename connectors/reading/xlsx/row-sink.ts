import { blankCell, type Cell } from '../cell.ts';
import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import type { OnRow } from '../sheet.ts';

/**
 * Gathers the cells of a row and delivers it. Cells that are blank take no place, so a stray cell at the far end of a
 * sheet costs nothing.
 */
export class RowSink {
  /** Row elements and cell elements seen, for the check against an independent count. */
  rowElements = 0;
  cellElements = 0;
  rows = 0;
  filled = 0;
  hiddenRows = 0;
  stray = 0;
  /** Number of the last row delivered. */
  delivered = 0;
  stopped = false;
  readonly #onRow: OnRow;
  /** Rows up to this number were delivered by another reader. */
  readonly #after: number;
  #number = 0;
  #hidden = false;
  #cells: Cell[] = [];
  #lastColumn = -1;

  constructor(onRow: OnRow, after = 0) {
    this.#onRow = onRow;
    this.#after = after;
  }

  /** `number` 0: the row does not say, so it follows the last one. */
  beginRow(number: number, hidden: boolean): void {
    this.rowElements += 1;
    const next = number === 0 ? this.#number + 1 : number;
    if (next > limits.rows) {
      throw new FileRefused(
        'TOO_MANY_ROWS',
        `A sheet has more than ${limits.rows} rows, which no spreadsheet holds.`,
      );
    }
    if (next <= this.#number) {
      throw new FileRefused(
        'BAD_CELL',
        'The rows of a sheet are out of order. Open it in Excel, save it and send that.',
      );
    }
    this.#number = next;
    this.#hidden = hidden;
    this.#lastColumn = -1;
  }

  get row(): number {
    return this.#number;
  }

  /** Column for a cell that does not say where it stands. */
  nextColumn(): number {
    return this.#lastColumn + 1;
  }

  put(column: number, cell: Cell): void {
    this.cellElements += 1;
    if (column <= this.#lastColumn) this.#checkPlace(column);
    else this.#lastColumn = column;
    if (cell === blankCell) return;
    if (column >= limits.columns) {
      this.#strayCell();
      return;
    }
    this.filled += 1;
    const cells = this.#cells;
    while (cells.length < column) cells.push(blankCell);
    cells[column] = cell;
  }

  endRow(): void {
    const cells = this.#cells;
    if (cells.length === 0) return;
    this.#cells = [];
    this.rows += 1;
    if (this.#hidden) this.hiddenRows += 1;
    if (this.#number <= this.#after) return;
    this.delivered = this.#number;
    const row = { number: this.#number, cells, width: cells.length, hidden: this.#hidden };
    if (this.#onRow(row) === false) this.stopped = true;
  }

  /** Cells out of order are put in their place; two cells in one place make the sheet unreadable. */
  #checkPlace(column: number): void {
    const taken = this.#cells[column];
    if (taken === undefined || taken === blankCell) return;
    throw new FileRefused(
      'BAD_CELL',
      'Two cells of a sheet claim the same place. Open it in Excel, save it again and send that.',
      { row: this.#number },
    );
  }

  #strayCell(): void {
    this.stray += 1;
    if (this.stray <= limits.strayCells) return;
    throw new FileRefused(
      'TOO_MANY_COLUMNS',
      `A sheet is filled beyond its first ${limits.columns} columns. Send the columns of the return only.`,
      { row: this.#number },
    );
  }
}
