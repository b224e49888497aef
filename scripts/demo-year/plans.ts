import type { PlanFlow } from './chain.ts';
import { addMonths, addYears, type Day, day, isWorkingDay, minusWorkingDays } from './days.ts';
import { DROPS, NEVER } from './drops.ts';
import type { Child, Family, People } from './people.ts';
import type { Random } from './random.ts';

/** One child on one child protection plan. */
export interface Plan {
  readonly child: Child;
  readonly start: Day;
  /** Period of the start; -1 before the history. */
  readonly period: number;
  end: Day | null;
  /** First drop that sends the end. */
  end_from: number;
  /** Plans before this one, and when the last of them ended where the records do not hold it. */
  previous_plans: number;
  previous_end: Day | null;
  /** Code of abuse_categories; decided later. */
  category: string;
}

/** Plans open on 31 March 2016, of which the oldest began 26 months before. */
const OPENING = 472;
const OLDEST = day('2014-01-20');

/** A working day from low to high, or low where there is none. */
function workingDayBetween(low: Day, high: Day, random: Random): Day {
  for (let tries = 0; tries < 20; tries += 1) {
    const drawn = random.between(low, high);
    if (isWorkingDay(drawn)) {
      return drawn;
    }
  }
  return low;
}

/** True where the plan is open on the last day of a period, as the drop of that period tells it. */
export function isOpenAt(plan: Plan, period: number): boolean {
  return plan.period <= period && period < plan.end_from;
}

/** Draws the plans of the demonstration year, family by family, so that each period has its flow. */
export class PlanHistory {
  readonly plans: Plan[] = [];
  private readonly people: People;
  private readonly random: Random;

  constructor(people: People, random: Random) {
    this.people = people;
    this.random = random;
  }

  /** Runs the history and the four quarters. */
  run(flows: readonly PlanFlow[]): Plan[] {
    this.open(OPENING);
    flows.forEach((flow, period) => {
      this.start(period, flow);
      this.end(period, flow);
    });
    return this.plans;
  }

  private open(count: number): void {
    const last = DROPS[0]!.period_start - 1;
    while (this.plans.length < count) {
      const since = Math.min(last - OLDEST, Math.floor(-Math.log(1 - this.random.next()) * 280));
      this.family(last - since, -1, count - this.plans.length);
    }
  }

  /** A new family of which up to `room` children go on a plan on one day. */
  private family(start: Day, period: number, room: number): Plan[] {
    const family = this.people.newFamily();
    const size = Math.min(room, 1 + this.random.weightedIndex([0.42, 0.3, 0.17, 0.08, 0.03]));
    // The day of birth is only a placeholder until the ages are solved for.
    return Array.from({ length: size }, () =>
      this.plan(this.people.newChild(family, start - 1500), start, period),
    );
  }

  private plan(child: Child, start: Day, period: number): Plan {
    const plan: Plan = {
      child,
      start,
      period,
      end: null,
      end_from: NEVER,
      previous_plans: 0,
      previous_end: null,
      category: '',
    };
    this.plans.push(plan);
    return plan;
  }

  private start(period: number, flow: PlanFlow): void {
    const { period_start, covers_to } = DROPS[period]!;
    const begun: Plan[] = [];
    for (const family of this.returning(period)) {
      if (begun.length + family.length <= flow.repeats_2y / 3) {
        const start = workingDayBetween(period_start, covers_to, this.random);
        begun.push(...family.map((plan) => this.again(plan, start, period)));
      }
    }
    const back = begun.length;
    while (begun.length < flow.starts) {
      const start = workingDayBetween(period_start, covers_to, this.random);
      begun.push(...this.family(start, period, flow.starts - begun.length));
    }
    this.markRepeats(begun.slice(back), flow.repeats_2y - back, flow.repeats - flow.repeats_2y);
  }

  /** Families all of whose plans ended, long enough before the period to come back in it. */
  private returning(period: number): Plan[][] {
    const families = new Map<Family, Plan[]>();
    for (const plan of this.plans) {
      families.set(plan.child.family, [...(families.get(plan.child.family) ?? []), plan]);
    }
    const ended = [...families.values()].filter((plans) =>
      plans.every((plan) => plan.end !== null && plan.end < DROPS[period]!.period_start - 40),
    );
    return this.random
      .shuffled(ended)
      .filter(
        (plans) =>
          plans.every((plan) => plan.previous_plans === 0) &&
          new Set(plans.map((p) => p.child)).size === plans.length,
      );
  }

  private again(before: Plan, start: Day, period: number): Plan {
    const plan = this.plan(before.child, start, period);
    plan.previous_plans = 1;
    return plan;
  }

  /** Marks starts for children who had plans before the history, inside two years and longer ago. */
  private markRepeats(begun: readonly Plan[], recent: number, older: number): void {
    const order = this.random.shuffled([...new Set(begun.map((plan) => plan.child.family))]);
    const plans = order.flatMap((family) => begun.filter((plan) => plan.child.family === family));
    plans.slice(0, recent + older).forEach((plan, i) => {
      plan.previous_plans = this.random.chance(0.8) ? 1 : 2;
      plan.previous_end =
        i < recent ? plan.start - this.random.between(45, 700) : plan.start - this.random.between(760, 2600);
    });
  }

  private end(period: number, flow: PlanFlow): void {
    const { period_start, covers_to } = DROPS[period]!;
    const two_years = (plan: Plan): [Day, Day] => [
      Math.max(period_start, addYears(plan.start, 2)),
      covers_to,
    ];
    const three_months = (plan: Plan): [Day, Day] => [
      Math.max(period_start, plan.start + 26),
      Math.min(covers_to, addMonths(plan.start, 3)),
    ];
    const between = (plan: Plan): [Day, Day] => [
      Math.max(period_start, addMonths(plan.start, 3) + 1),
      Math.min(covers_to, addYears(plan.start, 2) - 1),
    ];
    this.endSome(period, flow.long, two_years, 0);
    this.endSome(period, flow.short, three_months, 0);
    this.endSome(period, flow.ends - flow.long - flow.short, between, period >= 2 ? 3 : 0);
  }

  /**
   * Ends plans, brothers and sisters together as far as the count goes. `late` of them ended in the last days of
   * the quarter before and reach the board a quarter late.
   */
  private endSome(period: number, count: number, window: (plan: Plan) => [Day, Day], late: number): void {
    const able = this.plans.filter((plan) => {
      const [low, high] = window(plan);
      return plan.end === null && low < high;
    });
    const families = this.random.shuffled([...new Set(able.map((plan) => plan.child.family))]);
    let left = count;
    for (const family of families) {
      let end: Day | null = null;
      for (const plan of able.filter((item) => item.child.family === family).slice(0, left)) {
        const [low, high] = window(plan);
        end = end !== null && end >= low && end <= high ? end : workingDayBetween(low, high, this.random);
        plan.end = end;
        plan.end_from = period;
        left -= 1;
        const earlier = minusWorkingDays(DROPS[period]!.period_start, this.random.between(1, 6));
        if (count - left <= late && earlier > addMonths(plan.start, 3) && earlier > plan.start) {
          plan.end = earlier;
          end = earlier;
        }
      }
      if (left === 0) {
        return;
      }
    }
    throw new RangeError(`period ${period}: ${left} plans too few to end`);
  }
}
