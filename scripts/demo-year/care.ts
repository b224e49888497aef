import { addYears, ageOn, type Day, iso } from './days.ts';
import { DROPS, NEVER } from './drops.ts';
import type { Child, People } from './people.ts';
import type { Plan } from './plans.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';

/** A stretch of one placement under one legal status. */
export interface CareEpisode {
  readonly start: Day;
  /** Code of reasons_new_episode. */
  readonly reason_new: string;
  readonly legal_status: string;
  /** Code of placement_types. */
  readonly placement: string;
  readonly in_area: boolean;
  end: Day | null;
  /** Code of reasons_care_ceased. */
  reason_ceased: string;
}

/** One child's period of being looked after. */
export interface Care {
  readonly child: Child;
  readonly start: Day;
  /** Period of the start; -1 before the history. */
  readonly period: number;
  end: Day | null;
  end_period: number;
  /** Short breaks only: never counted as looked after (R20). */
  readonly short_breaks: boolean;
  readonly need: string;
  readonly episodes: CareEpisode[];
}

const OPENING = 765;
const PLACEMENTS = { U6: 56, U4: 12, U3: 10, U1: 5, A5: 5, P1: 6, P2: 4, R3: 2 };
const LEGAL = { C2: 50, C1: 18, V2: 24, E1: 8 };
const ENDINGS = { E4A: 36, E45: 12, E46: 8, E11: 12, E41: 8, E8: 10, E13: 6, E3: 3, E4B: 5 };
const NEEDS = { N1: 66, N4: 8, N5: 14, N2: 4, N3: 3, N6: 2, N8: 3 };
const RESIDENTIAL = ['K2', 'K2', 'K2', 'R1', 'S1', 'H5', 'K1'];

/** True where the child is looked after on the last day of a period. */
export function inCareAt(care: Care, period: number): boolean {
  return !care.short_breaks && care.period <= period && period < care.end_period;
}

/** Draws the children looked after so that the stock and those in residential care are as printed. */
export class CareHistory {
  readonly cares: Care[] = [];
  private readonly people: People;
  private readonly random: Random;

  constructor(people: People, random: Random) {
    this.people = people;
    this.random = random;
  }

  run(plans: readonly Plan[], printed: PrintedTables): Care[] {
    const first = DROPS[0]!.period_start;
    while (this.cares.length < OPENING) {
      const since = Math.floor(-Math.log(1 - this.random.next()) * 900) + 1;
      this.newCare(first - since, -1);
    }
    for (let i = 0; i < 24; i += 1) {
      const start = first - this.random.between(30, 700);
      this.begin(this.newChild(start), start, -1, true);
    }
    for (const { index, covers_to } of DROPS) {
      const stock = printed.count('lac-open', iso(covers_to));
      const residential = printed.count('lac-residential', iso(covers_to));
      this.change(index, stock, plans);
      this.moveResidential(index, residential);
    }
    return this.cares;
  }

  private newChild(start: Day): Child {
    const family = this.people.newFamily();
    family.group = this.random.chance(0.86) ? 'white_british_irish_other' : 'bme';
    family.language = this.random.chance(0.95) ? 'english' : 'other_than_english';
    family.district = this.random.pick(['E07000218', 'E07000219', 'E07000219', 'E07000220', 'E07000222', '']);
    const years = this.random.chance(0.25) ? this.random.next() * 3 : this.random.next() * 14 + 2.5;
    const child = this.people.newChild(family, start - Math.floor(years * 365.25) - 1);
    child.disabled = this.random.chance(0.06) ? true : this.random.chance(0.7) ? false : null;
    return child;
  }

  private newCare(start: Day, period: number): void {
    const child = this.newChild(start);
    // Nobody stays in care past the 18th birthday, and the opening stock is there on the first day.
    if (addYears(child.born, 18) > DROPS[Math.max(0, period)]!.period_start) {
      this.begin(child, start, period, false);
    }
  }

