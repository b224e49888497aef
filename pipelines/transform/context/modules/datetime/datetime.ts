/** Python's datetime.datetime: a wall clock, and for an aware one its zone's reading. */
import { type JinjaProtocol, PyFloat, PythonError } from '../../../jinja/index.ts';
import { civilOf, dayNumber } from './civil.ts';
import { clockArguments, clockOf, clockText, MICROS_A_DAY, microsOfClock } from './clock.ts';
import { calendarMembers, localSeconds, PyDate } from './date.ts';
import { method, property } from './methods.ts';
import { type Moment, strftime } from './strftime.ts';
import { PyTime } from './time.ts';
import { Timedelta } from './timedelta.ts';
import { zoneArgument, zoneValue } from './tzinfo.ts';
import { integerOf } from './values.ts';
import { namedZone, offsetText, type Zone, type ZoneReading } from './zone.ts';

const MICROS_A_MINUTE = 60_000_000;

/** A zone and what it said when the datetime was made. */
export interface Attached {
  zone: Zone;
  reading: ZoneReading;
}

export class PyDateTime {
  /** Days since 1970-01-01 and microseconds since midnight, as the clock on the wall shows. */
  readonly days: number;
  readonly micros: number;
  readonly attached: Attached | undefined;

  constructor(days: number, micros: number, attached?: Attached) {
    this.days = days;
    this.micros = micros;
    this.attached = attached;
  }

  /** The naive UTC clock of a moment in microseconds since 1970. */
  static ofMicros(total: bigint, attached?: Attached): PyDateTime {
    const day = BigInt(MICROS_A_DAY);
    const rest = ((total % day) + day) % day;
    const days = Number((total - rest) / day);
    civilOf(days);
    return new PyDateTime(days, Number(rest), attached);
  }

  /** A moment as a zone's clock shows it. */
  static inZone(instantMicros: bigint, zone: Zone): PyDateTime {
    const reading = zone.atInstant(Number(instantMicros / 1000n));
    const wall = instantMicros + BigInt(reading.offset * MICROS_A_MINUTE);
    return PyDateTime.ofMicros(wall, { zone, reading });
  }

  /** The wall clock in microseconds since 1970. */
  get wall(): bigint {
    return BigInt(this.days) * BigInt(MICROS_A_DAY) + BigInt(this.micros);
  }

  /** Microseconds since 1970 in UTC; a naive clock is taken as UTC's. */
  get instantMicros(): bigint {
    return this.wall - BigInt((this.attached?.reading.offset ?? 0) * MICROS_A_MINUTE);
  }

  /** Milliseconds since 1970 in UTC. */
  instant(): number {
    return Number(this.instantMicros) / 1000;
  }

  attach(zone: Zone | undefined): PyDateTime {
    if (!zone) return new PyDateTime(this.days, this.micros);
    const reading = zone.atWall(Number(this.wall / 1000n));
    return new PyDateTime(this.days, this.micros, { zone, reading });
  }

  /** A naive clock is this machine's own. */
  toZone(zone: Zone): PyDateTime {
    const instant = this.attached
      ? this.instantMicros
      : BigInt(localSeconds(this.days, this.micros)) * 1_000_000n + BigInt(this.micros % 1_000_000);
    return PyDateTime.inZone(instant, zone);
  }

  /** This wall clock, taken as UTC's, as a zone's shows it. */
  fromUtc(zone: Zone): PyDateTime {
    return PyDateTime.inZone(this.wall, zone);
  }

  iso(separator = 'T', timespec = 'auto'): string {
    const offset = this.attached ? offsetText(this.attached.reading.offset) : '';
    return `${new PyDate(this.days).iso()}${separator}${clockText(this.micros, timespec)}${offset}`;
  }

  toString(): string {
    return this.iso(' ');
  }

  moment(): Moment {
    return {
      ...civilOf(this.days),
      ...clockOf(this.micros),
      days: this.days,
      offset: this.attached ? offsetText(this.attached.reading.offset, '') : '',
      abbreviation: this.attached?.reading.abbreviation ?? '',
      timestamp: () => localSeconds(this.days, this.micros),
    };
  }

  shift(delta: Timedelta, sign: 1n | -1n): PyDateTime {
    return PyDateTime.ofMicros(this.wall + sign * delta.total, this.attached);
  }

  /** Throws TypeError where one of the two has a zone and the other none. */
  private difference(other: PyDateTime, action: string): bigint {
    if (!this.attached !== !other.attached) {
      throw new PythonError('TypeError', `can't ${action} offset-naive and offset-aware datetimes`);
    }
    return this.instantMicros - other.instantMicros;
  }

