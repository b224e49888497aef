import type { Cell } from '../cell.ts';

const slashed = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)/;

/** Text days and Excel days from which swapped days and months are judged; fewer could be chance. */
const ENOUGH = 8;

/**
 * Watches a date column for days and months in American order, which must not be mended cell by cell: where 04/13 can
 * only be 13 April, 04/05 is not 4 May for certain either (DATE_ORDER_CONFLICT, rulings, Files).
 */
export class DateOrder {
  /** Dates in text that only make sense month first, only day first, both ways. */
  monthFirst = 0;
  dayFirst = 0;
  either = 0;
  /** First row with a month-first date. */
  firstRow = 0;
  #others = 0;
  #excelDays = 0;
  #excelAbove12 = 0;
  readonly #known = new Map<string, Order>();

  add(cell: Cell, row: number): void {
    if (cell.kind === 'date' || cell.kind === 'datetime') {
      this.#others += 1;
      this.#excelDays += 1;
      if (cell.text.slice(8, 10) > '12') this.#excelAbove12 += 1;
      return;
    }
    if (cell.kind !== 'text') return;
    let order = this.#known.get(cell.text);
    if (order === undefined) {
      order = orderOf(cell.text);
      if (this.#known.size < 50_000) this.#known.set(cell.text, order);
    }
    if (order === 'month_first') {
      this.monthFirst += 1;
      if (this.firstRow === 0) this.firstRow = row;
    } else if (order === 'day_first') this.dayFirst += 1;
    else if (order === 'either') this.either += 1;
    else if (order === 'certain') this.#others += 1;
  }

  /**
   * True when the column is month first: some dates can only be, fewer can only be day first, and there are dates that
   * could be either (or none in a form that is certain). A single slip among certain dates is a bad cell, not this.
   */
  isConflict(): boolean {
    if (this.monthFirst > this.dayFirst && (this.either > 0 || this.#others === 0)) return true;
    return this.isSwapped();
  }

  /**
   * True when every text date is one that an American program could not turn into a date (day above 12) and every Excel
   * date is one that it would have turned wrongly (day to 12): then the Excel dates are swapped.
   */
  isSwapped(): boolean {
    if (this.monthFirst > 0 || this.either > 0) return false;
    return this.dayFirst >= ENOUGH && this.#excelDays >= ENOUGH && this.#excelAbove12 === 0;
  }
}

type Order = 'month_first' | 'day_first' | 'either' | 'certain' | 'none';

function orderOf(text: string): Order {
  const parts = slashed.exec(text);
  if (parts === null) return /\d{4}/.test(text) ? 'certain' : 'none';
  const first = Number(parts[1]);
  const second = Number(parts[2]);
  if (second > 12) return second <= 31 && first >= 1 && first <= 12 ? 'month_first' : 'none';
  if (first > 12) return first <= 31 ? 'day_first' : 'none';
  return 'either';
}
