/** The modules datetime and pytz, with the names dbt lets templates see. */
import { PythonError } from '../../../jinja/index.ts';
import { classObject, namespaceObject } from '../../namespace-object.ts';
import { dayNumber, daysOfIsoCalendar, daysOfOrdinal } from './civil.ts';
import { DATE_FUNCTIONS, PyDate, parseIsoDate } from './date.ts';
import { datetimeOfParts, PyDateTime } from './datetime.ts';
import { classMethod } from './methods.ts';
import { strptime } from './strptime.ts';
import { PyTime, parseIsoTime, timeClass } from './time.ts';
import { Timedelta, timedeltaClass } from './timedelta.ts';
import { zoneArgument, zoneValue } from './tzinfo.ts';
import { integerOf, numberOf, textOf } from './values.ts';
import { fixedZone, namedZone, offsetZone, UTC, type Zone } from './zone.ts';

const DATE_PARTS = ['year', 'month', 'day'];
const CLOCK_PARTS = ['hour', 'minute', 'second', 'microsecond'];

/** The parts of a date or datetime as given; those of the day must be. */
function partsOf(names: string[], args: unknown[], kwargs: ReadonlyMap<string, unknown>): number[] {
  return names.map((name, index) => {
    const value = kwargs.has(name) ? kwargs.get(name) : args[index];
    if (value === undefined && DATE_PARTS.includes(name)) {
      const message = `function missing required argument '${name}' (pos ${index + 1})`;
      throw new PythonError('TypeError', message);
    }
    return integerOf(value, 0);
  });
}

const dateClass = classObject(
  'datetime.date',
  (args, kwargs) => {
    const [year, month, day] = partsOf(DATE_PARTS, args, kwargs);
    return new PyDate(dayNumber(year!, month!, day!));
  },
  DATE_FUNCTIONS,
);

const microsOf = (date: Date): bigint => BigInt(date.getTime()) * 1000n;

/** A JavaScript moment as a naive clock of UTC's, or as an aware datetime in UTC. */
export function datetimeOf(date: Date, aware = false): PyDateTime {
  return aware ? PyDateTime.inZone(microsOf(date), UTC) : PyDateTime.ofMicros(microsOf(date));
}

function localNow(): PyDateTime {
  const now = new Date();
  return PyDateTime.ofMicros(microsOf(now) - BigInt(now.getTimezoneOffset()) * 60_000_000n);
}

function ofTimestamp(seconds: unknown, zone: Zone | undefined): PyDateTime {
  const micros = BigInt(Math.round(numberOf(seconds) * 1e6));
  if (zone) return PyDateTime.inZone(micros, zone);
  const offset = new Date(Number(micros / 1000n)).getTimezoneOffset();
  return PyDateTime.ofMicros(micros - BigInt(offset) * 60_000_000n);
}

/** Reads `2024-01-02T03:04:05.678+01:00` and its shorter forms. Throws ValueError. */
function parseIsoDatetime(text: string): PyDateTime {
  const match = /^(\d{4}-?(?:W\d\d(?:-?\d)?|\d\d-?\d\d))(?:.(\d\d[\d:.,]*)(Z|[+-]\d\d(?::?\d\d)?)?)?$/s.exec(
    text,
  );
  if (!match) throw new PythonError('ValueError', `Invalid isoformat string: '${text}'`);
  const [, day, clock, zone] = match;
  const plain = new PyDateTime(parseIsoDate(day!), clock ? parseIsoTime(clock, text) : 0);
  if (!zone) return plain;
  const digits = zone.replace(':', '');
  const minutes = zone === 'Z' ? 0 : Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5) || 0);
  return plain.attach(offsetZone(digits.startsWith('-') ? -minutes : minutes));
}

function readDatetime(text: string, format: string): PyDateTime {
  const { days, micros, offset, zoneName } = strptime(text, format);
  const plain = new PyDateTime(days, micros);
  if (offset === undefined) return plain;
  return plain.attach(zoneName ? fixedZone(zoneName, offset, 'datetime.timezone.utc') : offsetZone(offset));
}

const DATETIME_FUNCTIONS: Record<string, unknown> = Object.fromEntries([
  classMethod('now', ['tz'], (tz) => {
    const zone = zoneArgument(tz);
    return zone ? PyDateTime.inZone(microsOf(new Date()), zone) : localNow();
  }),
  classMethod('today', [], localNow),
  classMethod('utcnow', [], () => datetimeOf(new Date())),
  classMethod('strptime', ['date_string', 'format'], (text, format) =>
    readDatetime(textOf(text, 'strptime'), textOf(format, 'strptime')),
  ),
  classMethod('fromisoformat', ['date_string'], (text) => parseIsoDatetime(textOf(text, 'fromisoformat'))),
  classMethod('fromtimestamp', ['timestamp', 'tz'], (seconds, tz) => ofTimestamp(seconds, zoneArgument(tz))),
  classMethod('utcfromtimestamp', ['timestamp'], (seconds) =>
    PyDateTime.ofMicros(BigInt(Math.round(numberOf(seconds) * 1e6))),
  ),
  classMethod('fromordinal', ['ordinal'], (ordinal) => new PyDateTime(daysOfOrdinal(integerOf(ordinal)), 0)),
  classMethod('fromisocalendar', ['year', 'week', 'day'], (year, week, day) => {
    return new PyDateTime(daysOfIsoCalendar(integerOf(year), integerOf(week), integerOf(day)), 0);
  }),
  classMethod('combine', ['date', 'time', 'tzinfo'], (date, time, tzinfo) => {
    if (!((date instanceof PyDate || date instanceof PyDateTime) && time instanceof PyTime)) {
      throw new PythonError('TypeError', 'combine() takes a datetime.date and a datetime.time');
    }
    return new PyDateTime(date.days, time.micros).attach(zoneArgument(tzinfo, true));
  }),
]);

const datetimeClass = classObject(
  'datetime.datetime',
  (args, kwargs) => {
    const names = [...DATE_PARTS, ...CLOCK_PARTS];
    const tzinfo = kwargs.has('tzinfo') ? kwargs.get('tzinfo') : args[names.length];
    return datetimeOfParts(partsOf(names, args, kwargs)).attach(zoneArgument(tzinfo, true));
  },
  {
    ...DATETIME_FUNCTIONS,
    min: datetimeOfParts([1, 1, 1, 0, 0, 0, 0]),
    max: datetimeOfParts([9999, 12, 31, 23, 59, 59, 999_999]),
    resolution: new Timedelta(1n),
  },
);

export const datetimeModule = namespaceObject('datetime', {
  date: dateClass,
  datetime: datetimeClass,
  time: timeClass,
  timedelta: timedeltaClass,
});

export const pytzModule = namespaceObject('pytz', {
  utc: zoneValue(UTC),
  timezone: classMethod('timezone', ['zone'], (name) => zoneValue(namedZone(textOf(name, 'timezone'))))[1],
  all_timezones: Intl.supportedValuesOf('timeZone'),
  common_timezones: Intl.supportedValuesOf('timeZone'),
});
