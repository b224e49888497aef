/** The proleptic Gregorian calendar: days counted from 1970-01-01. */
import { PythonError } from '../../../jinja/index.ts';

const MS_A_DAY = 86_400_000;
const ORDINAL_OF_1970 = 719_163;

export const MINIMUM_YEAR = 1;
export const MAXIMUM_YEAR = 9999;

export interface Civil {
  year: number;
  month: number;
  day: number;
}

/** Days from 1970-01-01; Date.UTC takes years below 100 for the twentieth century. */
function epochDays(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_A_DAY);
}

export function daysInMonth(year: number, month: number): number {
  return (
    epochDays(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - epochDays(year, month, 1)
  );
}

/** The day number of a date. Throws ValueError, as Python words it, for a date that does not exist. */
export function dayNumber(year: number, month: number, day: number): number {
  if (year < MINIMUM_YEAR || year > MAXIMUM_YEAR) {
    throw new PythonError('ValueError', `year ${year} is out of range`);
  }
  if (month < 1 || month > 12) throw new PythonError('ValueError', 'month must be in 1..12');
  if (day < 1 || day > daysInMonth(year, month)) {
    throw new PythonError('ValueError', 'day is out of range for month');
  }
  return epochDays(year, month, day);
}

/** The date of a day number. Throws OverflowError beyond the years 1 to 9999. */
export function civilOf(days: number): Civil {
  const date = new Date(days * MS_A_DAY);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < MINIMUM_YEAR || year > MAXIMUM_YEAR) {
    throw new PythonError('OverflowError', 'date value out of range');
  }
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday is 0. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** The first of January is 1. */
export function yearDayOf(days: number): number {
  return days - epochDays(civilOf(days).year, 1, 1) + 1;
}

/** The first of January of the year 1 is 1. */
export const ordinalOf = (days: number): number => days + ORDINAL_OF_1970;
export const daysOfOrdinal = (ordinal: number): number => ordinal - ORDINAL_OF_1970;

/** The Monday that the first week of an ISO year begins with. */
function isoYearStart(year: number): number {
  const fourth = epochDays(year, 1, 4);
  return fourth - weekdayOf(fourth);
}

/** Year, week and weekday (Monday 1) of ISO 8601. */
export function isoCalendarOf(days: number): [year: number, week: number, weekday: number] {
  const { year } = civilOf(days);
  const isoYear = [year + 1, year, year - 1].find((candidate) => days >= isoYearStart(candidate))!;
  return [isoYear, Math.floor((days - isoYearStart(isoYear)) / 7) + 1, weekdayOf(days) + 1];
}

/** The day number of an ISO year, week and weekday. */
export function daysOfIsoCalendar(year: number, week: number, weekday: number): number {
  const weeks = (isoYearStart(year + 1) - isoYearStart(year)) / 7;
  if (week < 1 || week > weeks) throw new PythonError('ValueError', `Invalid week: ${week}`);
  if (weekday < 1 || weekday > 7) {
    throw new PythonError('ValueError', `Invalid weekday: ${weekday} (range is [1, 7])`);
  }
  return isoYearStart(year) + (week - 1) * 7 + weekday - 1;
}
