/** strptime: reads a moment after a format, with the leniencies of Python's _strptime. */
import { PythonError, toRepr } from '../../../jinja/index.ts';
import { dayNumber, daysOfIsoCalendar, weekdayOf } from './civil.ts';
import { microsOfClock } from './clock.ts';
import { MONTHS, WEEKDAYS } from './strftime.ts';

/** What a text said; `offset` in minutes only where it said one. */
export interface ReadMoment {
  days: number;
  micros: number;
  offset: number | undefined;
  /** The zone's name where the text had one. */
  zoneName: string | undefined;
}

const names = (list: string[]) => list.join('|');
const abbreviated = (list: string[]) => list.map((name) => name.slice(0, 3));

const PATTERNS: Record<string, string> = {
  d: '3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]',
  f: '[0-9]{1,6}',
  H: '2[0-3]|[0-1]\\d|\\d',
  I: '1[0-2]|0[1-9]|[1-9]',
  G: '\\d\\d\\d\\d',
  j: '36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]',
  m: '1[0-2]|0[1-9]|[1-9]',
  M: '[0-5]\\d|\\d',
  S: '6[0-1]|[0-5]\\d|\\d',
  U: '5[0-3]|[0-4]\\d|\\d',
  W: '5[0-3]|[0-4]\\d|\\d',
  V: '5[0-3]|0[1-9]|[1-4]\\d|\\d',
  u: '[1-7]',
  w: '[0-6]',
  y: '\\d\\d',
  Y: '\\d\\d\\d\\d',
  z: '[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|[Zz]',
  a: names(abbreviated(WEEKDAYS)),
  A: names(WEEKDAYS),
  b: names(abbreviated(MONTHS)),
  B: names(MONTHS),
  p: 'am|pm',
  Z: 'utc|gmt',
};

const SHORTHANDS: Record<string, string> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** The expression of a format; each directive is a group of its letter. */
function expression(format: string): RegExp {
  const seen = new Set<string>();
  const source = format
    .replace(/%([cxX])/g, (_, letter: string) => SHORTHANDS[letter]!)
    .replace(
      /%(.?)|([\\.^$*+?(){}[\]|])|\s+/gs,
      (part, letter: string | undefined, special: string | undefined) => {
        if (special !== undefined) return `\\${special}`;
        if (letter === undefined) return part.startsWith('%') ? '' : '\\s+';
        if (letter === '%') return '%';
        const pattern = PATTERNS[letter];
        if (!pattern) {
          const message = letter
            ? `'${letter}' is a bad directive in format ${toRepr(format)}`
            : `stray % in format ${toRepr(format)}`;
          throw new PythonError('ValueError', message);
        }
        if (seen.has(letter)) {
          throw new PythonError('ValueError', `redefinition of group name '${letter}'`);
        }
        seen.add(letter);
        return `(?<${letter}>${pattern})`;
      },
    );
  return new RegExp(`^${source}`, 'i');
}

const indexIn = (list: string[], text: string) =>
  list.findIndex((name) => name.slice(0, text.length).toLowerCase() === text.toLowerCase());

/** Throws ValueError where the text is not of the format. */
export function strptime(text: string, format: string): ReadMoment {
  const match = expression(format).exec(text);
  if (!match) {
    const message = `time data ${toRepr(text)} does not match format ${toRepr(format)}`;
    throw new PythonError('ValueError', message);
  }
  if (match[0].length < text.length) {
    throw new PythonError('ValueError', `unconverted data remains: ${text.slice(match[0].length)}`);
  }
  const groups = match.groups ?? {};
  const zoneName = groups.Z?.toUpperCase();
  return {
    days: dateOf(groups),
    micros: clockIn(groups),
    offset: groups.z === undefined ? undefined : offsetOf(groups.z),
    zoneName,
  };
}

type Groups = Record<string, string | undefined>;

const numberIn = (groups: Groups, letter: string): number | undefined =>
  groups[letter] === undefined ? undefined : Number(groups[letter]);

function yearIn(groups: Groups): number | undefined {
  const short = numberIn(groups, 'y');
  return short === undefined ? numberIn(groups, 'Y') : short + (short <= 68 ? 2000 : 1900);
}

function monthIn(groups: Groups): number | undefined {
  const name = groups.B ?? groups.b;
  return name === undefined ? numberIn(groups, 'm') : indexIn(MONTHS, name) + 1;
}

/** Monday is 0. */
function weekdayIn(groups: Groups): number | undefined {
  const name = groups.A ?? groups.a;
  if (name !== undefined) return indexIn(WEEKDAYS, name);
  if (groups.w !== undefined) return (Number(groups.w) + 6) % 7;
  return groups.u === undefined ? undefined : Number(groups.u) - 1;
}

function dateOf(groups: Groups): number {
  const year = yearIn(groups);
  const weekday = weekdayIn(groups);
  const isoYear = numberIn(groups, 'G');
  if (isoYear !== undefined) {
    if (groups.V === undefined || weekday === undefined) {
      const message =
        "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').";
      throw new PythonError('ValueError', message);
    }
    return daysOfIsoCalendar(isoYear, Number(groups.V), weekday + 1);
  }
  const yearDay = numberIn(groups, 'j');
  if (yearDay !== undefined) return dayNumber(year ?? 1900, 1, 1) + yearDay - 1;
  const week = groups.U ?? groups.W;
  if (week !== undefined && year !== undefined && weekday !== undefined) {
    const firstOfYear = dayNumber(year, 1, 1);
    // Weeks of %U begin on Sunday, those of %W on Monday; days before the first of them are week 0.
    const shift = groups.U === undefined ? 0 : 1;
    const dayOfWeek = (weekday + shift) % 7;
    const weekZero = (7 - ((weekdayOf(firstOfYear) + shift) % 7)) % 7;
    const julian =
      Number(week) === 0
        ? dayOfWeek - ((weekdayOf(firstOfYear) + shift) % 7)
        : weekZero + (Number(week) - 1) * 7 + dayOfWeek;
    return firstOfYear + julian;
  }
  const day = numberIn(groups, 'd');
  const month = monthIn(groups);
  // 29 February is let through without a year, as 1904 is a leap year.
  if (year === undefined && month === 2 && day === 29) return dayNumber(1904, 2, 29);
  return dayNumber(year ?? 1900, month ?? 1, day ?? 1);
}

function clockIn(groups: Groups): number {
  let hour = numberIn(groups, 'H') ?? 0;
  const twelve = numberIn(groups, 'I');
  if (twelve !== undefined) hour = (twelve % 12) + (groups.p?.toLowerCase() === 'pm' ? 12 : 0);
  const second = numberIn(groups, 'S') ?? 0;
  return microsOfClock({
    hour,
    minute: numberIn(groups, 'M') ?? 0,
    second,
    microsecond: Number((groups.f ?? '').padEnd(6, '0')),
  });
}

function offsetOf(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.replaceAll(':', '');
  return (digits.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5)));
}
