/** Python's datetime module, as far as templates use it: date, datetime, timedelta and their arithmetic. */

import { DbtError } from '../errors.ts';
import { type JinjaProtocol, Kwargs, PyFloat, toStr } from '../jinja/index.ts';

const DAY = 86_400_000;
const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const numberOf = (value: unknown): number => (value instanceof PyFloat ? value.value : Number(value ?? 0));

/** timedelta, in milliseconds (microseconds are not kept apart). */
export class Timedelta {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
  get days(): number {
    return Math.floor(this.ms / DAY);
  }
  get __jinja__(): JinjaProtocol {
    const seconds = Math.floor((this.ms - this.days * DAY) / 1000);
    return {
      typeName: 'datetime.timedelta',
      str: () => {
        const clock = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
        return this.days ? `${this.days} day${Math.abs(this.days) === 1 ? '' : 's'}, ${clock}` : clock;
      },
      repr: () => `datetime.timedelta(days=${this.days}, seconds=${seconds})`,
      truthy: () => this.ms !== 0,
      getAttr: (name) => {
        if (name === 'days') return this.days;
        if (name === 'seconds') return seconds;
        if (name === 'microseconds') return 0;
        if (name === 'total_seconds') return () => new PyFloat(this.ms / 1000);
        return undefined;
      },
      eq: (other) => other instanceof Timedelta && other.ms === this.ms,
      hash: () => `td${this.ms}`,
      compare: (other) => (other instanceof Timedelta ? this.ms - other.ms : undefined),
      binary: (operator, other, reflected) => {
        if (other instanceof Timedelta) {
          if (operator === '+') return new Timedelta(this.ms + other.ms);
          if (operator === '-') return new Timedelta(reflected ? other.ms - this.ms : this.ms - other.ms);
          if (operator === '/') return new PyFloat(reflected ? other.ms / this.ms : this.ms / other.ms);
        }
        if (operator === '*') return new Timedelta(this.ms * numberOf(other));
        return undefined;
      },
    };
  }
}

/** A date, or a datetime when `kind` says so. `zone` is the offset in minutes of an aware datetime. */
export class PyDate {
  /** Wall clock time as if it were UTC. */
  readonly clock: number;
  readonly kind: 'date' | 'datetime';
  readonly zone: number | null;
  readonly micros: number;

  constructor(clock: number, kind: 'date' | 'datetime', zone: number | null = null, micros = 0) {
    this.clock = clock;
    this.kind = kind;
    this.zone = zone;
    this.micros = micros;
  }

  private get utc(): Date {
    return new Date(this.clock);
  }

  private fraction(): string {
    const micros = this.utc.getUTCMilliseconds() * 1000 + this.micros;
    return micros ? `.${pad(micros, 6)}` : '';
  }

  iso(separator = 'T'): string {
    const d = this.utc;
    const day = `${pad(d.getUTCFullYear(), 4)}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`;
    if (this.kind === 'date') return day;
    const time = `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())}${this.fraction()}`;
    return `${day}${separator}${time}${this.zoneText(':')}`;
  }

  zoneText(colon: string): string {
    if (this.zone === null) return '';
    const size = Math.abs(this.zone);
    return `${this.zone < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${colon}${pad(size % 60)}`;
  }

  shift(ms: number): PyDate {
    const moved = this.kind === 'date' ? Math.floor(ms / DAY) * DAY : ms;
    return new PyDate(this.clock + moved, this.kind, this.zone, this.micros);
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: `datetime.${this.kind}`,
      str: () => this.iso(' '),
      repr: () => `datetime.${this.kind}(${this.fields().join(', ')})`,
      truthy: () => true,
      getAttr: (name) => dateAttribute(this, name),
      eq: (other) =>
        other instanceof PyDate && other.kind === this.kind && this.instant() === other.instant(),
      hash: () => `${this.kind}${this.instant()}`,
      compare: (other) =>
        other instanceof PyDate && other.kind === this.kind ? this.instant() - other.instant() : undefined,
      binary: (operator, other, reflected) => {
        if (other instanceof Timedelta && operator === '+') return this.shift(other.ms);
        if (other instanceof Timedelta && operator === '-' && !reflected) return this.shift(-other.ms);
        if (other instanceof PyDate && operator === '-') {
          const difference = this.instant() - other.instant();
          return new Timedelta(reflected ? -difference : difference);
        }
        return undefined;
      },
      toJs: () => this.iso(),
    };
  }

  instant(): number {
    return this.clock - (this.zone ?? 0) * 60_000;
  }

  private fields(): number[] {
    const d = this.utc;
    const day = [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
    return this.kind === 'date' ? day : [...day, d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds()];
  }
}