  private repr(): string {
    const { year, month, day } = civilOf(this.days);
    const zone = this.attached && `tzinfo=${this.attached.zone.repr(this.attached.reading)}`;
    const parts = [year, month, day, ...clockArguments(this.micros), ...(zone ? [zone] : [])];
    return `datetime.datetime(${parts.join(', ')})`;
  }

  /** In an artefact it is a text. */
  toJSON(): string {
    return this.iso();
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'datetime.datetime',
      str: () => this.toString(),
      repr: () => this.repr(),
      format: (spec) => strftime(this.moment(), spec),
      truthy: () => true,
      getAttr: (name) => MEMBERS.get(name)?.(this),
      eq: (other) =>
        other instanceof PyDateTime &&
        !this.attached === !other.attached &&
        this.instantMicros === other.instantMicros,
      hash: () => `datetime${this.instantMicros}`,
      compare: (other) => {
        if (other instanceof PyDate) {
          throw new PythonError('TypeError', "can't compare datetime.datetime to datetime.date");
        }
        return other instanceof PyDateTime ? Number(this.difference(other, 'compare')) : undefined;
      },
      binary: (operator, other, reflected) => {
        if (other instanceof Timedelta && operator === '+') return this.shift(other, 1n);
        if (other instanceof Timedelta && operator === '-' && !reflected) return this.shift(other, -1n);
        if (!(other instanceof PyDateTime) || operator !== '-') return undefined;
        const [left, right] = reflected ? [other, this] : [this, other];
        return new Timedelta(left.difference(right, 'subtract'));
      },
      toJs: () => this.iso(),
    };
  }
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond'] as const;

/** A datetime of its parts. Throws ValueError for one that does not exist. */
export function datetimeOfParts(parts: number[]): PyDateTime {
  const [year, month, day, hour, minute, second, microsecond] = parts;
  return new PyDateTime(
    dayNumber(year!, month!, day!),
    microsOfClock({ hour: hour!, minute: minute!, second: second!, microsecond: microsecond! }),
  );
}

const zoneDelta = (self: PyDateTime, minutes: (attached: Attached) => number): unknown =>
  self.attached ? new Timedelta(BigInt(minutes(self.attached) * MICROS_A_MINUTE)) : null;

const MEMBERS = new Map<string, (self: PyDateTime) => unknown>([
  ...calendarMembers<PyDateTime>(
    (self) => self.days,
    (self) => self.moment(),
  ),
  ...(['hour', 'minute', 'second', 'microsecond'] as const).map((part) =>
    property<PyDateTime>(part, (self) => clockOf(self.micros)[part]),
  ),
  property('fold', () => 0),
  property('tzinfo', (self) => (self.attached ? zoneValue(self.attached.zone, self.attached.reading) : null)),
  method('isoformat', ['sep', 'timespec'], (self, separator = 'T', timespec = 'auto') =>
    self.iso(String(separator), String(timespec)),
  ),
  method('date', [], (self) => new PyDate(self.days)),
  method('time', [], (self) => new PyTime(self.micros)),
  method('timetz', [], (self) => new PyTime(self.micros)),
  method('timestamp', [], (self) =>
    self.attached
      ? new PyFloat(Number(self.instantMicros) / 1e6)
      : new PyFloat(localSeconds(self.days, self.micros) + (self.micros % 1_000_000) / 1e6),
  ),
  method('utcoffset', [], (self) => zoneDelta(self, ({ reading }) => reading.offset)),
  method('dst', [], (self) => zoneDelta(self, ({ reading }) => reading.summer)),
  method('tzname', [], (self) => self.attached?.reading.abbreviation ?? null),
  method('utctimetuple', [], (self) =>
    PyDateTime.ofMicros(self.instantMicros).__jinja__.getAttr!('timetuple'),
  ),
  method('astimezone', ['tz'], (self, zone) =>
    self.toZone(
      zone === undefined || zone === null
        ? namedZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
        : zoneArgument(zone)!,
    ),
  ),
  method('replace', [...PARTS, 'tzinfo', 'fold'], (self, ...given) => {
    const now: Record<string, number> = { ...civilOf(self.days), ...clockOf(self.micros) };
    const parts = PARTS.map((part, index) => integerOf(given[index], now[part]));
    const changed = datetimeOfParts(parts);
    const zone = given[PARTS.length];
    if (zone !== undefined) return changed.attach(zoneArgument(zone, true));
    return new PyDateTime(changed.days, changed.micros, self.attached);
  }),
]);
