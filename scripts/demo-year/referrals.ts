import { addYears, type Day } from './days.ts';
import { DROPS, NEVER, periodOf } from './drops.ts';
import { type Child, type Family, isUnborn, knownBeforeBirth, type People } from './people.ts';
import type { Plan } from './plans.ts';
import type { Random } from './random.ts';

/** One referral of a family: one row for each of its children concerned. */
export interface Referral {
  readonly id: number;
  readonly family: Family;
  readonly children: Child[];
  readonly date: Day;
  /** First drop that sends it. */
  readonly from: number;
  /** First drop that no longer sends it: entered in error. */
  until: number;
  /** True where a child protection plan followed. */
  readonly led_to_plan: boolean;
  /** Code of referral_sources, and the code that replaces it from a drop on. */
  source: string;
  corrected_source: string | null;
  corrected_from: number;
}

/** True where a drop counts the referral in its year: the history, or 2017-18 up to the drop. */
export function countsAt(referral: Referral, drop: number): boolean {
  const year = drop === 0 ? referral.from === 0 : referral.from >= 1;
  return year && referral.from <= drop && drop < referral.until;
}

/** Rows counted at each drop. */
export interface ReferralTotals {
  /** Rows of 2016-17, then of 2017-18 to each quarter. */
  readonly rows: readonly number[];
  /** Of these, about children not yet born. */
  readonly unborn: readonly number[];
}

const RETURN_SHARE = 0.285;
const LATE_ROWS = 14;
const ERROR_ROWS = 5;
const COVERS_TO = DROPS.map((drop) => drop.covers_to);

/** Draws the referrals of the demonstration year in the order of their days. */
export class ReferralHistory {
  readonly referrals: Referral[] = [];
  private readonly people: People;
  private readonly random: Random;

  constructor(people: People, random: Random) {
    this.people = people;
    this.random = random;
  }

  run(plans: readonly Plan[], totals: ReferralTotals): Referral[] {
    this.beforePlans(plans);
    for (const drop of DROPS) {
      this.fill(drop.index, totals.rows[drop.index]!);
      this.addUnborn(drop.index, totals.unborn);
    }
    this.matchBirths(totals.unborn[4]!);
    return this.referrals;
  }

  private add(family: Family, children: Child[], date: Day, from: number, led_to_plan: boolean): Referral {
    const id = this.referrals.length + 1;
    const referral = { id, family, children, date, from, until: NEVER, led_to_plan };
    this.referrals.push({ ...referral, source: '', corrected_source: null, corrected_from: NEVER });
    return this.referrals.at(-1)!;
  }

  /** A plan has a referral some weeks before it. */
  private beforePlans(plans: readonly Plan[]): void {
    const groups = new Map<string, Plan[]>();
    for (const plan of plans) {
      const key = `${plan.child.family.id} ${plan.start}`;
      groups.set(key, [...(groups.get(key) ?? []), plan]);
    }
    for (const group of groups.values()) {
      const { start, child } = group[0]!;
      let date = start - this.random.between(16, 70);
      const baby = group.find((plan) => plan.child.born > date && plan.child.born < start - 6);
      if (baby !== undefined && this.random.chance(0.85)) {
        date = this.random.between(baby.child.born + 1, start - 5);
      }
      const from = periodOf(date);
      const concerned = group
        .map((plan) => plan.child)
        .filter((item) => item.born <= date || group.length === 1 || this.random.chance(0.5));
      if (from >= 0 && concerned.length > 0) {
        for (const unborn of concerned.filter((item) => item.born > date && item.expected === null)) {
          knownBeforeBirth(unborn, COVERS_TO, this.random);
        }
        this.add(child.family, concerned, date, from, true);
      }
    }
  }

  private rowsAt(drop: number): number {
    return this.referrals.reduce((sum, item) => sum + (countsAt(item, drop) ? item.children.length : 0), 0);
  }

  /** Adds referrals of one period until its drop counts `total` rows. */
  private fill(period: number, total: number): void {
    const { period_start, covers_to } = DROPS[period]!;
    let need = total - this.rowsAt(period);
    const held = [...this.referrals].sort((a, b) => a.date - b.date);
    const dates = Array.from({ length: need }, () => this.dayOfReferral(period_start, covers_to)).sort(
      (a, b) => a - b,
    );
    // Families of about 1.5 rows a referral: every second or third day drawn is not needed.
    let wrong = period >= 1 && period <= 3 ? ERROR_ROWS : 0;
    let late = period >= 2 ? LATE_ROWS : 0;
    const step = 1 / 1.52;
    for (let place = 0; need > 0; place += 1 / step) {
      const drawn = dates[Math.floor(place)] ?? this.dayOfReferral(period_start, covers_to);
      const date = late > 0 ? period_start - this.random.between(1, 18) : drawn;
      const returning = this.random.chance(RETURN_SHARE) ? this.returning(held, date) : null;
      const family = returning ?? this.newFamily(date);
      const children = this.concerned(family, date, need);
      if (children.length === 0) {
        continue;
      }
      const referral = this.add(family, children, date, period, false);
      need -= children.length;
      late -= late > 0 ? children.length : 0;
      if (wrong > 0 && returning === null && late <= 0 && this.random.chance(0.02)) {
        referral.until = period + 1;
        wrong -= children.length;
      } else {
        held.push(referral);
      }
    }
  }