function dateAttribute(value: PyDate, name: string): unknown {
  const d = new Date(value.clock);
  switch (name) {
    case 'year':
      return d.getUTCFullYear();
    case 'month':
      return d.getUTCMonth() + 1;
    case 'day':
      return d.getUTCDate();
    case 'hour':
      return value.kind === 'date' ? undefined : d.getUTCHours();
    case 'minute':
      return value.kind === 'date' ? undefined : d.getUTCMinutes();
    case 'second':
      return value.kind === 'date' ? undefined : d.getUTCSeconds();
    case 'microsecond':
      return value.kind === 'date' ? undefined : d.getUTCMilliseconds() * 1000 + value.micros;
    case 'tzinfo':
      return value.zone === null ? null : 'UTC';
    case 'strftime':
    case '__format__':
      return (format: unknown) => strftime(value, toStr(format));
    case 'isoformat':
      return (separator?: unknown) =>
        value.iso(separator === undefined || separator instanceof Kwargs ? 'T' : toStr(separator));
    case 'date':
      return () => new PyDate(Math.floor(value.clock / DAY) * DAY, 'date');
    case 'timestamp':
      return () => new PyFloat(value.instant() / 1000);
    case 'weekday':
      return () => (d.getUTCDay() + 6) % 7;
    case 'isoweekday':
      return () => ((d.getUTCDay() + 6) % 7) + 1;
    case 'toordinal':
      return () => Math.floor(value.clock / DAY) + 719_163;
    case 'replace':
      return (...args: unknown[]) => replaceFields(value, args);
    case 'astimezone':
      return (zone?: unknown) => inZone(value, zone);
    case 'utcoffset':
      return () => (value.zone === null ? null : new Timedelta(value.zone * 60_000));
    default:
      return undefined;
  }
}

function inZone(value: PyDate, zone: unknown): PyDate {
  const offset = zoneOffset(zone, value.instant());
  return new PyDate(value.instant() + offset * 60_000, 'datetime', offset, value.micros);
}

/** Minutes east of UTC of a time zone object or name, at an instant. */
export function zoneOffset(zone: unknown, instant: number): number {
  if (zone === null || zone === undefined) return 0;
  const name = zone instanceof PyZone ? zone.name : toStr(zone);
  if (name === 'UTC') return 0;
  try {
    const text = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
      .formatToParts(new Date(instant))
      .find((part) => part.type === 'timeZoneName')!.value;
    const [, sign, hours, minutes, seconds] = /GMT(?:([+-])(\d\d):?(\d\d)?:?(\d\d)?)?/.exec(text) ?? [];
    if (!sign) return 0;
    const size = Number(hours) * 60 + Number(minutes ?? 0) + Math.round(Number(seconds ?? 0) / 60);
    return sign === '-' ? -size : size;
  } catch {
    throw new DbtError('Compilation', `Unknown time zone '${name}'`);
  }
}

/** The offset that a time zone object brings when given to datetime(): pytz then means local mean time. */
function constructorZone(zone: unknown): number | null {
  if (zone === undefined || zone === null) return null;
  return zone instanceof PyZone && zone.name !== 'UTC' ? zoneOffset(zone, Date.UTC(1800, 0, 1)) : 0;
}

/** A pytz time zone. */
export class PyZone {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'pytz.tzinfo',
      str: () => this.name,
      getAttr: (name) => {
        if (name === 'zone') return this.name;
        if (name === 'localize') {
          return (value: unknown) => {
            if (!(value instanceof PyDate)) return undefined;
            const offset = zoneOffset(this, value.clock);
            return new PyDate(value.clock, 'datetime', offset, value.micros);
          };
        }
        return undefined;
      },
    };
  }
}

