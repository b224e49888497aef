import { daysInMonth } from '../../../domain/plain-date.ts';
import { momentOfSerial, serial1900 } from '../serial-date.ts';
import type { ProblemCode } from './reading.ts';

/** A day, and the time of day where one was given. */
export interface Moment {
  /** `yyyy-mm-dd` */
  readonly day: string;
  /** `hh:mm:ss` */
  readonly time?: string;
  /** Minutes ahead of UTC, where the text says so. */
  readonly offset?: number;
}

export interface MomentForms {
  /** A serial number counts days from 1904. */
  readonly date1904?: boolean;
  /** Read `2025-Feb-14` too (school census files only). */
  readonly yearFirstMonthName?: boolean;
}

const months = new Map<string, number>();
for (const [i, name] of [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
].entries()) {
  months.set(name, i + 1);
  months.set(name.slice(0, 3), i + 1);
}
months.set('sept', 9);

const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})(?![\d/.-])/;
const yearFirst = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/;
const worded =
  /^(?:(?:[a-z]+day|mon|tue|wed|thu|fri|sat|sun)[,.]? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)[ ,-] ?(\d{2}|\d{4})(?!\d)/i;
const yearFirstWorded = /^(\d{4})-([a-z]{3})-(\d{1,2})(?!\d)/i;
const serialText = /^\d{5}(?:\.\d+)?$/;
const timeForm =
  /^(?:T|,? |, ?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(?: ?(Z|[+-]\d{2}:?\d{2}))?$/i;

/**
 * Reads a date with an optional time, day first always, in the forms of the returns contract: dd/mm/yyyy, d Month yyyy,
 * yyyy-mm-dd, a serial number. `text` must be clean.
 */
export function parseMoment(text: string, forms: MomentForms = {}): Moment | ProblemCode {
  const parts = numeric.exec(text);
  if (parts !== null) {
    const day = dayMonthYear(parts[1]!, Number(parts[3]), parts[4]!);
    return withTime(day, text.slice(parts[0].length));
  }
  const iso = yearFirst.exec(text);
  if (iso !== null) {
    const day = makeDay(Number(iso[1]), Number(iso[3]), Number(iso[4])) ?? 'IMPOSSIBLE_DATE';
    return withTime(day, text.slice(iso[0].length));
  }
  const words = worded.exec(text);
  const month = words === null ? undefined : months.get(words[2]!.toLowerCase());
  if (words !== null && month !== undefined) {
    return withTime(dayMonthYear(words[1]!, month, words[3]!), text.slice(words[0].length));
  }
  if (forms.yearFirstMonthName === true) {
    const census = yearFirstWorded.exec(text);
    const named = census === null ? undefined : months.get(census[2]!.toLowerCase());
    if (census !== null && named !== undefined) {
      const day = makeDay(Number(census[1]), named, Number(census[3])) ?? 'IMPOSSIBLE_DATE';
      return withTime(day, text.slice(census[0].length));
    }
  }
  return serialText.test(text)
    ? momentOfNumber(serial1900(Number(text), forms.date1904 === true))
    : 'UNREADABLE_DATE';
}

/**
 * A number in a date column as a serial of the 1900 system. Below 10000 (1927) it is far more likely a year, an age or
 * a count than a day, and above 73050 (2099) no day of a return.
 */
export function momentOfNumber(serial: number): Moment | ProblemCode {
  if (!(serial >= 10_000 && serial < 73_051)) return 'UNREADABLE_DATE';
  const { day, time } = momentOfSerial(serial);
  return day === undefined ? 'UNREADABLE_DATE' : { day, time };
}

function dayMonthYear(day: string, month: number, year: string): string | ProblemCode {
  if (year.length === 2) return 'TWO_DIGIT_YEAR';
  const made = makeDay(Number(year), month, Number(day));
  if (made !== undefined) return made;
  const swapped = month > 12 && makeDay(Number(year), Number(day), month) !== undefined;
  return swapped ? 'MONTH_FIRST_DATE' : 'IMPOSSIBLE_DATE';
}

function withTime(day: string, rest: string): Moment | ProblemCode {
  if (!isDay(day)) return day as ProblemCode;
  if (rest === '') return { day };
  const parts = timeForm.exec(rest);
  if (parts === null) return 'UNREADABLE_DATE';
  let hours = Number(parts[1]);
  const half = parts[4]?.toLowerCase();
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return 'UNREADABLE_DATE';
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  const minutes = Number(parts[2]);
  const seconds = Number(parts[3] ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return 'UNREADABLE_DATE';
  const time = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  return parts[5] === undefined ? { day, time } : { day, time, offset: offsetMinutes(parts[5]) };
}

function offsetMinutes(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text[0] === '-' ? -minutes : minutes;
}

function isDay(text: string): boolean {
  return text.charCodeAt(0) <= 57;
}

function makeDay(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (day > 28 && day > daysInMonth(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