  private dayOfReferral(low: Day, high: Day): Day {
    const date = this.random.between(low, high);
    const weekend = [2, 3].includes(((date % 7) + 7) % 7);
    return weekend && this.random.chance(0.75) ? this.dayOfReferral(low, high) : date;
  }

  /** A family referred in the twelve months before, but not in the last two weeks. */
  private returning(held: readonly Referral[], date: Day): Family | null {
    for (let tries = 0; tries < 40; tries += 1) {
      const drawn = held[Math.floor(this.random.next() * held.length)];
      if (drawn !== undefined && drawn.date < date - 14 && drawn.date >= date - 355) {
        return drawn.family;
      }
    }
    return null;
  }

  private newFamily(date: Day): Family {
    const family = this.people.newFamily();
    const size = 1 + this.random.weightedIndex([0.47, 0.28, 0.16, 0.07, 0.02]);
    const oldest = this.random.between(0, 17 * 12 + 6);
    for (let i = 0, months = oldest; i < size && months >= 0; i += 1) {
      this.people.newChild(family, date - Math.floor(months * 30.44) - this.random.between(0, 20));
      months -= this.random.between(11, 52);
    }
    return family;
  }

  private concerned(family: Family, date: Day, room: number): Child[] {
    const able = family.children.filter(
      (child) => child.born <= date && addYears(child.born, 18) > date && child.expected === null,
    );
    const children = able.filter(() => this.random.chance(0.86));
    return (children.length > 0 ? children : able).slice(0, room);
  }

  private unbornAt(drop: number): number {
    return this.referrals
      .filter((referral) => countsAt(referral, drop))
      .reduce(
        (sum, item) => sum + item.children.filter((child) => isUnborn(child, item.date, drop)).length,
        0,
      );
  }

  /** Turns the youngest child of some newly referred families into one not yet born. */
  private addUnborn(period: number, totals: readonly number[]): void {
    // The last quarter keeps only a few more: most of the year's earlier ones prove to have been born.
    const target = period === 4 ? this.unbornAt(3) + 26 : totals[period]!;
    const visits = new Map<Family, number>();
    for (const { family } of this.referrals) {
      visits.set(family, (visits.get(family) ?? 0) + 1);
    }
    const able = this.referrals.filter(
      (item) =>
        item.from === period && !item.led_to_plan && item.until === NEVER && visits.get(item.family) === 1,
    );
    let need = target - this.unbornAt(period);
    if (need < 0) {
      throw new RangeError(`period ${period}: ${-need} unborn children too many before plans`);
    }
    for (const referral of this.random.shuffled(able)) {
      const youngest = referral.family.children.at(-1)!;
      const older = referral.family.children.slice(0, -1).every((child) => child.born < referral.date - 400);
      if (need === 0) {
        return;
      }
      if (older && referral.children.includes(youngest)) {
        youngest.born = referral.date + this.random.between(12, 150);
        knownBeforeBirth(youngest, COVERS_TO, this.random);
        need -= 1;
      }
    }
  }

  /**
   * Birth notices matched in the last quarter: children referred as unborn had been born by then, so the drop
   * of quarter 4 counts fewer unborn children than that of quarter 3.
   */
  private matchBirths(target: number): void {
    let surplus = this.unbornAt(4) - target;
    const able = this.referrals.filter(
      (item) => item.from >= 1 && item.from <= 3 && !item.led_to_plan && item.until === NEVER,
    );
    for (const referral of able) {
      const child = referral.children.find((item) => isUnborn(item, referral.date, 4));
      if (surplus > 0 && child !== undefined) {
        child.born = referral.date - this.random.between(1, 21);
        child.expected = child.born + this.random.between(6, 40);
        child.born_from = 4;
        surplus -= 1;
      }
    }
    if (surplus !== 0) {
      throw new RangeError(`unborn children of the year: ${surplus} left over`);
    }
  }
}
