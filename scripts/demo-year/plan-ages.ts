import { addYears, ageOn, type Day, iso } from './days.ts';
import { DROPS } from './drops.ts';
import { type MarginProblem, meetMargins, type Unit } from './margins.ts';
import { type Child, knownBeforeBirth } from './people.ts';
import { isOpenAt, type Plan } from './plans.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';

const BANDS = ['unborn', 'under_1', '1_to_4', '5_to_9', '10_to_15', '16_to_17'] as const;
export const SNAPSHOTS: readonly Day[] = DROPS.map((drop) => drop.covers_to);

/** The plans of each child, first to last. */
export function plansByChild(plans: readonly Plan[]): Map<Child, Plan[]> {
  const result = new Map<Child, Plan[]>();
  for (const plan of plans) {
    result.set(plan.child, [...(result.get(plan.child) ?? []), plan]);
  }
  return result;
}

/** For each snapshot, true where the child is on a plan as the drop of that quarter tells it. */
export function stockOf(plans: readonly Plan[]): boolean[] {
  return SNAPSHOTS.map((_, period) => plans.some((plan) => isOpenAt(plan, period)));
}

function bandOn(born: Day, on: Day): number {
  if (born > on) {
    return 0;
  }
  const age = ageOn(born, on);
  return age < 1 ? 1 : age < 5 ? 2 : age < 10 ? 3 : age < 16 ? 4 : 5;
}

/** A day of birth that the child's plans allow, or null where the draw was not one. */
function drawBirth(plans: readonly Plan[], last: Day, random: Random): Day | null {
  const first = plans[0]!;
  const draw = random.next();
  let born: Day;
  if (draw < 0.15 && first.period >= 0) {
    born = SNAPSHOTS[first.period]! + random.between(1, 55);
    return born - first.start <= 110 ? born : null;
  }
  if (draw < 0.35) {
    born = first.start + random.between(-365, first.period >= 0 ? 25 : 0);
  } else {
    born = first.start - random.between(365, 17.9 * 365);
  }
  return addYears(born, 18) > last ? born : null;
}

/**
 * Gives every child on a plan a day of birth such that the age groups printed at each quarter's end hold, the
 * unborn among them, and brothers and sisters lie ten months apart.
 */
export function solvePlanAges(plans: readonly Plan[], printed: PrintedTables, random: Random): void {
  const children = [...plansByChild(plans)].map(([child, own]) => {
    const stock = stockOf(own);
    const lasts = own.map((plan) => Math.max(plan.start, plan.end ?? SNAPSHOTS.at(-1)!));
    return { child, own, stock, last: Math.max(...lasts) };
  });
  const unit = (index: number, born: Day): Unit<Day> => {
    const cells = children[index]!.stock.flatMap((present, period) =>
      present ? [period * BANDS.length + bandOn(born, SNAPSHOTS[period]!), 1] : [],
    );
    return { state: born, cells };
  };
  const problem: MarginProblem<Day> = {
    what: 'ages of children on plans',
    targets: SNAPSHOTS.flatMap((on) =>
      BANDS.map((band) => {
        const count = printed.count('cp-plans-open', iso(on), 'age_band', band);
        return { low: count, high: count };
      }),
    ),
    units: [],
    propose: (index) => {
      const { child, own, last } = children[index]!;
      const born = drawBirth(own, last, random);
      const clash =
        born === null ||
        child.family.children.some((other) => other !== child && Math.abs(other.born - born) < 300);
      if (clash) {
        return null;
      }
      child.born = born;
      return unit(index, born);
    },
  };
  children.forEach(({ child, own, last }, index) => {
    let born: Day | null = null;
    while (born === null) {
      born = drawBirth(own, last, random);
    }
    child.born = born;
    problem.units.push(unit(index, born));
  });
  const births = meetMargins(problem, random);
  children.forEach(({ child, own }, index) => {
    child.born = births[index]!;
    if (child.born > own[0]!.start) {
      knownBeforeBirth(child, SNAPSHOTS, random);
    }
  });
}
