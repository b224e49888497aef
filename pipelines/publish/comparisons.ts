import { addDays, addMonths, type PlainDate } from '../../domain/plain-date.ts';
import type { ScorecardRow } from './disclosure/rows.ts';

/** Row by row: 1 where the figure beside it (the period before, the same period last year) may be shown. */
export interface ShownComparisons {
  readonly previous: Uint8Array;
  readonly lastYear: Uint8Array;
}

/**
 * A comparison repeats another row's value, so it is shown only beside a shown figure, and only where that other row is
 * published itself.
 */
export function shownComparisons(rows: readonly ScorecardRow[], suppressed: Uint8Array): ShownComparisons {
  const indexOf = new Map(rows.map((row, i) => [nameOf(row, row.period_end), i]));
  const shown = (row: ScorecardRow, end: PlainDate | undefined) => {
    const other = end === undefined ? undefined : indexOf.get(nameOf(row, end));
    return other !== undefined && !suppressed[other] ? 1 : 0;
  };
  const previous = new Uint8Array(rows.length);
  const lastYear = new Uint8Array(rows.length);
  for (const [i, row] of rows.entries()) {
    if (suppressed[i]) continue;
    previous[i] = shown(row, previousEnd(row));
    lastYear[i] = shown(row, monthsBefore(row.period_end, 12));
  }
  return { previous, lastYear };
}

/** The end of the period that a reader compares with: as the scorecard's own comparison takes it. */
export function previousEnd(row: {
  readonly period_kind: string;
  readonly period_end: PlainDate;
}): PlainDate | undefined {
  const month = Number(row.period_end.slice(5, 7));
  switch (row.period_kind) {
    case 'month':
      return monthsBefore(row.period_end, 1);
    case 'quarter':
    case 'rolling_12_months':
      return monthsBefore(row.period_end, 3);
    case 'snapshot':
      return monthsBefore(row.period_end, month % 3 === 0 ? 3 : 1);
    case 'year_to_date':
      // Quarter 1 to date does not follow on from quarter 4 to date.
      return month === 6 ? undefined : monthsBefore(row.period_end, 3);
    default:
      return monthsBefore(row.period_end, 12);
  }
}

/** The month end that many months before a month end. */
function monthsBefore(end: PlainDate, months: number): PlainDate {
  return addDays(addMonths(addDays(end, 1), -months), -1);
}

function nameOf(row: ScorecardRow, end: PlainDate): string {
  return `${row.measure_id}|${row.period_kind}|${end}|${row.breakdown}|${row.breakdown_value}`;
}
