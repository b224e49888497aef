/**
 * Days and times of spreadsheet serial numbers, without any time zone. In the 1900 system serial 1 is 1 January 1900 and
 * serial 60 is a 29 February 1900 that never was, so days before it sit one later than arithmetic says. In the 1904
 * system serial 0 is 1 January 1904.
 */
const DAYS_1904 = 1462;
/** 31 December 9999, the last day a spreadsheet knows. */
const LAST_SERIAL = 2_958_465;

const seen = new Map<number, string>();

/**
 * ISO day of a whole serial of the 1900 system, or undefined where there is no such day (0, 60, out of range) or where
 * programs differ about it (2 to 59). Serial 1 is a formatted one or a placeholder, and is left to the reader of dates.
 */
export function dayOfSerial(serial: number): string | undefined {
  const known = seen.get(serial);
  if (known !== undefined) return known;
  if (serial < 61 && serial !== 1) return undefined;
  if (serial > LAST_SERIAL || !Number.isInteger(serial)) return undefined;
  const day = isoDay(serial < 60 ? serial + 1 : serial);
  if (seen.size < 100_000) seen.set(serial, day);
  return day;
}

/** A serial of either system as one of the 1900 system. */
export function serial1900(serial: number, date1904: boolean): number {
  return date1904 ? serial + DAYS_1904 : serial;
}

export interface SerialMoment {
  /** Undefined for a serial below 1 and for days that never were. */
  readonly day: string | undefined;
  /** `hh:mm:ss`, undefined when the serial has no fraction (to the nearest second). */
  readonly time: string | undefined;
}

/** Part of a day within which a serial is as good as whole: about a millisecond, beyond which it is exact. */
const nearlyWhole = 1e-8;

/**
 * Day and time of a serial of the 1900 system, to the nearest second. The last instant of a day (23:59:59.997, as
 * databases write the end of a month) stays in its day.
 */
export function momentOfSerial(serial: number): SerialMoment {
  const whole = Math.floor(serial + nearlyWhole);
  const rest = Math.min(86_399, Math.max(0, Math.round((serial - whole) * 86_400)));
  return { day: dayOfSerial(whole), time: rest === 0 ? undefined : clock(rest) };
}

/** `hh:mm:ss` of a number of seconds; hours go on past 24 for durations. */
export function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** ISO day of a number of days since 30 December 1899 (the civil calendar by eras of 400 years from 1 March). */
function isoDay(days: number): string {
  const sinceMarch = days + 693_899;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month < 10 ? 0 : 1);
  return `${year}-${two(month < 10 ? month + 3 : month - 9)}-${two(day)}`;
}
