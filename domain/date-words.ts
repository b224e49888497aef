import type { PlainDate } from './plain-date.ts';

/** January to December. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `30 September 2017` */
export function dateWords(date: PlainDate): string {
  return `${Number(date.slice(8, 10))} ${monthWords(date)} ${date.slice(0, 4)}`;
}

/** `September` */
export function monthWords(date: PlainDate): string {
  return monthNames[Number(date.slice(5, 7)) - 1]!;
}
