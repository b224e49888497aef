/** Times of day in microseconds since midnight. */
import { PythonError } from '../../../jinja/index.ts';

export const MICROS_A_SECOND = 1_000_000;
export const MICROS_A_DAY = 86_400_000_000;

export interface Clock {
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
}

/** Throws ValueError, as Python words it, for a time that does not exist. */
export function microsOfClock({ hour, minute, second, microsecond }: Clock): number {
  if (hour < 0 || hour > 23) throw new PythonError('ValueError', 'hour must be in 0..23');
  if (minute < 0 || minute > 59) throw new PythonError('ValueError', 'minute must be in 0..59');
  if (second < 0 || second > 59) throw new PythonError('ValueError', 'second must be in 0..59');
  if (microsecond < 0 || microsecond > 999_999) {
    throw new PythonError('ValueError', 'microsecond must be in 0..999999');
  }
  return ((hour * 60 + minute) * 60 + second) * MICROS_A_SECOND + microsecond;
}

export function clockOf(micros: number): Clock {
  const seconds = Math.floor(micros / MICROS_A_SECOND);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: micros % MICROS_A_SECOND,
  };
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

const TIMESPECS = ['auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds'];

/** `03:04:05.678901`, cut to a precision of isoformat()'s. */
export function clockText(micros: number, timespec = 'auto'): string {
  if (!TIMESPECS.includes(timespec)) throw new PythonError('ValueError', 'Unknown timespec value');
  const { hour, minute, second, microsecond } = clockOf(micros);
  if (timespec === 'hours') return pad(hour);
  if (timespec === 'minutes') return `${pad(hour)}:${pad(minute)}`;
  const text = `${pad(hour)}:${pad(minute)}:${pad(second)}`;
  if (timespec === 'seconds' || (timespec === 'auto' && microsecond === 0)) return text;
  if (timespec === 'milliseconds') return `${text}.${pad(Math.floor(microsecond / 1000), 3)}`;
  return `${text}.${pad(microsecond, 6)}`;
}

/** The arguments of repr(): seconds and microseconds only where they are not zero. */
export function clockArguments(micros: number): number[] {
  const { hour, minute, second, microsecond } = clockOf(micros);
  if (microsecond) return [hour, minute, second, microsecond];
  return second ? [hour, minute, second] : [hour, minute];
}
