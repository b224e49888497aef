/** Python's datetime.date. */
import { type JinjaProtocol, PythonError, tupleFrom } from '../../../jinja/index.ts';
import {
  type Civil,
  civilOf,
  dayNumber,
  daysOfIsoCalendar,
  daysOfOrdinal,
  isoCalendarOf,
  ordinalOf,
  weekdayOf,
  yearDayOf,
} from './civil.ts';
import { classMethod, method, property } from './methods.ts';
import { type Moment, strftime } from './strftime.ts';
import { Timedelta } from './timedelta.ts';
import { integerOf, textOf } from './values.ts';

const MS_A_DAY = 86_400_000;
const MICROS_A_DAY = 86_400_000_000n;

export class PyDate {
  /** Days since 1970-01-01. */
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }

  get civil(): Civil {
    return civilOf(this.days);
  }

  iso(): string {
    const { year, month, day } = this.civil;
    const pad = (value: number, width: number) => String(value).padStart(width, '0');
    return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  }

  toString(): string {
    return this.iso();
  }

  moment(): Moment {
    return {
      ...this.civil,
      days: this.days,
      hour: 0,
      minute: 0,
      second: 0,
      microsecond: 0,
      offset: '',
      abbreviation: '',
      timestamp: () => localSeconds(this.days, 0),
    };
  }

  shift({ parts }: Timedelta, sign: 1 | -1): PyDate {
    const days = this.days + sign * parts.days - (sign < 0 && (parts.seconds || parts.microseconds) ? 1 : 0);
    civilOf(days);
    return new PyDate(days);
  }

  /** In an artefact it is a text. */
  toJSON(): string {
    return this.iso();
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'datetime.date',
      str: () => this.iso(),
      repr: () => {
        const { year, month, day } = this.civil;
        return `datetime.date(${year}, ${month}, ${day})`;
      },
      format: (spec) => strftime(this.moment(), spec),
      truthy: () => true,
      getAttr: (name) => DATE_MEMBERS.get(name)?.(this),
      eq: (other) => other instanceof PyDate && other.days === this.days,
      hash: () => `date${this.days}`,
      compare: (other) => (other instanceof PyDate ? this.days - other.days : undefined),
      binary: (operator, other, reflected) => {
        if (other instanceof Timedelta && operator === '+') return this.shift(other, 1);
        if (other instanceof Timedelta && operator === '-' && !reflected) return this.shift(other, -1);
        if (!(other instanceof PyDate) || operator !== '-') return undefined;
        return new Timedelta(
          BigInt(reflected ? other.days - this.days : this.days - other.days) * MICROS_A_DAY,
        );
      },
      toJs: () => this.iso(),
    };
  }
}

/** The seconds since 1970 of a wall clock in this machine's own zone. */
export function localSeconds(days: number, micros: number): number {
  const wall = new Date(days * MS_A_DAY + Math.floor(micros / 1000));
  const local = new Date(0);
  local.setFullYear(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  local.setHours(wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds(), 0);
  return Math.floor(local.getTime() / 1000);
}

/** What date and datetime both answer, given how each finds its day and moment. */
export function calendarMembers<Self>(
  daysOf: (self: Self) => number,
  momentOf: (self: Self) => Moment,
): [string, (self: Self) => unknown][] {
  const part = (name: 'year' | 'month' | 'day') =>
    property<Self>(name, (self) => civilOf(daysOf(self))[name]);
  return [
    part('year'),
    part('month'),
    part('day'),
    method('weekday', [], (self) => weekdayOf(daysOf(self))),
    method('isoweekday', [], (self) => weekdayOf(daysOf(self)) + 1),
    method('isocalendar', [], (self) =>
      namedTuple('datetime.IsoCalendarDate', ['year', 'week', 'weekday'], isoCalendarOf(daysOf(self))),
    ),
    method('toordinal', [], (self) => ordinalOf(daysOf(self))),
    method('strftime', ['format'], (self, format) => strftime(momentOf(self), textOf(format, 'strftime'))),
    method('__format__', ['format'], (self, format) =>
      strftime(momentOf(self), textOf(format, '__format__')),
    ),
    method('ctime', [], (self) => strftime(momentOf(self), '%a %b %e %H:%M:%S %Y')),
    method('timetuple', [], (self) => timeTuple(momentOf(self))),
  ];
}

/** A tuple whose items have names, and which prints them. */
function namedTuple(type: string, names: string[], values: number[]): unknown {
  const items = tupleFrom(values);
  return {
    __jinja__: {
      typeName: type,
      isSequence: true,
      str: () => `${type}(${names.map((name, index) => `${name}=${values[index]}`).join(', ')})`,
      iterate: () => items,
      length: () => items.length,
      getItem: (key) => (typeof key === 'number' ? items.at(key) : undefined),
      getAttr: (name) => values[names.indexOf(name)],
    } satisfies JinjaProtocol,
  };
}

const TIME_TUPLE = [
  'tm_year',
  'tm_mon',
  'tm_mday',
  'tm_hour',
  'tm_min',
  'tm_sec',
  'tm_wday',
  'tm_yday',
  'tm_isdst',
];

function timeTuple(moment: Moment): unknown {
  const { year, month, day, hour, minute, second, days } = moment;
  const values = [year, month, day, hour, minute, second, weekdayOf(days), yearDayOf(days), -1];
  return namedTuple('time.struct_time', TIME_TUPLE, values);
}

const DATE_MEMBERS = new Map<string, (self: PyDate) => unknown>([
  ...calendarMembers<PyDate>(
    (self) => self.days,
    (self) => self.moment(),
  ),
  method('isoformat', [], (self: PyDate) => self.iso()),
  method('replace', ['year', 'month', 'day'], (self: PyDate, year, month, day) => {
    const now = self.civil;
    return new PyDate(
      dayNumber(integerOf(year, now.year), integerOf(month, now.month), integerOf(day, now.day)),
    );
  }),
]);

/** Reads `2024-01-02`, `20240102` or `2024-W01-2`. Throws ValueError. */
export function parseIsoDate(text: string): number {
  const week = /^(\d{4})-?W(\d\d)(?:-?(\d))?$/.exec(text);
  if (week) return daysOfIsoCalendar(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const match = /^(\d{4})(-?)(\d\d)\2(\d\d)$/.exec(text);
  if (!match) throw new PythonError('ValueError', `Invalid isoformat string: '${text}'`);
  return dayNumber(Number(match[1]), Number(match[3]), Number(match[4]));
}

/** The functions of the class date. */
export const DATE_FUNCTIONS: Record<string, unknown> = {
  ...Object.fromEntries([
    classMethod('today', [], () => {
      const now = new Date();
      return new PyDate(dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate()));
    }),
    classMethod(
      'fromisoformat',
      ['date_string'],
      (text) => new PyDate(parseIsoDate(textOf(text, 'fromisoformat'))),
    ),
    classMethod('fromordinal', ['ordinal'], (ordinal) => new PyDate(daysOfOrdinal(integerOf(ordinal)))),
    classMethod('fromisocalendar', ['year', 'week', 'day'], (year, week, day) => {
      return new PyDate(daysOfIsoCalendar(integerOf(year), integerOf(week), integerOf(day)));
    }),
    classMethod('fromtimestamp', ['timestamp'], (timestamp) => {
      const moment = new Date(Number(timestamp) * 1000);
      return new PyDate(dayNumber(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()));
    }),
  ]),
  min: new PyDate(dayNumber(1, 1, 1)),
  max: new PyDate(dayNumber(9999, 12, 31)),
  resolution: Timedelta.days(1),
};
