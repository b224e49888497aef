import type { Assessment } from './assessments.ts';
import { type Care, inCareAt } from './care.ts';
import { addMonths, addYears, type Day, iso } from './days.ts';
import { DROPS } from './drops.ts';
import type { Child, People } from './people.ts';
import { isOpenAt, type Plan } from './plans.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';
import type { Referral } from './referrals.ts';

/** One child's period of being open to children's social care. */
export interface NeedEpisode {
  readonly child: Child;
  readonly referral: Referral | null;
  readonly start: Day;
  /** First drop that sends it; -1 where it began before the history. */
  readonly from: number;
  end: Day | null;
}

/** A start that becomes an episode unless the child is open already. */
interface Start {
  readonly child: Child;
  readonly referral: Referral | null;
  readonly start: Day;
  readonly from: number;
  /** A plan or care begins with it: it cannot be over in two months. */
  readonly lasts: boolean;
}

/** The last start of which a drop can tell that it lasted two months; all of 2016-17, known in the end. */
const SETTLED: readonly Day[] = DROPS.map((drop) =>
  drop.index === 0 ? drop.covers_to : addMonths(drop.covers_to + 1, -2) - 1,
);

function groupedBy<Item extends { readonly child: Child }>(items: readonly Item[]): Map<Child, Item[]> {
  const groups = new Map<Child, Item[]>();
  for (const item of items) {
    const group = groups.get(item.child);
    if (group === undefined) {
      groups.set(item.child, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}

/** Draws the periods open to social care: with plans, care and assessments, to the printed stock and starts. */
export class NeedHistory {
  readonly episodes: NeedEpisode[] = [];
  private readonly held = new Map<Child, NeedEpisode[]>();
  private readonly plans: Map<Child, Plan[]>;
  private readonly cares: Map<Child, Care[]>;
  private readonly people: People;
  private readonly random: Random;

  constructor(people: People, plans: readonly Plan[], cares: readonly Care[], random: Random) {
    this.people = people;
    this.random = random;
    this.plans = groupedBy(plans);
    this.cares = groupedBy(cares.filter((item) => !item.short_breaks));
  }

  run(assessments: readonly Assessment[], printed: PrintedTables): NeedEpisode[] {
    this.openBefore(printed.count('cin-open-excl-cp-lac', '2016-03-31'));
    const starts = this.starts(assessments);
    const count = (measure: string, drop: number) => printed.count(measure, iso(DROPS[drop]!.covers_to));
    const long = DROPS.map((drop) => count('cin-new-open-2m', drop.index));
    const begin = (after: Day, until: Day, lasting: number | null) =>
      this.begin(
        starts.filter((item) => item.start > after && item.start <= until),
        after,
        until,
        lasting,
      );
    const stock = (drop: number) => this.closeTo(drop, count('cin-open-excl-cp-lac', drop));

    begin(DROPS[0]!.period_start - 1, SETTLED[0]!, long[0]!);
    stock(0);
    begin(SETTLED[0]!, SETTLED[1]!, long[1]!);
    for (let drop = 1; drop <= 4; drop += 1) {
      // Starts of the last two months of a drop are settled by the next one.
      const next = SETTLED[drop + 1];
      begin(
        SETTLED[drop]!,
        next ?? DROPS[4]!.covers_to,
        next === undefined ? null : long[drop + 1]! - long[drop]!,
      );
      stock(drop);
    }
    return this.episodes;
  }

  private add(child: Child, referral: Referral | null, start: Day, from: number, end: Day | null): void {
    const episode = { child, referral, start, from, end };
    this.episodes.push(episode);
    this.held.set(child, [...(this.held.get(child) ?? []), episode]);
  }

  private openBefore(count: number): void {
    const first = DROPS[0]!.period_start;
    for (const [child, plans] of this.plans) {
      if (plans[0]!.period === -1) {
        this.add(child, null, plans[0]!.start - this.random.between(20, 60), -1, null);
      }
    }
    for (const [child, cares] of this.cares) {
      if (cares[0]!.period === -1 && !this.held.has(child)) {
        this.add(child, null, cares[0]!.start, -1, null);
      }
    }
    for (let opened = 0; opened < count; ) {
      const start = first - 1 - Math.floor(-Math.log(1 - this.random.next()) * 330);
      for (const child of this.newFamily(start).slice(0, count - opened)) {
        this.add(child, null, start, -1, null);
        opened += 1;
      }
    }
  }

  private newFamily(start: Day): Child[] {
    const family = this.people.newFamily();
    family.group = this.random.weighted({ white_british_irish_other: 83, bme: 12, not_recorded: 5 });
    family.language = this.random.weighted({ english: 90, other_than_english: 4, not_recorded: 6 });
    family.district = this.random.pick([
      'E07000218',
      'E07000219',
      'E07000219',
      'E07000220',
      'E07000221',
      'E07000222',
    ]);
    const size = 1 + this.random.weightedIndex([0.5, 0.3, 0.15, 0.05]);
    let months = this.random.between(0, 16 * 12);
    for (let i = 0; i < size && months >= 0; i += 1) {
      const child = this.people.newChild(
        family,
        start - Math.floor(months * 30.44) - this.random.between(0, 20),
      );
      child.disabled = this.random.chance(0.11) ? true : this.random.chance(0.6) ? false : null;
      months -= this.random.between(11, 50);
    }
    return family.children;
  }

  private starts(assessments: readonly Assessment[]): Start[] {
    const starts: Start[] = [];
    for (const { child, referral, from } of assessments) {
      if (referral !== null) {
        starts.push({ child, referral, start: referral.date, from, lasts: referral.led_to_plan });
      }
    }
    for (const plan of [...this.plans.values()].flat().filter((item) => item.period >= 0)) {
      starts.push({ child: plan.child, referral: null, start: plan.start, from: plan.period, lasts: true });
    }
    for (const care of [...this.cares.values()].flat().filter((item) => item.period >= 0)) {
      starts.push({ child: care.child, referral: null, start: care.start, from: care.period, lasts: true });
    }
    return starts.sort((a, b) => a.start - b.start || a.child.id - b.child.id);
  }

  private isOpen(child: Child, on: Day): boolean {
    return (this.held.get(child) ?? []).some(
      (item) => item.start <= on && (item.end === null || item.end > on),
    );
  }

  /** Begins the episodes of some days: `lasting` of them last two months or more, the others are over before. */
  private begin(starts: readonly Start[], after: Day, until: Day, lasting: number | null): void {
    const fresh = new Map<Child, Start>();
    const taken: Start[] = [];
    for (const start of starts) {
      // A second referral inside the same weeks belongs to the case that is open by then.
      const other = fresh.get(start.child);
      if (!this.isOpen(start.child, start.start) && other === undefined) {
        fresh.set(start.child, start);
        taken.push(start);
      }
    }
    const sure = taken.filter((item) => item.lasts || this.comesOnPlan(item));
    const others = this.random.shuffled(taken.filter((item) => !sure.includes(item)));
    const more = (lasting ?? Math.round(taken.length * 0.8)) - sure.length;
    others.forEach((item, i) => {
      const last = addMonths(item.start, 2) - 1;
      this.add(
        item.child,
        item.referral,
        item.start,
        item.from,
        i < more ? null : this.random.between(item.start + 9, last),
      );
    });
    for (const item of sure) {
      this.add(item.child, item.referral, item.start, item.from, null);
    }
    // The rest moved in from other authorities, already known there.
    for (let missing = more - others.length; missing > 0; ) {
      const start = this.random.between(after + 1, until);
      const period = DROPS.findIndex((drop) => start <= drop.covers_to);
      for (const child of this.newFamily(start).slice(0, missing)) {
        this.add(child, null, start, period, null);
        missing -= 1;
      }
    }
    if (more < 0) {
      throw new RangeError(`children in need to ${iso(until)}: ${-more} plans and cares too many`);
    }
  }

  /** True where a plan or care of the child begins within ten weeks. */
  private comesOnPlan({ child, start }: Start): boolean {
    const soon = (item: { start: Day }) => item.start >= start && item.start < start + 100;
    return (this.plans.get(child) ?? []).some(soon) || (this.cares.get(child) ?? []).some(soon);
  }

  /** Closes cases of a quarter until the children in need and no more are as many as printed. */
  private closeTo(drop: number, count: number): void {
    const { covers_to, period_start } = DROPS[drop]!;
    const apart = (child: Child) =>
      (this.plans.get(child) ?? []).some((plan) => isOpenAt(plan, drop)) ||
      (this.cares.get(child) ?? []).some((care) => inCareAt(care, drop));
    const open = this.episodes.filter(
      (item) =>
        item.from <= drop &&
        item.start <= covers_to &&
        (item.end === null || item.end > covers_to) &&
        !apart(item.child),
    );
    let surplus = open.length - count;
    if (surplus < 0) {
      throw new RangeError(`children in need, drop ${drop}: ${-surplus} too few`);
    }
    const birthday = (item: NeedEpisode) => addYears(item.child.born, 18);
    const adult = (item: NeedEpisode) => birthday(item) <= covers_to + 90;
    const order = this.random.shuffled(open).sort((a, b) => Number(adult(b)) - Number(adult(a)));
    for (const episode of order) {
      const { child, start } = episode;
      const plans = this.plans.get(child) ?? [];
      const cares = this.cares.get(child) ?? [];
      const busy = [...plans, ...cares].some(
        (item) => item.start > period_start && item.start - 100 <= covers_to,
      );
      const ends = [...plans, ...cares].map((item) => item.end ?? 0).filter((end) => end <= covers_to);
      const low = Math.max(period_start, addMonths(start, 2), ...ends.map((end) => end + 1));
      if (surplus > 0 && episode.end === null && !busy && low < covers_to) {
        episode.end = this.random.between(low, Math.max(low, Math.min(covers_to, birthday(episode))));
        surplus -= 1;
      }
    }
    if (surplus > 0) {
      throw new RangeError(`children in need, drop ${drop}: ${surplus} cases left to close`);
    }
  }
}