function replaceFields(value: PyDate, args: unknown[]): PyDate {
  const kwargs = args.at(-1) instanceof Kwargs ? (args.at(-1) as Kwargs) : new Kwargs();
  const d = new Date(value.clock);
  const field = (name: string, current: number): number =>
    kwargs.has(name) ? numberOf(kwargs.get(name)) : current;
  const clock = Date.UTC(
    field('year', d.getUTCFullYear()),
    field('month', d.getUTCMonth() + 1) - 1,
    field('day', d.getUTCDate()),
    field('hour', d.getUTCHours()),
    field('minute', d.getUTCMinutes()),
    field('second', d.getUTCSeconds()),
    kwargs.has('microsecond')
      ? Math.floor(numberOf(kwargs.get('microsecond')) / 1000)
      : d.getUTCMilliseconds(),
  );
  const zone = kwargs.has('tzinfo')
    ? kwargs.get('tzinfo') === null
      ? null
      : zoneOffset(kwargs.get('tzinfo'), clock)
    : value.zone;
  return new PyDate(
    clock,
    value.kind,
    zone,
    kwargs.has('microsecond') ? numberOf(kwargs.get('microsecond')) % 1000 : value.micros,
  );
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
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

/** Python's strftime in the C locale. */
export function strftime(value: PyDate, format: string): string {
  const d = new Date(value.clock);
  const dayOfYear = Math.floor((value.clock - Date.UTC(d.getUTCFullYear(), 0, 1)) / DAY) + 1;
  const hour12 = d.getUTCHours() % 12 || 12;
  const codes: Record<string, () => string> = {
    Y: () => pad(d.getUTCFullYear(), 4),
    y: () => pad(d.getUTCFullYear() % 100),
    m: () => pad(d.getUTCMonth() + 1),
    d: () => pad(d.getUTCDate()),
    e: () => String(d.getUTCDate()).padStart(2),
    H: () => pad(d.getUTCHours()),
    I: () => pad(hour12),
    M: () => pad(d.getUTCMinutes()),
    S: () => pad(d.getUTCSeconds()),
    f: () => pad(d.getUTCMilliseconds() * 1000 + value.micros, 6),
    p: () => (d.getUTCHours() < 12 ? 'AM' : 'PM'),
    A: () => DAYS[d.getUTCDay()]!,
    a: () => DAYS[d.getUTCDay()]!.slice(0, 3),
    B: () => MONTHS[d.getUTCMonth()]!,
    b: () => MONTHS[d.getUTCMonth()]!.slice(0, 3),
    j: () => pad(dayOfYear, 3),
    w: () => String(d.getUTCDay()),
    u: () => String(((d.getUTCDay() + 6) % 7) + 1),
    z: () => value.zoneText(''),
    Z: () => (value.zone === null ? '' : value.zone === 0 ? 'UTC' : value.zoneText(':')),
    F: () => strftime(value, '%Y-%m-%d'),
    T: () => strftime(value, '%H:%M:%S'),
    D: () => strftime(value, '%m/%d/%y'),
    x: () => strftime(value, '%m/%d/%y'),
    X: () => strftime(value, '%H:%M:%S'),
    s: () => String(Math.floor(value.instant() / 1000)),
    '%': () => '%',
  };
  return format.replace(/%(-?)([a-zA-Z%])/g, (whole, dash, code) => {
    const text = codes[code]?.();
    if (text === undefined) return whole;
    return dash ? text.replace(/^[0 ]+(?=\d)/, '') : text;
  });
}

/** Python's strptime for the codes templates use. */
export function strptime(text: string, format: string): PyDate {
  const fields: Record<string, number> = { Y: 1900, m: 1, d: 1, H: 0, M: 0, S: 0, f: 0 };
  const order: string[] = [];
  const source = format.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%([a-zA-Z])/g, (_, code) => {
    order.push(code);
    return code === 'Y'
      ? '(\\d{4})'
      : code === 'f'
        ? '(\\d{1,6})'
        : code === 'z'
          ? '([+-]\\d\\d:?\\d\\d|Z)'
          : /[bB]/.test(code)
            ? '([A-Za-z]+)'
            : '(\\d{1,2})';
  });
  const match = new RegExp(`^${source}$`).exec(text);
  if (!match) throw new DbtError('Compilation', `time data '${text}' does not match format '${format}'`);
  let zone: number | null = null;
  order.forEach((code, index) => {
    const part = match[index + 1]!;
    if (code === 'b' || code === 'B')
      fields.m =
        MONTHS.findIndex((name) => name.toLowerCase().startsWith(part.toLowerCase().slice(0, 3))) + 1;
    else if (code === 'f') fields.f = Number(part.padEnd(6, '0'));
    else if (code === 'y') fields.Y = Number(part) + (Number(part) < 69 ? 2000 : 1900);
    else if (code === 'z')
      zone =
        part === 'Z'
          ? 0
          : (part[0] === '-' ? -1 : 1) * (Number(part.slice(1, 3)) * 60 + Number(part.slice(-2)));
    else fields[code] = Number(part);
  });
  const clock = Date.UTC(
    fields.Y!,
    fields.m! - 1,
    fields.d!,
    fields.H,
    fields.M,
    fields.S,
    Math.floor(fields.f! / 1000),
  );
  return new PyDate(clock, 'datetime', zone, fields.f! % 1000);
}

