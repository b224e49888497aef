/** strftime as Python and the C library below it have it, in English. */
import { type Civil, isoCalendarOf, weekdayOf, yearDayOf } from './civil.ts';
import type { Clock } from './clock.ts';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Everything a format can ask of a moment. */
export interface Moment extends Civil, Clock {
  /** Days since 1970-01-01. */
  days: number;
  /** The offset such as `+0100`, empty without a zone. */
  offset: string;
  abbreviation: string;
  /** Seconds since 1970. */
  timestamp: () => number;
}

const short = (name: string) => name.slice(0, 3);
const twelve = (hour: number) => hour % 12 || 12;

/** Number directives: value, width, and what they are padded with. */
const NUMBERS: Record<string, (moment: Moment) => [value: number, width: number, fill: string]> = {
  d: (m) => [m.day, 2, '0'],
  e: (m) => [m.day, 2, ' '],
  m: (m) => [m.month, 2, '0'],
  y: (m) => [m.year % 100, 2, '0'],
  Y: (m) => [m.year, 0, '0'],
  C: (m) => [Math.floor(m.year / 100), 2, '0'],
  H: (m) => [m.hour, 2, '0'],
  k: (m) => [m.hour, 2, ' '],
  I: (m) => [twelve(m.hour), 2, '0'],
  l: (m) => [twelve(m.hour), 2, ' '],
  M: (m) => [m.minute, 2, '0'],
  S: (m) => [m.second, 2, '0'],
  j: (m) => [yearDayOf(m.days), 3, '0'],
  u: (m) => [weekdayOf(m.days) + 1, 1, '0'],
  w: (m) => [(weekdayOf(m.days) + 1) % 7, 1, '0'],
  U: (m) => [Math.floor((yearDayOf(m.days) + 6 - ((weekdayOf(m.days) + 1) % 7)) / 7), 2, '0'],
  W: (m) => [Math.floor((yearDayOf(m.days) + 6 - weekdayOf(m.days)) / 7), 2, '0'],
  V: (m) => [isoCalendarOf(m.days)[1], 2, '0'],
  G: (m) => [isoCalendarOf(m.days)[0], 0, '0'],
  g: (m) => [isoCalendarOf(m.days)[0] % 100, 2, '0'],
  s: (m) => [m.timestamp(), 1, '0'],
};

const TEXTS: Record<string, (moment: Moment) => string> = {
  a: (m) => short(WEEKDAYS[weekdayOf(m.days)]!),
  A: (m) => WEEKDAYS[weekdayOf(m.days)]!,
  b: (m) => short(MONTHS[m.month - 1]!),
  h: (m) => short(MONTHS[m.month - 1]!),
  B: (m) => MONTHS[m.month - 1]!,
  p: (m) => (m.hour < 12 ? 'AM' : 'PM'),
  P: (m) => (m.hour < 12 ? 'am' : 'pm'),
  f: (m) => String(m.microsecond).padStart(6, '0'),
  z: (m) => m.offset,
  Z: (m) => m.abbreviation,
  n: () => '\n',
  t: () => '\t',
  '%': () => '%',
};

/** Directives that stand for others. */
const SHORTHANDS: Record<string, string> = {
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  D: '%m/%d/%y',
  X: '%H:%M:%S',
  T: '%H:%M:%S',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  F: '%Y-%m-%d',
};

/** Writes a moment after a format; a directive that does not exist stays as it is. */
export function strftime(moment: Moment, format: string): string {
  return format.replace(/%([-_0^#]?)([a-zA-Z%])/g, (directive, flag: string, letter: string) => {
    const shorthand = SHORTHANDS[letter];
    if (shorthand) return strftime(moment, shorthand);
    const number = NUMBERS[letter]?.(moment);
    if (number) {
      const [value, width, fill] = number;
      if (flag === '-') return String(value);
      return String(value).padStart(width, flag === '_' ? ' ' : flag === '0' ? '0' : fill);
    }
    const text = TEXTS[letter]?.(moment);
    if (text === undefined) return directive;
    return flag === '^' || flag === '#' ? text.toUpperCase() : text;
  });
}
