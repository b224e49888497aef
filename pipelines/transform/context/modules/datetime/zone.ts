/** Time zones: fixed offsets, and the named ones of the tz database that JavaScript's Intl knows. */
import { PythonError } from '../../../jinja/index.ts';

/** What a zone says about one moment. */
export interface ZoneReading {
  /** Minutes east of Greenwich. */
  offset: number;
  /** Minutes of it that are summer time. */
  summer: number;
  abbreviation: string;
}

/** A zone of datetime values. Moments are milliseconds since 1970, in UTC or as the clock on the wall shows. */
export interface Zone {
  readonly name: string;
  atInstant(utc: number): ZoneReading;
  atWall(wall: number): ZoneReading;
  repr(reading: ZoneReading): string;
}

const MINUTE = 60_000;

export function fixedZone(name: string, offset: number, repr: string): Zone {
  const reading = { offset, summer: 0, abbreviation: name };
  return { name, atInstant: () => reading, atWall: () => reading, repr: () => repr };
}

export const UTC: Zone = fixedZone('UTC', 0, '<UTC>');

/** What DuckDB's moments with a time zone are in. */
export const ETC_UTC: Zone = fixedZone('Etc/UTC', 0, "<StaticTzInfo 'Etc/UTC'>");

/** `+02:00`, or what the given separator makes of it. */
export function offsetText(offset: number, separator = ':'): string {
  const size = Math.abs(offset);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${separator}${pad(size % 60)}`;
}

/** The zone of an offset that a text such as `+01:00` gave. */
export function offsetZone(offset: number): Zone {
  if (offset === 0) return fixedZone('UTC', 0, 'datetime.timezone.utc');
  const seconds = offset * 60;
  const delta = seconds < 0 ? `days=-1, seconds=${86_400 + seconds}` : `seconds=${seconds}`;
  return fixedZone(`UTC${offsetText(offset)}`, offset, `datetime.timezone(datetime.timedelta(${delta}))`);
}

/** Locales whose own zones have short names there, such as BST and EDT. */
const LOCALES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN'];
const named = new Map<string, Zone>();

/** A zone of the tz database by name, in any case. Throws KeyError for an unknown one, as pytz does. */
export function namedZone(given: string): Zone {
  if (given.toUpperCase() === 'UTC') return UTC;
  let zone = named.get(given.toLowerCase());
  if (zone) return zone;
  const name = canonicalName(given);
  zone = intlZone(name);
  named.set(given.toLowerCase(), zone);
  return zone;
}

/** pytz spells a zone as the tz database does, whatever case it is asked in. */
function canonicalName(given: string): string {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: given });
  } catch {
    throw new PythonError('KeyError', `'${given}'`);
  }
  if (/^[+-]/.test(given)) throw new PythonError('KeyError', `'${given}'`);
  const known = Intl.supportedValuesOf('timeZone').find((name) => name.toLowerCase() === given.toLowerCase());
  return known ?? given;
}

function intlZone(name: string): Zone {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (utc: number): number => {
    const read: Record<string, number> = {};
    for (const { type, value } of parts.formatToParts(utc)) read[type] = Number(value);
    const wall = Date.UTC(read.year!, read.month! - 1, read.day!, read.hour, read.minute, read.second);
    return Math.round((wall - Math.floor(utc / 1000) * 1000) / MINUTE);
  };
  const labels = LOCALES.map(
    (locale) => new Intl.DateTimeFormat(locale, { timeZone: name, timeZoneName: 'short' }),
  );
  const abbreviationAt = (utc: number, offset: number): string => {
    for (const label of labels) {
      const text = label.formatToParts(utc).find((part) => part.type === 'timeZoneName')?.value;
      if (text && !/[+\-−\d]/.test(text)) return text;
    }
    return offset % 60 === 0 ? offsetText(offset, '').slice(0, 3) : offsetText(offset, '');
  };
  const atInstant = (utc: number): ZoneReading => {
    const offset = offsetAt(utc);
    const standard = standardOffset(utc, offsetAt);
    return { offset, summer: offset - standard, abbreviation: abbreviationAt(utc, offset) };
  };
  return {
    name,
    atInstant,
    // An hour the clock shows twice is its second showing, standard time, as pytz's localize takes it.
    atWall: (wall) => {
      const candidates = [offsetAt(wall - 86_400_000), offsetAt(wall + 86_400_000)].map((offset) =>
        atInstant(wall - offset * MINUTE),
      );
      const fitting = candidates.filter(
        (reading) => offsetAt(wall - reading.offset * MINUTE) === reading.offset,
      );
      return fitting.find((reading) => reading.summer === 0) ?? fitting[0] ?? candidates[0]!;
    },
    repr: ({ offset, summer, abbreviation }) => {
      const seconds = offset * 60;
      const days = Math.floor(seconds / 86_400);
      const rest = seconds - days * 86_400;
      const pad = (value: number) => String(value).padStart(2, '0');
      const clock = `${Math.floor(rest / 3600)}:${pad(Math.floor(rest / 60) % 60)}:00`;
      const shown = days < 0 ? `-1 day, ${clock}` : offset >= 0 ? `+${clock}` : clock;
      return `<DstTzInfo '${name}' ${abbreviation}${shown} ${summer ? 'DST' : 'STD'}>`;
    },
  };
}

/** The lower of the offsets half a year to either side: a summer's offset is above it. */
function standardOffset(utc: number, offsetAt: (utc: number) => number): number {
  const halfYear = 182 * 86_400_000;
  const here = offsetAt(utc);
  const other = Math.min(offsetAt(utc - halfYear), offsetAt(utc + halfYear));
  return Math.min(here, other) < here && here - Math.min(here, other) <= 120 ? Math.min(here, other) : here;
}

/** Local mean time, before the zone had a standard one: what pytz gives where a zone is passed as `tzinfo`. */
export function meanTimeZone(zone: Zone): Zone {
  if (zone === UTC) return zone;
  const offset = zone.atInstant(Date.UTC(1800, 0, 1)).offset;
  const reading = { offset, summer: 0, abbreviation: 'LMT' };
  return { name: zone.name, atInstant: zone.atInstant, atWall: () => reading, repr: zone.repr };
}
