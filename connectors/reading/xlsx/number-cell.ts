import { Cell } from '../cell.ts';
import { clock, momentOfSerial, serial1900 } from '../serial-date.ts';
import { layDigits, type NumberLook } from './number-format.ts';

/** Makes the cells of numbers: a date where the number format shows one, so that a serial never reaches a reader. */
export class NumberCells {
  readonly #date1904: boolean;
  readonly #dates = new Map<number, Cell>();
  readonly #plain = new Map<number, Cell>();

  constructor(date1904: boolean) {
    this.#date1904 = date1904;
  }

  /** A whole number of at most 15 digits, not negative. */
  whole(value: number, look: NumberLook): Cell {
    if (look.kind === 'date') return this.#dateCell(value, 'date');
    if (look.kind !== 'plain') return this.cell(value, String(value), look);
    return value > 99_999
      ? new Cell('number', String(value), value)
      : (this.#plain.get(value) ?? this.#plainCell(value, String(value)));
  }

  /** `raw` is the number as written in the file. */
  cell(value: number, raw: string, look: NumberLook): Cell {
    switch (look.kind) {
      case 'plain':
        return this.#plainCell(value, raw);
      case 'percent':
        return new Cell('number', `${shortest(value * 100)}%`, value);
      case 'digits':
        if (!Number.isInteger(value) || value < 0) return new Cell('number', shortest(value), value);
        return new Cell('number', layDigits(shortest(value), look.pattern), value);
      default:
        return this.#dateCell(value, look.kind);
    }
  }

  /** Small whole numbers (ages, flags, shared ids) repeat; one cell each. */
  #plainCell(value: number, raw: string): Cell {
    if (raw.length > 5) return new Cell('number', shortest(value, raw), value);
    let cell = this.#plain.get(value);
    if (cell === undefined) {
      cell = new Cell('number', shortest(value, raw), value);
      if (this.#plain.size < 50_000) this.#plain.set(value, cell);
    }
    return cell;
  }

  #dateCell(value: number, kind: 'date' | 'datetime' | 'time'): Cell {
    if (kind === 'time') return this.#timeCell(value);
    let cell = this.#dates.get(value);
    if (cell === undefined) {
      cell = this.#makeDate(value, kind);
      if (this.#dates.size < 100_000) this.#dates.set(value, cell);
    }
    return cell;
  }

  /** With a time of day a datetime, without one a date: a day typed into a date-and-time column has no time. */
  #makeDate(value: number, kind: 'date' | 'datetime'): Cell {
    const moment = momentOfSerial(serial1900(value, this.#date1904));
    // A nought shown as a date is no day, in either system.
    if (moment.day === undefined || value < 1) {
      if (kind === 'datetime' && value >= 0 && value < 1) return this.#timeCell(value);
      return new Cell('number', shortest(value), value);
    }
    if (moment.time === undefined) return new Cell('date', moment.day);
    return new Cell('datetime', `${moment.day}T${moment.time}`);
  }

  #timeCell(value: number): Cell {
    if (value < 0) return new Cell('number', shortest(value), value);
    return new Cell('time', clock(Math.round(value * 86_400)));
  }
}

/** Written as it would be shown: a whole number or a decimal without needless zeros, of at most 15 digits. */
const canonical = /^(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;

/** A number as a person sees it: at most 15 digits (beyond that a spreadsheet is not exact), no exponent where avoidable. */
function shortest(value: number, raw?: string): string {
  if (raw !== undefined && raw.length <= 16 && canonical.test(raw)) return raw;
  const text = String(value);
  if (text.length <= 15 && !text.includes('e')) return text;
  const rounded = String(Number(value.toPrecision(15)));
  if (!rounded.includes('e')) return rounded;
  return Math.abs(value) >= 1
    ? BigInt(Math.round(value)).toString()
    : Number(value).toFixed(20).replace(/0+$/, '');
}
