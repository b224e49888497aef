import { day } from '../demo-year/days.ts';
import type { Span } from './dates.ts';

const span = (from: string, to: string): Span => ({ from: day(from), to: day(to) });

export const Y2014: Span = span('2014-04-01', '2015-03-31');
export const Y2015: Span = span('2015-04-01', '2016-03-31');
export const Y2016: Span = span('2016-04-01', '2017-03-31');
/** The quarters of 2016-17. */
export const QUARTERS: readonly Span[] = [
  span('2016-04-01', '2016-06-30'),
  span('2016-07-01', '2016-09-30'),
  span('2016-10-01', '2016-12-31'),
  span('2017-01-01', '2017-03-31'),
];
/** The last day of each. */
export const QUARTER_ENDS: readonly string[] = ['2016-06-30', '2016-09-30', '2016-12-31', '2017-03-31'];
/** A year as the map writes its last day. */
export const LAST: Readonly<Record<'y2015' | 'y2016', string>> = { y2015: '2016-03-31', y2016: '2017-03-31' };
