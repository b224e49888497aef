import {
  addDays,
  addMonths,
  endOfMonth,
  isPlainDate,
  makeDate,
  type PlainDate,
} from '../../../domain/plain-date.ts';
import { type Cell, cellReader, cleanText } from '../../reading/index.ts';
import type { CountableMeasure } from './countable-measures.ts';

/** The days a heading such as `Q2 2017/18` stands for. */
export interface HeadedPeriod {
  readonly kind: 'month' | 'quarter' | 'year' | 'calendar_year' | 'cumulative' | 'rolling' | 'day';
  readonly start: PlainDate | null;
  readonly end: PlainDate;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const yearWord = String.raw`(20\d{2})\s*[-/]\s*(20)?(\d{2})`;
const cumulativeWords = /\b(?:cumulative|ytd|year to date|to date)\b/gi;
const readDay = cellReader('date');

/**
 * Reads the heading of a column of figures (rulings, "The sheet people make"): a label of the scorecard, Q2 2017/18,
 * Quarter 2 2017-18, Apr-Jun 2017, Jul 2017, 2017/18, or a date. "to Q2", "cumulative" and "YTD" start on 1 April.
 * Undefined for any other text.
 */
export function readPeriodHeading(cell: Cell): HeadedPeriod | undefined {
  if (cell.kind === 'date' || cell.kind === 'datetime') return dayOf(cell.text.slice(0, 10));
  if (cell.kind === 'number' && /^20\d{2}$/.test(cell.text)) return calendarYear(Number(cell.text));
  if (cell.kind !== 'text') return undefined;
  const text = cleanText(cell.text);
  const isCumulative = cumulativeWords.test(text) || /\bto (?:q|quarter)/i.test(text);
  cumulativeWords.lastIndex = 0;
  const bare = cleanText(
    text.replace(cumulativeWords, ' ').replace(/[()\u2013\u2014]/g, (c) => (/[()]/.test(c) ? ' ' : '-')),
  ).toLowerCase();
  cumulativeWords.lastIndex = 0;
  const period = parse(bare) ?? dateHeading(cell, isCumulative ? bare.replace(/^to\s+/, '') : bare);
  if (!period || !isCumulative) return period;
  return { kind: 'cumulative', start: financialYearStart(period.end), end: period.end };
}

/** The first day of a measure's figure under a heading; null for a figure on a day. */
export function firstDay(measure: CountableMeasure, period: HeadedPeriod): PlainDate | null {
  return measure.kind === 'stock' ? null : period.start;
}

/** The days of a heading for a measure: `2017/18` is the academic year for a measure counted by it. */
export function daysFor(measure: CountableMeasure, period: HeadedPeriod): HeadedPeriod {
  if (measure.kind !== 'academic_year' || period.kind !== 'year') return period;
  const year = Number(period.start!.slice(0, 4));
  return { kind: 'year', start: makeDate(year, 9, 1), end: makeDate(year + 1, 8, 31) };
}

/** `Q1 (Apr-Jun) 2017/18`: its own months say no more than the quarter does; others make it unclear which is meant. */
const ownMonths =
  /\b(q|qtr|quarter)\s*(?:1\s*apr\w*\s*(?:-|to)\s*jun\w*|2\s*jul\w*\s*(?:-|to)\s*sep\w*|3\s*oct\w*\s*(?:-|to)\s*dec\w*|4\s*jan\w*\s*(?:-|to)\s*mar\w*)/;

function parse(heading: string): HeadedPeriod | undefined {
  const text = cleanText(heading.replace(ownMonths, quarterAlone).replace(/\bqtr\b/, 'quarter'));
  let match = new RegExp(`^(?:q|quarter)\\s*([1-4])[,:]?\\s*(?:of\\s*)?${yearWord}$`).exec(text);
  if (match) return quarter(match[2]!, match[4]!, match[1]!);
  match = new RegExp(`^${yearWord}[\\s,-]*(?:to\\s*)?(?:q|quarter)\\s*([1-4])$`).exec(text);
  if (match) return quarter(match[1]!, match[3]!, match[4]!);
  match = new RegExp(`^${monthWord}\\s*(?:-|to)\\s*${monthWord}\\s*(20\\d{2})$`).exec(text);
  if (match) return months(match[1]!, match[2]!, Number(match[3]));
  match = new RegExp(`^${monthWord}[\\s-]*(20\\d{2})$`).exec(text);
  if (match) return month(Number(match[2]), monthNames.indexOf(match[1]!) + 1);
  match = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(text);
  // 2017-07 is a month and 2017-18 a year: no month has the number of the next year but 2009-10 to 2011-12.
  if (match && Number(match[2]) !== (Number(match[1]) + 1) % 100)
    return month(Number(match[1]), Number(match[2]));
  match = new RegExp(`^(?:fy\\s*)?${yearWord}$`).exec(text);
  if (match) return financialYear(match[1]!, match[3]!);
  match = /^12 months to (.+)$/.exec(text);
  if (match && isPlainDate(match[1]!)) {
    return { kind: 'rolling', start: addDays(addMonths(match[1]!, -12), 1), end: match[1]! };
  }
  match = /^(20\d{2})$/.exec(text);
  return match ? calendarYear(Number(match[1])) : undefined;
}

function quarterAlone(found: string): string {
  return found.replace(/(\d).*$/, '$1');
}

function dateHeading(cell: Cell, bare: string): HeadedPeriod | undefined {
  const text = bare.replace(/^(?:as at|at|on|snapshot)\s+/i, '');
  const { value } = readDay({ ...cell, text } as Cell);
  return value === null ? undefined : dayOf(value);
}

function dayOf(end: PlainDate): HeadedPeriod {
  return { kind: 'day', start: null, end };
}

function quarter(first: string, second: string, number: string): HeadedPeriod | undefined {
  const year = financialYear(first, second);
  if (!year) return undefined;
  const start = addMonths(year.start!, 3 * (Number(number) - 1));
  return { kind: 'quarter', start, end: addDays(addMonths(start, 3), -1) };
}

function financialYear(first: string, second: string): HeadedPeriod | undefined {
  const year = Number(first);
  if ((year + 1) % 100 !== Number(second)) return undefined;
  return { kind: 'year', start: makeDate(year, 4, 1), end: makeDate(year + 1, 3, 31) };
}

function calendarYear(year: number): HeadedPeriod {
  return { kind: 'calendar_year', start: makeDate(year, 1, 1), end: makeDate(year, 12, 31) };
}

function month(year: number, number: number): HeadedPeriod {
  const start = makeDate(year, number, 1);
  return { kind: 'month', start, end: endOfMonth(start) };
}

function months(first: string, last: string, year: number): HeadedPeriod | undefined {
  const from = monthNames.indexOf(first) + 1;
  const to = monthNames.indexOf(last) + 1;
  const start = makeDate(from <= to ? year : year - 1, from, 1);
  const end = endOfMonth(makeDate(year, to, 1));
  const kind = addDays(addMonths(start, 3), -1) === end ? 'quarter' : from === 4 ? 'cumulative' : 'rolling';
  return { kind, start, end };
}

function financialYearStart(day: PlainDate): PlainDate {
  const year = Number(day.slice(0, 4));
  return makeDate(Number(day.slice(5, 7)) >= 4 ? year : year - 1, 4, 1);
}