  private begin(child: Child, start: Day, period: number, short_breaks: boolean): void {
    const episode: CareEpisode = {
      start,
      reason_new: 'S',
      legal_status: short_breaks ? 'V4' : this.random.weighted(LEGAL),
      placement: short_breaks ? 'U6' : this.random.weighted(PLACEMENTS),
      in_area: this.random.chance(0.74),
      end: null,
      reason_ceased: '',
    };
    const need = this.random.weighted(NEEDS);
    this.cares.push({
      child,
      start,
      period,
      end: null,
      end_period: NEVER,
      short_breaks,
      need,
      episodes: [episode],
    });
  }

  private change(period: number, stock: number, plans: readonly Plan[]): void {
    const { period_start, covers_to } = DROPS[period]!;
    const birthday = (care: Care): Day => addYears(care.child.born, 18);
    const open = () => this.cares.filter((care) => care.end === null && !care.short_breaks);
    for (const care of open().filter((item) => birthday(item) <= covers_to)) {
      this.finish(
        care,
        Math.max(birthday(care), period_start),
        period,
        this.random.pick(['E5', 'E17', 'E6']),
      );
    }
    let ends = Math.round(stock * (period === 0 ? 0.36 : 0.075));
    for (const care of this.random.shuffled(open())) {
      const low = Math.max(period_start, care.start + 30);
      if (ends > 0 && low < covers_to) {
        this.finish(care, this.random.between(low, covers_to), period, this.random.weighted(ENDINGS));
        ends -= 1;
      }
    }
    // Some plans end because the child comes into care.
    const from = plans.filter((plan) => plan.end_from === period && plan.end! >= period_start);
    for (const plan of this.random.shuffled(from).slice(0, Math.round(from.length * 0.11))) {
      const free = open().length < stock && birthday({ child: plan.child } as Care) > covers_to;
      if (free && plan.child.born <= plan.end! && !this.cares.some((care) => care.child === plan.child)) {
        this.begin(plan.child, plan.end!, period, false);
      }
    }
    while (open().length < stock) {
      this.newCare(this.random.between(period_start, covers_to), period);
      const last = this.cares.at(-1)!;
      if (birthday(last) <= covers_to) {
        this.cares.pop();
      }
    }
    for (const care of open().filter(
      (item) => this.random.chance(period === 0 ? 0.3 : 0.09) && item.start < covers_to - 60,
    )) {
      this.move(
        care,
        this.random.between(Math.max(period_start, care.episodes.at(-1)!.start + 20), covers_to),
        null,
      );
    }
  }

  private finish(care: Care, date: Day, period: number, reason: string): void {
    care.end = date;
    care.end_period = period;
    const episode = care.episodes.at(-1)!;
    episode.end = date;
    episode.reason_ceased = reason;
  }

  private move(care: Care, date: Day, placement: string | null): void {
    const last = care.episodes.at(-1)!;
    if (date <= last.start + 7 || (placement === null && RESIDENTIAL.includes(last.placement))) {
      return;
    }
    last.end = date;
    last.reason_ceased = 'X1';
    care.episodes.push({
      start: date,
      reason_new: 'P',
      legal_status: last.legal_status,
      placement: placement ?? this.random.weighted(PLACEMENTS),
      in_area: placement === null ? this.random.chance(0.72) : this.random.chance(0.35),
      end: null,
      reason_ceased: '',
    });
  }

  /** Moves young people into or out of residential care until the printed number is there. */
  private moveResidential(period: number, count: number): void {
    const { period_start, covers_to } = DROPS[period]!;
    const stays = (care: Care) => RESIDENTIAL.includes(care.episodes.at(-1)!.placement);
    const open = this.random.shuffled(this.cares.filter((care) => inCareAt(care, period)));
    let surplus = open.filter(stays).length - count;
    for (const care of open) {
      const free = care.episodes.at(-1)!.start < covers_to - 40;
      const date = this.random.between(Math.max(period_start, care.episodes.at(-1)!.start + 10), covers_to);
      if (surplus < 0 && !stays(care) && free && ageOn(care.child.born, period_start) >= 11) {
        this.move(care, date, this.random.pick(RESIDENTIAL));
        surplus += stays(care) ? 1 : 0;
      } else if (surplus > 0 && stays(care) && free) {
        this.move(care, date, 'U6');
        surplus -= stays(care) ? 0 : 1;
      }
    }
    if (surplus !== 0) {
      throw new RangeError(`residential care, period ${period}: ${surplus} left over`);
    }
  }
}
