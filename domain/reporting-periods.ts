import { endOfMonth, isPlainDate, makeDate, type PlainDate } from './plain-date.ts';

/** Kinds of reporting period, by the names that the scorecard uses (outside contract, "Periods"). */
export type PeriodKind =
  | 'month'
  | 'quarter'
  | 'year_to_date'
  | 'financial_year'
  | 'rolling_12_months'
  | 'snapshot'
  | 'calendar_year'
  | 'academic_year';

/** A reporting period, first and last day included; a snapshot is a day, and starts nowhere. */
export interface ReportingPeriod {
  readonly kind: PeriodKind;
  readonly label: string;
  readonly start: PlainDate | null;
  readonly end: PlainDate;
}

/** The reporting year runs from 1 April to 31 March. */
export function startOfFinancialYear(date: PlainDate): PlainDate {
  const year = Number(date.slice(0, 4));
  return makeDate(Number(date.slice(5, 7)) >= 4 ? year : year - 1, 4, 1);
}

/** `2017-18` for every day from 1 April 2017 to 31 March 2018. */
export function financialYearLabel(date: PlainDate): string {
  const year = Number(startOfFinancialYear(date).slice(0, 4));
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Quarter 1 is April to June. */
export function quarterOf(date: PlainDate): ReportingPeriod {
  const year = Number(startOfFinancialYear(date).slice(0, 4));
  const quarter = (Math.floor((Number(date.slice(5, 7)) - 4) / 3) + 4) % 4;
  const start = quarter === 3 ? makeDate(year + 1, 1, 1) : makeDate(year, 4 + quarter * 3, 1);
  const end = endOfMonth(makeDate(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + 2, 1));
  return { kind: 'quarter', label: `${financialYearLabel(date)}-Q${quarter + 1}`, start, end };
}

/** The last quarter that had ended before `today`. */
export function quarterJustEnded(today: PlainDate): ReportingPeriod {
  const { start } = quarterOf(today);
  return quarterOf(makeDate(Number(start!.slice(0, 4)), Number(start!.slice(5, 7)), 0));
}

/**
 * Reads a quarter's label such as `2017-18-Q2`; undefined when it is none. A year whose second half does not follow the
 * first is none.
 */
export function parseQuarterLabel(label: string): ReportingPeriod | undefined {
  const match = /^(\d{4})-(\d{2})-Q([1-4])$/i.exec(label);
  if (!match) return undefined;
  const year = Number(match[1]);
  if ((year + 1) % 100 !== Number(match[2])) return undefined;
  const quarter = Number(match[3]);
  return quarterOf(quarter === 4 ? makeDate(year + 1, 1, 1) : makeDate(year, 1 + quarter * 3, 1));
}

/** What `--period` asks for: all kinds that end on a day, or the periods of one label. */
export type PeriodChoice = { readonly endsOn: PlainDate } | { readonly label: string };

/** A quarter's label or a date gives every kind that ends on that day; any other text is a label. */
export function choosePeriod(text: string): PeriodChoice {
  const quarter = parseQuarterLabel(text);
  if (quarter) return { endsOn: quarter.end };
  return isPlainDate(text) ? { endsOn: text } : { label: text };
}
