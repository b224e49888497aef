import { addYears, type Day } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { LAST, QUARTER_ENDS, QUARTERS, Y2014, Y2015 } from './calendar.ts';
import type { Population } from './children.ts';
import { anyDay, days, openOn, type Span, workingDay } from './dates.ts';
import { BEFORE, HISTORY, YEAR_END } from './drops.ts';
import type { Referral } from './front-door.ts';

export interface Plan {
  readonly id: string;
  readonly child: Child;
  readonly start: Day;
  readonly transferredIn: boolean;
  readonly category: string;
  end: Day | null;
  sexualAbuseConcern: boolean;
}

/** How many plans start and end in a span. */
interface Flow extends Span {
  readonly starts: number;
  readonly ends: number;
}

/** Plans open when the history begins. */
const OPENING = 390;
const CATEGORIES = { NEG: 44, EMO: 38, PHY: 9, SAB: 4, MUL: 5 };

/** Starts and ends that lead from each printed stock to the next, with as many ends in a year as printed. */
function flowsOf(printed: PrintedTables): Flow[] {
  const before = printed.count('cp-plans-open', LAST.y2015);
  const endedBefore = printed.count('cp-plans-ended', LAST.y2015);
  const ended = printed.count('cp-plans-ended', LAST.y2016);
  const stocks = [before, ...QUARTER_ENDS.map((end) => printed.count('cp-plans-open', end))];
  const year2014 = { ...Y2014, starts: 505, ends: 495 };
  const opening = OPENING + year2014.starts - year2014.ends;
  // More end where the stock falls: the mean of a quarter, and half of what the stock loses.
  const falls = QUARTERS.map((_, i) => stocks[i]! - stocks[i + 1]!);
  const even = (ended - falls.reduce((sum, fall) => sum + Math.round(fall / 2), 0)) / QUARTERS.length;
  const ends = falls.map((fall) => Math.floor(even) + Math.round(fall / 2));
  ends[0]! += ended - ends.reduce((sum, count) => sum + count, 0);
  return [
    year2014,
    { ...Y2015, starts: endedBefore + before - opening, ends: endedBefore },
    ...QUARTERS.map((span, i) => ({ ...span, ends: ends[i]!, starts: ends[i]! - falls[i]! })),
  ];
}

/** Three years of child protection plans with the printed stocks, ends and concerns. */
export function makePlans(
  population: Population,
  referrals: readonly Referral[],
  printed: PrintedTables,
  random: Random,
): Plan[] {
  const plans: Plan[] = [];
  const begin = (child: Child, start: Day) =>
    plans.push({
      id: `CP${3000 + plans.length}`,
      child,
      start,
      transferredIn: random.chance(0.03),
      category: random.weighted(CATEGORIES),
      end: null,
      sexualAbuseConcern: false,
    });
  for (const start of days(random, OPENING, { from: HISTORY - 420, to: HISTORY - 1 }, workingDay)) {
    begin(population.child(start, 0, 12), start);
  }
  const used = new Set<Child>();
  for (const flow of flowsOf(printed)) {
    for (const start of days(random, flow.starts, flow, workingDay)) {
      begin(referredChild(population, referrals, start, used, random), start);
    }
    endSome(plans, flow, random);
  }
  markConcerns(plans, printed, random);
  return plans;
}

/** A child referred one to eight weeks before, or one from elsewhere where none is left. */
function referredChild(
  population: Population,
  referrals: readonly Referral[],
  start: Day,
  used: Set<Child>,
  random: Random,
): Child {
  const able = referrals.filter(
    ({ child, date }) =>
      date <= start - 7 && date >= start - 56 && !used.has(child) && addYears(child.born, 14) > start,
  );
  const child = able.length > 0 ? random.pick(able).child : population.child(start, 0, 12);
  used.add(child);
  return child;
}

/** Ends plans of any age but the very young ones, on days of the span. */
function endSome(plans: readonly Plan[], flow: Flow, random: Random): void {
  for (const end of days(random, flow.ends, flow)) {
    const open = plans.filter((plan) => plan.end === null && plan.start < end - 14);
    random.pick(open).end = end;
  }
}

/** Marks as many open plans with a sexual abuse concern as were printed in July and at the year's end. */
function markConcerns(plans: readonly Plan[], printed: PrintedTables, random: Random): void {
  const concern = ['sexual_abuse_concern', 'yes'] as const;
  const july = printed.count('cp-plans-open', '2016-07-31', ...concern);
  const inJuly = july31(plans);
  const early = random.shuffled(inJuly.filter((plan) => plan.end !== null)).slice(0, july - 5);
  const both = random.shuffled(inJuly.filter((plan) => plan.end === null)).slice(0, 5);
  const open = plans.filter((plan) => openOn(YEAR_END, plan.start, plan.end));
  const share = printed.numerators(printed.find('cp-plans-share-pct', LAST.y2016, ...concern), open.length);
  const late = random
    .shuffled(open.filter((plan) => !inJuly.includes(plan)))
    .slice(0, share.low + 1 - both.length);
  for (const plan of [...early, ...both, ...late]) plan.sexualAbuseConcern = true;
}

function july31(plans: readonly Plan[]): Plan[] {
  const day = BEFORE + 122;
  return plans.filter((plan) => openOn(day, plan.start, plan.end));
}

/** A day inside a plan's life so far. */
export function dayWithin(plan: Plan, span: Span, random: Random): Day | null {
  const from = Math.max(span.from, plan.start + 1);
  const to = Math.min(span.to, (plan.end ?? YEAR_END) - 1);
  return from > to ? null : anyDay(random, { from, to });
}
