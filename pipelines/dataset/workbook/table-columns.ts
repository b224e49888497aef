import { dateWords, monthWords } from '../../../domain/date-words.ts';
import { addMonths, endOfMonth, makeDate, type PlainDate } from '../../../domain/plain-date.ts';
import {
  financialYearLabel,
  type PeriodKind,
  type ReportingPeriod,
  startOfFinancialYear,
} from '../../../domain/reporting-periods.ts';

/** Tables of one kind share their columns: what happened since 1 April, what stood on a day, and two other years. */
export type TableKind = 'flow' | 'stock' | 'calendar_year' | 'academic_year';

/** A column of figures: a period, by the kinds under which it may be given, the first that has a row. */
export interface PeriodColumn {
  readonly header: string;
  readonly kinds: readonly PeriodKind[];
  readonly end: PlainDate;
  /** A year before the reporting year. */
  readonly isPrevious: boolean;
  /** The period had not ended at the end of the dataset's quarter. */
  readonly isAhead: boolean;
}

const MOST_YEARS = 5;

/** Kinds of period that a kind of table shows. */
export const kindsOfTable: Readonly<Record<TableKind, readonly PeriodKind[]>> = {
  flow: ['financial_year', 'year_to_date'],
  stock: ['snapshot'],
  calendar_year: ['calendar_year'],
  academic_year: ['academic_year'],
};

/**
 * The columns of a kind of table, as boards print them: five previous years, then the four quarters of the year,
 * cumulative from 1 April; stocks on the last day of each.
 */
export function periodColumns(kind: TableKind, quarter: ReportingPeriod): PeriodColumn[] {
  const start = startOfFinancialYear(quarter.end);
  const year = Number(start.slice(0, 4));
  if (kind === 'calendar_year' || kind === 'academic_year') return otherYears(kind, quarter.end);
  const years = Array.from({ length: MOST_YEARS }, (_, i) => makeDate(year - MOST_YEARS + 1 + i, 3, 31));
  const quarters = [3, 6, 9, 12].map((months) => endOfMonth(addMonths(start, months - 1)));
  const label = financialYearLabel(start);
  return [
    ...years.map((end) => ({
      header: kind === 'stock' ? dateWords(end) : financialYearLabel(end),
      kinds: kind === 'stock' ? (['snapshot'] as const) : (['financial_year', 'year_to_date'] as const),
      end,
      isPrevious: true,
      isAhead: false,
    })),
    ...quarters.map((end, i) => ({
      header:
        kind === 'stock'
          ? `Q${i + 1} ${label}: ${dateWords(end)}`
          : `Q${i + 1} ${label}: April ${i === 3 ? `${year} ` : ''}to ${monthWords(end)} ${end.slice(0, 4)}`,
      kinds:
        kind === 'stock'
          ? (['snapshot'] as const)
          : i === 3
            ? (['year_to_date', 'financial_year'] as const)
            : (['year_to_date'] as const),
      end,
      isPrevious: false,
      isAhead: end > quarter.end,
    })),
  ];
}

/** The last five calendar years, or school years to 31 August, that had ended by a day. */
function otherYears(kind: 'calendar_year' | 'academic_year', by: PlainDate): PeriodColumn[] {
  const last = Number(by.slice(0, 4));
  const endOf = (year: number) => (kind === 'calendar_year' ? makeDate(year, 12, 31) : makeDate(year, 8, 31));
  const ends = Array.from({ length: MOST_YEARS + 1 }, (_, i) => endOf(last - MOST_YEARS + i)).filter(
    (end) => end <= by,
  );
  return ends.slice(-MOST_YEARS).map((end, i, all) => ({
    header: kind === 'calendar_year' ? end.slice(0, 4) : `School year to ${dateWords(end)}`,
    kinds: [kind],
    end,
    isPrevious: i < all.length - 1,
    isAhead: false,
  }));
}
