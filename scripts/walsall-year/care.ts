import { addYears, type Day } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { LAST, Y2014, Y2015, Y2016 } from './calendar.ts';
import { childId, type Population } from './children.ts';
import { anyDay, days, openOn, type Span } from './dates.ts';
import { BEFORE, HISTORY, YEAR_END } from './drops.ts';
import type { Referral } from './front-door.ts';
import type { Plan } from './plans.ts';

/** One unbroken time in care. */
export interface Care {
  readonly child: Child;
  readonly start: Day;
  readonly shortBreaks: boolean;
  end: Day | null;
  unaccompanied: boolean;
  /** Days on which the placement changed. */
  moves: Day[];
}

/** Children in care when the history begins. */
const OPENING = 601;
const SHORT_BREAKS = 14;
const STATUS = { C2: 55, C1: 14, V2: 22, E1: 9 };
const PLACEMENTS = { U6: 55, U4: 10, U1: 8, P1: 8, K2: 10, H5: 5, R1: 4 };
const ENDINGS = { E4A: 34, E11: 14, E43: 14, E45: 8, E5: 16, E8: 14 };

/** Three years of children in care with the printed stocks, starts and ends; each child is in care once. */
export function makeCares(
  population: Population,
  referrals: readonly Referral[],
  plans: readonly Plan[],
  printed: PrintedTables,
  random: Random,
): Care[] {
  const before = printed.count('lac-open', LAST.y2015);
  const [starts, ends] = [printed.count('lac-started', LAST.y2016), printed.count('lac-ended', LAST.y2016)];
  const overlap = onPlanToo(printed);
  const cares: Care[] = [];
  const begin = (child: Child, start: Day, shortBreaks = false) =>
    cares.push({ child, start, shortBreaks, end: null, unaccompanied: false, moves: [] });

  for (const start of days(random, OPENING, { from: HISTORY - 1500, to: HISTORY - 1 })) {
    begin(population.child(start, 0, 9), start);
  }
  for (let i = 0; i < SHORT_BREAKS; i += 1) begin(population.child(BEFORE, 4, 12), BEFORE - 300 - i, true);

  const planned = new Map(plans.map((plan) => [plan.child, plan]));
  const used = new Set<Child>();
  const years = [
    { ...Y2014, starts: 182, ends: 172 },
    { ...Y2015, starts: before - OPENING - 10 + 170, ends: 170 },
    { ...Y2016, starts, ends },
  ];
  for (const year of years) {
    // Some are on a plan still when they come into care: as many as make the printed totals of all in need.
    const both = year.from === Y2015.from ? stillOnPlan(plans, overlap, random) : [];
    for (const plan of both) begin(plan.child, BEFORE - random.between(3, 25));
    for (const start of days(random, year.starts - both.length, year)) {
      const able = referrals.filter(
        ({ child, date }) =>
          date <= start - 2 &&
          date >= start - 90 &&
          !used.has(child) &&
          addYears(child.born, 14) > start &&
          (!planned.has(child) || (planned.get(child)!.end ?? YEAR_END + 1) <= start),
      );
      const child = able.length > 0 ? random.pick(able).child : population.child(start, 0, 13);
      if (planned.has(child) && planned.get(child)!.end! > start)
        throw new RangeError('in care and on a plan');
      used.add(child);
      begin(child, start);
    }
    endSome(cares, year, random, new Set(both.map((plan) => plan.child)));
  }
  const open = cares.filter((care) => inCareOn(care, YEAR_END));
  const alone = printed.count('lac-open', LAST.y2016, 'unaccompanied_asylum_seeker', 'yes');
  for (const care of random.shuffled(open.filter((item) => item.start > BEFORE)).slice(0, alone)) {
    care.unaccompanied = true;
  }
  for (const care of cares) move(care, random);
  return cares;
}

/** Children both on a plan and in care on 31 March 2016: what the sum of the parts exceeds the printed total by. */
function onPlanToo(printed: PrintedTables): number {
  const at = (measure: string) => printed.count(measure, LAST.y2015);
  return at('cin-open-excl-cp-lac') + at('cp-plans-open') + at('lac-open') - at('cin-open-all');
}

function stillOnPlan(plans: readonly Plan[], count: number, random: Random): Plan[] {
  const able = plans.filter(
    (plan) =>
      plan.start < BEFORE - 30 && plan.end !== null && plan.end > BEFORE + 5 && plan.end < BEFORE + 200,
  );
  return random.shuffled(able).slice(0, count);
}

function endSome(
  cares: readonly Care[],
  year: Span & { ends: number },
  random: Random,
  kept: ReadonlySet<Child>,
): void {
  const able = cares.filter((care) => care.end === null && !care.shortBreaks && !kept.has(care.child));
  // Nobody stays past the 18th birthday.
  const grown = able.filter((care) => addYears(care.child.born, 18) <= year.to);
  for (const care of grown) care.end = Math.max(addYears(care.child.born, 18), care.start + 1, year.from);
  const rest = able.filter((care) => care.end === null && care.start < year.to - 40);
  for (const care of random.shuffled(rest).slice(0, year.ends - grown.length)) {
    care.end = anyDay(random, { from: Math.max(year.from, care.start + 20), to: year.to });
  }
  if (grown.length > year.ends) throw new RangeError(`care: ${grown.length} grew up in the year`);
}

function move(care: Care, random: Random): void {
  const to = (care.end ?? YEAR_END) - 20;
  if (to - care.start < 120 || care.shortBreaks || !random.chance(0.25)) return;
  care.moves = [anyDay(random, { from: Math.max(care.start + 60, HISTORY - 30), to: Math.max(to, HISTORY) })];
}

export function inCareOn(care: Care, day: Day): boolean {
  return !care.shortBreaks && openOn(day, care.start, care.end);
}

/** One row per placement. */
export function careRows(care: Care, random: Random): Row[] {
  const status = care.shortBreaks ? 'V4' : random.weighted(STATUS);
  const reason = care.end === null ? '' : random.weighted(ENDINGS);
  const starts = [care.start, ...care.moves];
  return starts.map((start, i) => {
    const next = starts[i + 1];
    return {
      child_id: childId(care.child),
      start_date: on(start),
      reason_new_episode: i === 0 ? 'S' : 'P',
      legal_status: status,
      category_of_need: random.weighted({ N1: 70, N5: 12, N4: 8, N2: 4, N8: 6 }),
      placement_type: care.shortBreaks ? 'U6' : random.weighted(PLACEMENTS),
      placement_location: random.chance(0.62) ? 'in_area' : 'out_of_area',
      unaccompanied_asylum_seeker: care.unaccompanied ? 'Yes' : 'No',
      end_date: on(next ?? care.end),
      reason_ceased: next === undefined ? reason : 'X1',
    };
  });
}
