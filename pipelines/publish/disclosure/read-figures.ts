import type { Figures } from './figures.ts';
import type { DisclosureInput, ScorecardRow } from './rows.ts';
import { type Count, joinSharedCounts } from './shared-counts.ts';

/** One side of a measure: the counts above the line of a percentage, or below it. A plain count has only the upper side. */
export interface Side {
  readonly measure: string;
  readonly side: 'numerator' | 'denominator';
  /** Cell key (period, breakdown, value) -> figure. */
  readonly cells: Map<string, number>;
}

/** The figures that a row shows: whoever sees the row knows them. */
export interface RowFigures {
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
}

export interface ReadFigures {
  readonly figures: Figures;
  readonly sides: readonly Side[];
  /** Index of the row -> the figures it shows. */
  readonly rows: readonly RowFigures[];
}

const NO_COUNT = new Set(['gbp', 'fte', 'rating', 'flag']);
const KIND_WEIGHT: Record<string, number> = {
  month: 1,
  rolling_12_months: 1.5,
  quarter: 2,
  year_to_date: 3,
  financial_year: 4,
  calendar_year: 4,
  academic_year: 4,
};

/** `start..end`, with the kind behind `#` where two kinds of one period disagree. */
export function periodKey(start: string | null, end: string, kind?: string): string {
  return `${start ?? ''}..${end}${kind ? `#${kind}` : ''}`;
}

export function cellKey(period: string, breakdown: string, value: string): string {
  return `${period}|${breakdown}|${value}`;
}

/**
 * Turns rows into figures: counts that are one and the same become one figure, so that hiding it hides every cell that
 * shows it. A rate's population is public and is no figure.
 */
export function readFigures(input: DisclosureInput): ReadFigures {
  const people = new Map(input.measures.map((m) => [m.measure_id, m.counts_people]));
  const shares = sharesOfTotal(input.rows);
  const torn = periodsThatDisagree(input.rows);
  const sides = new Map<string, Side>();
  const counts: Count[] = [];
  const count = (row: ScorecardRow, side: Side['side'], value: number): number => {
    // A net change is no count and adds up with nothing; a small one is hidden all the same.
    if (value < 0) return counts.push({ value: -value, weight: weigh(row) }) - 1;
    const name = `${row.measure_id}|${side}`;
    let cells = sides.get(name)?.cells;
    if (!cells) {
      cells = new Map();
      sides.set(name, { measure: row.measure_id, side, cells });
    }
    const plain = periodKey(row.period_start, row.period_end);
    const period = torn.has(`${row.measure_id}|${plain}`) ? `${plain}#${row.period_kind}` : plain;
    const isShare = side === 'denominator' && shares.has(shareKey(row));
    const key = isShare ? cellKey(period, 'all', 'all') : cellKey(period, row.breakdown, row.breakdown_value);
    let known = cells.get(key);
    if (known !== undefined && counts[known]!.value !== value) {
      // Two rows of one cell that disagree: each is kept as a count of its own.
      cells.set(`${key}|${counts.length}`, counts.length);
      known = undefined;
    } else if (known === undefined) {
      cells.set(key, counts.length);
    }
    const weight = weigh(row);
    if (known !== undefined) {
      counts[known]!.weight += weight;
      return known;
    }
    counts.push({ value, weight });
    return counts.length - 1;
  };
  const rows = input.rows.map((row): RowFigures => {
    if (people.get(row.measure_id) === false || NO_COUNT.has(row.unit)) {
      return { numerator: undefined, denominator: undefined };
    }
    const { above, below } = countsOf(row);
    return {
      numerator: above === null ? undefined : count(row, 'numerator', above),
      denominator: below === null ? undefined : count(row, 'denominator', below),
    };
  });
  return joinSharedCounts(input, [...sides.values()], counts, rows);
}

/** The counts of people that a row shows, by its unit. */
function countsOf(row: ScorecardRow): { above: number | null; below: number | null } {
  switch (row.unit) {
    case 'percentage':
      return { above: row.numerator ?? countOf(row, 100), below: row.denominator };
    case 'rate_per_10000':
      return { above: row.numerator ?? countOf(row, 10000), below: null };
    case 'rate_per_1000':
      return { above: row.numerator ?? countOf(row, 1000), below: null };
    case 'days':
    case 'weeks':
      // A median shows the number of children it is taken over.
      return { above: null, below: row.denominator ?? row.numerator };
    case 'count_per_month':
      return { above: row.numerator ?? row.value, below: null };
    default:
      return { above: row.numerator ?? row.value, below: row.denominator };
  }
}

/** A ratio gives its count away where the base is known: 1.3 per 10,000 of 23,417 is 3. */
function countOf(row: ScorecardRow, per: number): number | null {
  if (row.value === null || row.denominator === null) return null;
  return Math.round((row.value * row.denominator) / per);
}

function shareKey(row: ScorecardRow): string {
  return `${row.measure_id}|${periodKey(row.period_start, row.period_end, row.period_kind)}|${row.breakdown}`;
}

/** Breakdowns whose cells all have one denominator: shares of the total. */
function sharesOfTotal(rows: readonly ScorecardRow[]): ReadonlySet<string> {
  const first = new Map<string, number>();
  const several = new Set<string>();
  const differ = new Set<string>();
  for (const row of rows) {
    if (row.denominator === null || row.breakdown === 'all') continue;
    const key = shareKey(row);
    const known = first.get(key);
    if (known === undefined) first.set(key, row.denominator);
    else if (known === row.denominator) several.add(key);
    else differ.add(key);
  }
  for (const key of differ) several.delete(key);
  return several;
}

/** Measure and period where two kinds of the same days (year to date and financial year) have different counts. */
function periodsThatDisagree(rows: readonly ScorecardRow[]): ReadonlySet<string> {
  const first = new Map<string, ScorecardRow>();
  const torn = new Set<string>();
  for (const row of rows) {
    if (row.period_kind === 'month' || row.period_start === null) continue;
    const period = `${row.measure_id}|${periodKey(row.period_start, row.period_end)}`;
    const key = cellKey(period, row.breakdown, row.breakdown_value);
    const known = first.get(key);
    if (!known) first.set(key, row);
    else if (known.numerator !== row.numerator || known.denominator !== row.denominator) torn.add(period);
  }
  return torn;
}

function weigh(row: ScorecardRow): number {
  const month = row.period_end.slice(5, 7);
  const kind =
    KIND_WEIGHT[row.period_kind] ?? (month === '03' ? 4 : ['06', '09', '12'].includes(month) ? 2 : 1);
  return row.breakdown === 'all' ? kind * 8 : kind;
}