/** A datetime of an instant, in UTC; naive unless `aware`. */
export function datetimeOf(date: Date, aware = false): PyDate {
  return new PyDate(date.getTime(), 'datetime', aware ? 0 : null);
}

const parseIso = (text: string): PyDate => {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (!match) throw new DbtError('Compilation', `Invalid isoformat string: '${text}'`);
  const [, y, mo, d, h, mi, s, f, z] = match;
  const micros = Number((f ?? '0').padEnd(6, '0').slice(0, 6));
  const zone = !z
    ? null
    : z === 'Z'
      ? 0
      : (z[0] === '-' ? -1 : 1) * (Number(z.slice(1, 3)) * 60 + Number(z.slice(-2)));
  return new PyDate(
    Date.UTC(+y!, +mo! - 1, +d!, +(h ?? 0), +(mi ?? 0), +(s ?? 0), Math.floor(micros / 1000)),
    'datetime',
    zone,
    micros % 1000,
  );
};

function fieldsOf(args: unknown[], kwargs: Kwargs, names: string[]): number[] {
  return names.map((name, index) =>
    kwargs.has(name)
      ? numberOf(kwargs.get(name))
      : args[index] === undefined
        ? index < 3
          ? 1
          : 0
        : numberOf(args[index]),
  );
}

const datetimeClass: { __jinja__: JinjaProtocol } = {
  __jinja__: {
    typeName: 'type',
    call: (args, kwargs) => {
      const [y, mo, d, h, mi, s, us] = fieldsOf(args, kwargs, [
        'year',
        'month',
        'day',
        'hour',
        'minute',
        'second',
        'microsecond',
      ]);
      return new PyDate(
        Date.UTC(y!, mo! - 1, d!, h, mi, s, Math.floor(us! / 1000)),
        'datetime',
        constructorZone(kwargs.get('tzinfo')),
        us! % 1000,
      );
    },
    getAttr: (name) => {
      if (name === 'now')
        return (zone?: unknown) =>
          zone === undefined || zone instanceof Kwargs
            ? localNow()
            : inZone(datetimeOf(new Date(), true), zone);
      if (name === 'utcnow') return () => datetimeOf(new Date());
      if (name === 'today') return () => localNow();
      if (name === 'strptime')
        return (text: unknown, format: unknown) => strptime(toStr(text), toStr(format));
      if (name === 'fromisoformat') return (text: unknown) => parseIso(toStr(text));
      if (name === 'fromtimestamp' || name === 'utcfromtimestamp')
        return (seconds: unknown) => datetimeOf(new Date(numberOf(seconds) * 1000));
      if (name === 'combine')
        return (day: unknown) => (day instanceof PyDate ? new PyDate(day.clock, 'datetime') : undefined);
      return undefined;
    },
  },
};

function localNow(): PyDate {
  const now = new Date();
  return new PyDate(now.getTime() - now.getTimezoneOffset() * 60_000, 'datetime');
}

const dateClass: { __jinja__: JinjaProtocol } = {
  __jinja__: {
    typeName: 'type',
    call: (args, kwargs) => {
      const [y, mo, d] = fieldsOf(args, kwargs, ['year', 'month', 'day']);
      return new PyDate(Date.UTC(y!, mo! - 1, d!), 'date');
    },
    getAttr: (name) => {
      if (name === 'today') return () => new PyDate(Math.floor(localNow().clock / DAY) * DAY, 'date');
      if (name === 'fromisoformat') return (text: unknown) => new PyDate(parseIso(toStr(text)).clock, 'date');
      return undefined;
    },
  },
};

const timedeltaClass: { __jinja__: JinjaProtocol } = {
  __jinja__: {
    typeName: 'type',
    call: (args, kwargs) => {
      const value = (name: string, index: number): number => numberOf(kwargs.get(name) ?? args[index]);
      const ms =
        value('days', 0) * DAY +
        value('seconds', 1) * 1000 +
        value('microseconds', 2) / 1000 +
        value('milliseconds', 3) +
        value('minutes', 4) * 60_000 +
        value('hours', 5) * 3_600_000 +
        value('weeks', 6) * 7 * DAY;
      return new Timedelta(ms);
    },
  },
};

/** The module `datetime`. */
export const datetimeModule: Record<string, unknown> = {
  datetime: datetimeClass,
  date: dateClass,
  timedelta: timedeltaClass,
  timezone: new Map<string, unknown>([['utc', new PyZone('UTC')]]),
};

/** The module `pytz`. */
export const pytzModule: Record<string, unknown> = {
  utc: new PyZone('UTC'),
  UTC: new PyZone('UTC'),
  timezone: (name: unknown) => new PyZone(toStr(name)),
};
