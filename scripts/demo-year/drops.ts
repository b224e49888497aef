import { type Day, day } from './days.ts';

/** One delivery of files to the inbox. Periods 0 to 4 are 2016-17 and the four quarters of 2017-18. */
export interface Drop {
  /** 0 for the history of 2016-17, 1 to 4 for the cumulative submissions of 2017-18. */
  readonly index: number;
  readonly name: string;
  readonly covers_from: Day;
  readonly covers_to: Day;
  /** First day of the quarter (of the year, for the history). */
  readonly period_start: Day;
  /** ISO date-time, Europe/London, at which the files are in the inbox. */
  readonly received_at: string;
  /** Quarter label in file names. */
  readonly quarter: string;
}

function drop(
  index: number,
  name: string,
  from: string,
  start: string,
  to: string,
  received_at: string,
  quarter: string,
): Drop {
  return {
    index,
    name,
    covers_from: day(from),
    period_start: day(start),
    covers_to: day(to),
    received_at,
    quarter,
  };
}

/** The submissions with rows about children, in the order in which they arrive. */
export const DROPS: readonly Drop[] = [
  drop(
    0,
    '01-history-2016-17',
    '2016-04-01',
    '2016-04-01',
    '2017-03-31',
    '2017-05-12T09:00:00',
    '2016-17-Q4',
  ),
  drop(1, '02-2017-18-Q1', '2017-04-01', '2017-04-01', '2017-06-30', '2017-07-14T09:00:00', '2017-18-Q1'),
  drop(2, '03-2017-18-Q2', '2017-04-01', '2017-07-01', '2017-09-30', '2017-10-13T09:00:00', '2017-18-Q2'),
  drop(3, '04-2017-18-Q3', '2017-04-01', '2017-10-01', '2017-12-31', '2018-01-16T09:00:00', '2017-18-Q3'),
  drop(4, '05-2017-18-Q4', '2017-04-01', '2018-01-01', '2018-03-31', '2018-04-16T09:00:00', '2017-18-Q4'),
];

/** A revision that never comes. */
export const NEVER = 9;

/** The period (0 to 4) that holds a day; a day before the history is -1. */
export function periodOf(value: Day): number {
  if (value < DROPS[0]!.period_start) {
    return -1;
  }
  return DROPS.findIndex((item) => value <= item.covers_to);
}
