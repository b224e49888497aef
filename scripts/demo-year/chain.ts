import { iso } from './days.ts';
import { DROPS } from './drops.ts';
import type { PrintedTables, Range } from './printed.ts';

/** How many plans start and end in one period, and how many of them count to the printed percentages. */
export interface PlanFlow {
  readonly starts: number;
  readonly ends: number;
  /** Starts for children who had a plan before; of these, those whose last plan ended inside two years. */
  readonly repeats: number;
  readonly repeats_2y: number;
  /** Ends of plans that lasted two years or more, and three months or less. */
  readonly long: number;
  readonly short: number;
}

/** Plans open on 31 March 2016, printed for the year before the history begins. */
function openingStock(printed: PrintedTables): number {
  return printed.count('cp-plans-open', '2016-03-31');
}

type Totals = readonly [starts: number, ends: number, ...counted: number[]];

const COUNTED: readonly [measure: string, of: 'starts' | 'ends'][] = [
  ['cp-repeat-ever-pct', 'starts'],
  ['cp-repeat-2y-pct', 'starts'],
  ['cp-ended-2y-pct', 'ends'],
  ['cp-ended-3m-pct', 'ends'],
];

/** The counts of one year to date for a number of starts, or null where no whole numbers give the print. */
function totalsFor(printed: PrintedTables, end: string, starts: number, ends: number): Range[] | null {
  const ranges = COUNTED.map(([measure, of]) =>
    printed.numerators(printed.find(measure, end), of === 'starts' ? starts : ends),
  );
  return ranges.every((range) => range.low <= range.high) ? ranges : null;
}

function smallest(ranges: readonly Range[], at_least: readonly number[]): number[] | null {
  const numbers = ranges.map((range, i) => Math.max(range.low, at_least[i]!));
  return ranges.every((range, i) => numbers[i]! <= range.high) ? numbers : null;
}

/**
 * Solves the flows of plans: 2016-17, then the four quarters of 2017-18, so that the stock printed at each
 * quarter's end is opening stock + starts - ends and every printed percentage of starts and of ends comes
 * from whole, never falling, cumulative counts. Of all solutions the one with the most even quarters.
 */
export function solvePlanChain(printed: PrintedTables): PlanFlow[] {
  const ends = DROPS.map((drop) => iso(drop.covers_to));
  const stock = ends.map((end) => printed.count('cp-plans-open', end));
  let paths: { cost: number; totals: Totals[] }[] = [{ cost: 0, totals: [] }];
  for (let quarter = 1; quarter <= 4; quarter += 1) {
    const next = new Map<number, { cost: number; totals: Totals[] }>();
    for (const path of paths) {
      const last = path.totals.at(-1) ?? [0, 0, 0, 0, 0, 0];
      for (let starts = last[0] + 60; starts <= last[0] + 300; starts += 1) {
        const ended = starts - (stock[quarter]! - stock[0]!);
        const ranges = totalsFor(printed, ends[quarter]!, starts, ended);
        const counted = ranges === null || ended <= last[1] ? null : smallest(ranges, last.slice(2));
        const cost = path.cost + (starts - last[0]) ** 2;
        if (counted !== null && cost < (next.get(starts)?.cost ?? Number.POSITIVE_INFINITY)) {
          next.set(starts, { cost, totals: [...path.totals, [starts, ended, ...counted]] });
        }
      }
    }
    paths = [...next.values()];
  }
  // The sum of squares favours short years too, so the level is set by the year before: about as many starts.
  const year = solveYear(printed, openingStock(printed), stock[0]!, ends[0]!);
  const best = paths.reduce((left, right) => (score(left.totals) <= score(right.totals) ? left : right));
  const flows = best.totals.map((total, i) => flowBetween(best.totals[i - 1], total));
  return [flowBetween(undefined, year), ...flows];
}

function score(totals: readonly Totals[]): number {
  const mean = totals.at(-1)![0] / totals.length;
  return totals.reduce((sum, total, i) => sum + (total[0] - (totals[i - 1]?.[0] ?? 0) - mean) ** 2, 0);
}

function solveYear(printed: PrintedTables, opening: number, closing: number, end: string): Totals {
  for (let step = 0; step < 400; step += 1) {
    const starts = 540 + (step % 2 === 0 ? step / 2 : -(step + 1) / 2);
    const ended = opening + starts - closing;
    const counted = totalsFor(printed, end, starts, ended);
    if (counted !== null) {
      return [starts, ended, ...counted.map((range) => range.low)];
    }
  }
  throw new RangeError(`no number of plans gives what is printed for the year to ${end}`);
}

function flowBetween(before: Totals | undefined, after: Totals): PlanFlow {
  const [starts, ends, repeats, repeats_2y, long, short] = after.map(
    (value, i) => value - (before?.[i] ?? 0),
  );
  return {
    starts: starts!,
    ends: ends!,
    repeats: repeats!,
    repeats_2y: repeats_2y!,
    long: long!,
    short: short!,
  };
}
