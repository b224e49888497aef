/** Zones as templates hold them: what pytz gives, and the tzinfo of an aware datetime. */
import { type JinjaProtocol, PythonError, typeName } from '../../../jinja/index.ts';
import { method } from './methods.ts';
import { Timedelta } from './timedelta.ts';
import { meanTimeZone, UTC, type Zone, type ZoneReading } from './zone.ts';

/** A zone; as the tzinfo of a datetime it also knows what it said then. */
class ZoneValue {
  readonly zone: Zone;
  readonly reading: ZoneReading | undefined;

  constructor(zone: Zone, reading: ZoneReading | undefined) {
    this.zone = zone;
    this.reading = reading;
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'tzinfo',
      str: () => this.zone.name,
      repr: () => this.zone.repr(this.reading ?? this.zone.atInstant(Date.UTC(1800, 0, 1))),
      truthy: () => true,
      getAttr: (name) => (name === 'zone' ? this.zone.name : MEMBERS.get(name)?.(this)),
      eq: (other) => other instanceof ZoneValue && other.zone.name === this.zone.name,
      hash: () => `zone${this.zone.name}`,
    };
  }
}

export function zoneValue(zone: Zone, reading?: ZoneReading): unknown {
  return new ZoneValue(zone, reading);
}

/**
 * The zone of a `tz` argument; None is none. As `tzinfo` a zone of pytz's that has summer time stands for its local
 * mean time, which is what Python makes of it.
 */
export function zoneArgument(value: unknown, asTzinfo = false): Zone | undefined {
  if (value === null || value === undefined) return undefined;
  if (!(value instanceof ZoneValue)) {
    const message = `tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(value)}'`;
    throw new PythonError('TypeError', message);
  }
  if (!asTzinfo) return value.zone;
  const { reading, zone } = value;
  // The tzinfo of another datetime keeps what it said there.
  return reading ? { ...zone, atWall: () => reading } : meanTimeZone(zone);
}

/** What a zone needs of a datetime. */
interface WallClock {
  readonly attached: unknown;
  /** Microseconds since 1970 as the clock shows. */
  readonly wall: bigint;
  attach(zone: Zone): unknown;
  toZone(zone: Zone): unknown;
  fromUtc(zone: Zone): unknown;
}

const datetimeArgument = (value: unknown): WallClock => {
  if (typeof value === 'object' && value !== null && 'fromUtc' in value) return value as WallClock;
  throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute 'tzinfo'`);
};

const offsetOf = (self: ZoneValue, moment: unknown, minutes: (reading: ZoneReading) => number): unknown => {
  if (moment === null || moment === undefined) return null;
  const { wall } = datetimeArgument(moment);
  return new Timedelta(BigInt(minutes(self.zone.atWall(Number(wall / 1000n)))) * 60_000_000n);
};

const MEMBERS = new Map<string, (self: ZoneValue) => unknown>([
  method('localize', ['dt', 'is_dst'], (self, given) => {
    const moment = datetimeArgument(given);
    if (moment.attached) throw new PythonError('ValueError', 'Not naive datetime (tzinfo is already set)');
    return moment.attach(self.zone);
  }),
  method('normalize', ['dt'], (self, given) => datetimeArgument(given).toZone(self.zone)),
  method('fromutc', ['dt'], (self, given) => datetimeArgument(given).fromUtc(self.zone)),
  method('utcoffset', ['dt', 'is_dst'], (self, moment) =>
    offsetOf(self, moment, (reading) => reading.offset),
  ),
  method('dst', ['dt', 'is_dst'], (self, moment) => offsetOf(self, moment, (reading) => reading.summer)),
  method('tzname', ['dt', 'is_dst'], (self, moment) =>
    moment === null || self.zone === UTC
      ? self.zone.name
      : self.zone.atWall(Number(datetimeArgument(moment).wall / 1000n)).abbreviation,
  ),
]);
