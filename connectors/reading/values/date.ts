import type { Cell } from '../cell.ts';
import { serial1900 } from '../serial-date.ts';
import { cachedReader } from './cached.ts';
import { cleanText } from './clean-text.ts';
import { londonTime } from './london-time.ts';
import { type Moment, type MomentForms, momentOfNumber, parseMoment } from './moment.ts';
import type { CellReader, CellReading, ProblemCode } from './reading.ts';

/** `date1904`: the workbook counts days from 1904, which numbers that are not shown as dates need to know. */
export type DateOptions = MomentForms;

/**
 * Type `date`: Excel date or serial number, dd/mm/yyyy, d Month yyyy, yyyy-mm-dd; two-digit years refused; day first
 * always; the time of day is dropped. Value `yyyy-mm-dd`.
 */
export function dateReader(options: DateOptions = {}): CellReader {
  return cachedReader((cell) => {
    const moment = momentOf(cell, options);
    return typeof moment === 'string' ? { value: null, problem: moment } : { value: moment.day };
  });
}

/**
 * Type `datetime`: a date with an optional time, Europe/London. Value `yyyy-mm-ddThh:mm:ss`, or `yyyy-mm-dd` where the
 * time is missing, which is not midnight. An Excel date without a fraction has no time (rulings, Files).
 */
export function datetimeReader(options: DateOptions = {}): CellReader {
  return cachedReader((cell): CellReading => {
    const moment = momentOf(cell, options);
    if (typeof moment === 'string') return { value: null, problem: moment };
    if (moment.time === undefined) return { value: moment.day };
    if (moment.offset !== undefined) return { value: londonTime(moment.day, moment.time, moment.offset) };
    return { value: `${moment.day}T${moment.time}` };
  });
}

/** Days that systems write where they have none. */
const placeholders = new Set(['1900-01-01', '9999-12-31']);

/** Day and time of a cell, or why there is none. */
export function momentOf(cell: Cell, options: DateOptions = {}): Moment | ProblemCode {
  const moment = statedMoment(cell, options);
  return typeof moment !== 'string' && placeholders.has(moment.day) ? 'PLACEHOLDER_DATE' : moment;
}

function statedMoment(cell: Cell, options: DateOptions): Moment | ProblemCode {
  if (cell.kind === 'date') return { day: cell.text };
  if (cell.kind === 'datetime') return { day: cell.text.slice(0, 10), time: cell.text.slice(11) };
  if (cell.kind === 'text') return parseMoment(cleanText(cell.text), options);
  // A percentage or a number laid out in groups is no serial.
  if (cell.kind === 'number' && /^[\d.]+$/.test(cell.text)) {
    return momentOfNumber(serial1900(cell.number, options.date1904 === true));
  }
  return 'UNREADABLE_DATE';
}
