import { readFileSync } from 'node:fs';

/** A day as the number of days since 1 January 1970. */
export type Day = number;

const MILLISECONDS = 86_400_000;

/** The day of an ISO date (yyyy-mm-dd). */
export function day(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;
}

/** The ISO date of a day. */
export function iso(value: Day): string {
  return new Date(value * MILLISECONDS).toISOString().slice(0, 10);
}

/** A calendar month added or taken away: same day number, or the last day of a shorter month. */
export function addMonths(value: Day, months: number): Day {
  const date = new Date(value * MILLISECONDS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first / MILLISECONDS + Math.min(date.getUTCDate(), length) - 1;
}

export function addYears(value: Day, years: number): Day {
  return addMonths(value, years * 12);
}

/** Completed years on a day; a birthday on 29 February is reached on 28 February of other years. */
export function ageOn(born: Day, on: Day): number {
  let age = Math.floor((on - born) / 365.25) + 1;
  while (addYears(born, age) > on) {
    age -= 1;
  }
  return age;
}

let holidays: Set<Day> | undefined;

/** True on Monday to Friday but for English bank holidays. */
export function isWorkingDay(value: Day): boolean {
  holidays ??= new Set(
    readFileSync(new URL('../../fixtures/warwickshire/bank_holidays.csv', import.meta.url), 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => day(line.slice(0, 10))),
  );
  const weekday = (((value + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !holidays.has(value);
}

/** The n-th working day after a day; with 0 the day itself, or the next working day. */
export function plusWorkingDays(value: Day, count: number): Day {
  let result = value;
  let left = count;
  while (left > 0 || !isWorkingDay(result)) {
    result += 1;
    if (isWorkingDay(result) && left > 0) {
      left -= 1;
    }
  }
  return result;
}

/** The n-th working day before a day. */
export function minusWorkingDays(value: Day, count: number): Day {
  let result = value;
  for (let left = count; left > 0; ) {
    result -= 1;
    if (isWorkingDay(result)) {
      left -= 1;
    }
  }
  return result;
}
