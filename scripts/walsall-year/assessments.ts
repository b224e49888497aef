import { type Day, plusWorkingDays } from '../demo-year/days.ts';
import type { Child } from '../demo-year/people.ts';
import type { PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { LAST, Y2016 } from './calendar.ts';
import { type Care, inCareOn } from './care.ts';
import { inSpan } from './dates.ts';
import { BEFORE, YEAR_END } from './drops.ts';
import type { Referral } from './front-door.ts';
import type { Plan } from './plans.ts';

export interface Assessment {
  readonly id: string;
  readonly child: Child;
  readonly start: Day;
  /** Blank where it started on an open case. */
  readonly referral: string;
  authorised: Day | null;
  factors: string[];
}

/** The three groups of the toxic trio, and what else social workers find. 16A is neglect. */
const TRIO = [['3A', '3B', '3C'], ['1B', '2B'], ['4B']] as const;
const OTHERS = { '4A': 14, '5A': 6, '8B': 4, '9A': 4, '13A': 5, '15A': 6, '17A': 30, '18A': 8, '19A': 10 };
const IN_TIME = 45;

export class Assessments {
  readonly list: Assessment[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  run(
    referrals: readonly Referral[],
    cares: readonly Care[],
    plans: readonly Plan[],
    printed: PrintedTables,
  ): this {
    for (const { id, child, date, outcome } of referrals) {
      if (['assessment', 'strategy_or_section_47'].includes(outcome)) {
        this.add(child, date + this.random.between(0, 4), id);
      }
    }
    const before = cares.filter((care) => inCareOn(care, BEFORE));
    for (const { child, start } of before.filter(() => this.random.chance(0.6))) {
      this.add(child, Math.max(start, BEFORE - 500) + this.random.between(0, 20), '');
    }
    this.makeLate(printed);
    this.findTrio(before, printed);
    this.findNeglect(referrals, plans, printed);
    return this;
  }

  private add(child: Child, start: Day, referral: string): void {
    if (start > YEAR_END) return;
    const days = this.random.chance(0.1) ? this.random.between(1, 15) : this.random.between(16, IN_TIME);
    const authorised = plusWorkingDays(start, days);
    const groups = this.random.chance(0.45) ? [this.random.pick(TRIO)] : [];
    this.list.push({
      id: `A${30_000 + this.list.length}`,
      child,
      start,
      referral,
      authorised: authorised > YEAR_END ? null : authorised,
      factors: [...groups.map((group) => this.random.pick(group)), this.random.weighted(OTHERS)],
    });
  }

  /** Makes as many of those authorised in the year late as the printed percentage leaves. */
  private makeLate(printed: PrintedTables): void {
    const done = this.list.filter((item) => inSpan(item.authorised, Y2016));
    const cell = printed.find('assessments-within-45wd-pct', LAST.y2016);
    const late = done.length - printed.numerators(cell, done.length).low;
    const able = done.filter((item) => plusWorkingDays(item.start, IN_TIME + 12) <= YEAR_END);
    for (const item of this.random.shuffled(able).slice(0, late)) {
      item.authorised = plusWorkingDays(item.start, IN_TIME + this.random.between(1, 12));
    }
  }

  /** The latest assessments of the children in care before the year: the trio as printed, and in no other. */
  private findTrio(before: readonly Care[], printed: PrintedTables): void {
    const latest = new Map<Child, Assessment>();
    const cared = new Set(before.map((care) => care.child));
    for (const item of this.list) {
      const held = latest.get(item.child);
      const known = cared.has(item.child) && item.authorised !== null && item.authorised <= BEFORE;
      // The later id of two of one day is the latest (rules for computing, counting).
      if (known && (held === undefined || item.authorised! >= held.authorised!)) latest.set(item.child, item);
    }
    const any = printed.numerators(printed.find('lac-toxic-trio-pct', LAST.y2015), before.length).low;
    const all = printed.count('lac-toxic-trio-all3', LAST.y2015);
    this.random.shuffled([...latest.values()]).forEach((item, i) => {
      const groups = i < all ? TRIO : i < any ? this.random.shuffled(TRIO).slice(0, 1 + (i % 2)) : [];
      item.factors = [...groups.map((group) => this.random.pick(group)), this.random.weighted(OTHERS)];
    });
    if (latest.size < any) throw new RangeError('too few children in care have an assessment');
  }

  /**
   * Neglect on the assessments of the year's referrals, until with the neglect plans inside 12 months as many
   * referrals have the feature as printed.
   */
  private findNeglect(referrals: readonly Referral[], plans: readonly Plan[], printed: PrintedTables): void {
    const started = new Map<Child, Day[]>();
    for (const { child, start, category } of plans) {
      if (category === 'NEG') started.set(child, [...(started.get(child) ?? []), start]);
    }
    const ofYear = referrals.filter((referral) => inSpan(referral.date, Y2016));
    const byPlan = new Set(
      ofYear
        .filter(({ child, date }) => started.get(child)?.some((day) => day >= date && day <= date + 365))
        .map((referral) => referral.id),
    );
    const cell = printed.find('referrals-neglect-feature-pct', LAST.y2016);
    const { low, high } = printed.numerators(cell, ofYear.length);
    const ids = new Set(ofYear.map((referral) => referral.id));
    const able = this.list.filter((item) => ids.has(item.referral) && !byPlan.has(item.referral));
    const wanted = Math.round((low + high) / 2) - byPlan.size;
    if (able.length < wanted) throw new RangeError(`neglect: ${able.length} assessments for ${wanted}`);
    for (const item of this.random.shuffled(able).slice(0, wanted)) item.factors.push('16A');
    for (const item of this.list.filter((other) => !ids.has(other.referral) && other.authorised !== null)) {
      if (this.random.chance(0.4)) item.factors.push('16A');
    }
  }
}
