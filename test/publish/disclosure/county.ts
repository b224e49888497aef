import { controlDisclosure } from '../../../pipelines/publish/disclosure/control.ts';
import type { DisclosureInput, ScorecardRow } from '../../../pipelines/publish/disclosure/rows.ts';

type Given = Partial<ScorecardRow> & { readonly count?: number };

/** A row of a count (or, with a denominator, of a percentage) for 2017-18 quarter 1, all of it, unless said otherwise. */
export function row({ count, ...given }: Given): ScorecardRow {
  const numerator = count ?? given.numerator ?? null;
  const denominator = given.denominator ?? null;
  const unit = given.unit ?? (denominator === null ? 'count' : 'percentage');
  const value =
    numerator === null
      ? null
      : denominator === null
        ? numerator
        : (numerator / denominator) * (unit === 'percentage' ? 100 : 10000);
  return {
    measure_id: 'referrals-received',
    period_kind: 'quarter',
    period_start: '2017-04-01',
    period_end: '2017-06-30',
    breakdown: 'all',
    breakdown_value: 'all',
    value,
    ...given,
    numerator,
    denominator,
    unit,
  };
}

/** A breakdown of one period, its total first: `parts('source', [3, 20, 30])`. */
export function parts(breakdown: string, counts: readonly number[], more: Given = {}): ScorecardRow[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return [
    row({ ...more, count: total }),
    ...counts.map((count, i) => row({ ...more, breakdown, breakdown_value: `v${i + 1}`, count })),
  ];
}

export const months = [
  { period_kind: 'month', period_start: '2017-04-01', period_end: '2017-04-30' },
  { period_kind: 'month', period_start: '2017-05-01', period_end: '2017-05-31' },
  { period_kind: 'month', period_start: '2017-06-01', period_end: '2017-06-30' },
] as const;

/** Runs disclosure control over rows of measures that all count people. */
export function control(rows: readonly ScorecardRow[], more: Partial<DisclosureInput> = {}) {
  const measures = [...new Set(rows.map((r) => r.measure_id))].map((measure_id) => ({
    measure_id,
    counts_people: true,
  }));
  return controlDisclosure({ rows, measures, threshold: 5, ...more });
}

/** What the rows would show: the numerator, or `c`. */
export function display(
  rows: readonly ScorecardRow[],
  more: Partial<DisclosureInput> = {},
): (number | string | null)[] {
  const { suppressed } = control(rows, more);
  return rows.map((r, i) => (suppressed[i] ? 'c' : r.numerator));
}
