/** Dates and moments in YAML: a plain text that looks like one is one, as PyYAML has it. */
import { dayNumber } from '../context/modules/datetime/civil.ts';
import { microsOfClock } from '../context/modules/datetime/clock.ts';
import { PyDate } from '../context/modules/datetime/date.ts';
import { PyDateTime } from '../context/modules/datetime/datetime.ts';
import { offsetZone } from '../context/modules/datetime/zone.ts';

/** A date alone has two digits for month and day; one with a clock may have a single one. */
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?$/;

/** What a plain text must look like to be a date or a moment. */
export const MOMENT_TEXT = new RegExp(`^(?:${DATE.source.slice(1, -1)}|${MOMENT.source.slice(1, -1)})$`);

/** The date or moment that a plain text says. Throws ValueError for a day or an hour that does not exist. */
export function momentOf(text: string): PyDate | PyDateTime {
  if (DATE.test(text)) {
    const [year, month, day] = text.split('-').map(Number);
    return new PyDate(dayNumber(year!, month!, day!));
  }
  const [, year, month, day, hour, minute, second, fraction, zone, sign, zoneHour, zoneMinute] =
    MOMENT.exec(text)!;
  const micros = microsOfClock({
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number((fraction ?? '').slice(0, 6).padEnd(6, '0')),
  });
  const moment = new PyDateTime(dayNumber(Number(year), Number(month), Number(day)), micros);
  if (zone === undefined) return moment;
  const minutes = Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0);
  return moment.attach(offsetZone(sign === '-' ? -minutes : minutes));
}

export function isMoment(value: unknown): value is PyDate | PyDateTime {
  return value instanceof PyDate || value instanceof PyDateTime;
}

/** A YAML value as rendering leaves it: a date or moment has become its ISO text. */
export function isoIfMoment(value: unknown): unknown {
  return isMoment(value) ? value.iso() : value;
}
