import type { Care } from './care.ts';
import { addYears, ageOn, type Day, iso } from './days.ts';
import { DROPS, NEVER, periodOf } from './drops.ts';
import type { Child } from './people.ts';
import type { PrintedTables } from './printed.ts';
import type { Random } from './random.ts';

/** One episode of going missing. */
export interface MissingEpisode {
  readonly id: number;
  readonly child: Child;
  readonly setting: 'care' | 'home';
  readonly type: 'M' | 'A';
  readonly start: Day;
  /** Minutes after midnight; null where only the day was written down. */
  readonly start_minute: number | null;
  readonly end: Day;
  readonly end_minute: number;
  readonly period: number;
  readonly end_period: number;
}

/** One child's episodes so far in a year. */
interface Runner {
  readonly child: Child;
  count: number;
  readonly most: number;
}

/** Ten or more episodes are printed for the whole of 2017-18 only; the others stay below. */
const CAP = 9;

/** Draws the missing episodes: from care as printed, from home as many as is usual beside them. */
export class MissingHistory {
  readonly episodes: MissingEpisode[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  run(cares: readonly Care[], children: readonly Child[], printed: PrintedTables): MissingEpisode[] {
    this.year(0, [], cares, printed);
    const runners: Runner[] = [];
    for (let period = 1; period <= 4; period += 1) {
      this.year(period, runners, cares, printed);
    }
    this.fromHome(children);
    return this.episodes;
  }

  /** Brings the cumulative children, repeaters and episodes of one drop to what is printed. */
  private year(period: number, runners: Runner[], cares: readonly Care[], printed: PrintedTables): void {
    const { covers_to, period_start } = DROPS[period]!;
    const on = iso(covers_to);
    const [children, episodes, repeaters] = [
      printed.count('missing-lac-children', on),
      printed.count('missing-lac-episodes', on),
      printed.count('missing-lac-repeat-children', on),
    ];
    const heavy = printed.find('missing-lac-10plus-children', iso(DROPS[4]!.covers_to));
    const able = new Set(
      cares
        .filter(
          (care) =>
            !care.short_breaks && care.start <= period_start && (care.end === null || care.end > covers_to),
        )
        .filter(
          (care) => ageOn(care.child.born, period_start) >= 11 && addYears(care.child.born, 18) > covers_to,
        )
        .map((care) => care.child),
    );
    const held = new Set(runners.map((runner) => runner.child));
    const stays = new Set(
      cares
        .filter((care) => care.end === null && addYears(care.child.born, 18) > DROPS[4]!.covers_to)
        .map((care) => care.child),
    );
    const fresh = this.random.shuffled([...able].filter((child) => !held.has(child)));
    if (period === 1) {
      // The few who go missing most are in care all year.
      fresh.sort((a, b) => Number(stays.has(b)) - Number(stays.has(a)));
    }
    for (const child of fresh.slice(0, children - runners.length)) {
      const most = period === 1 && runners.length < Number(heavy?.expected ?? 0) ? 60 : CAP;
      runners.push({ child, count: 0, most });
      this.run1(runners.at(-1)!, period);
    }
    const again = () => runners.filter((runner) => runner.count >= 2);
    const here = this.random.shuffled(runners.filter((runner) => able.has(runner.child)));
    here.sort((a, b) => b.most - a.most);
    for (const runner of here) {
      if (again().length < repeaters && runner.count === 1) {
        this.run1(runner, period);
      }
    }
    const total = () => runners.reduce((sum, runner) => sum + runner.count, 0);
    for (let tries = 0; total() < episodes; tries += 1) {
      const runner = this.random.pick(here);
      const often = runner.most > CAP || this.random.chance(0.55);
      if (often && runner.count >= 2 && runner.count < runner.most) {
        this.run1(runner, period);
      }
      if (tries > 100_000) {
        throw new RangeError(`missing episodes, period ${period}: ${total()} of ${episodes}`);
      }
    }
    const heavyCount = runners.filter((runner) => runner.count >= 10).length;
    if (period === 4 && heavy !== undefined && heavyCount !== Number(heavy.expected)) {
      throw new RangeError(`children missing ten times or more: ${heavyCount} for ${heavy.expected}`);
    }
    if (again().length !== repeaters || runners.length !== children) {
      throw new RangeError(
        `missing children, period ${period}: ${runners.length}, of them again ${again().length}`,
      );
    }
  }

  private run1(runner: Runner, period: number): void {
    const { period_start, covers_to } = DROPS[period]!;
    runner.count += 1;
    this.episode(runner.child, 'care', this.random.between(period_start, covers_to), period);
  }

  private episode(child: Child, setting: 'care' | 'home', start: Day, period: number): void {
    const minute = this.random.between(15 * 60, 23 * 60 + 50);
    const away = this.random.chance(0.8) ? this.random.between(90, 1300) : this.random.between(1400, 7000);
    const back = minute + away;
    const end = start + Math.floor(back / 1440);
    this.episodes.push({
      id: this.episodes.length + 1,
      child,
      setting,
      type: this.random.chance(0.86) ? 'M' : 'A',
      start,
      start_minute: this.random.chance(0.94) ? minute : null,
      end,
      end_minute: back % 1440,
      period,
      end_period: end > DROPS[4]!.covers_to ? NEVER : periodOf(end),
    });
  }

  private fromHome(children: readonly Child[]): void {
    for (const { index, period_start, covers_to } of DROPS) {
      const teenagers = children.filter(
        (child) => ageOn(child.born, period_start) >= 11 && addYears(child.born, 18) > covers_to,
      );
      for (let i = 0; i < (index === 0 ? 210 : 62); i += 1) {
        const child = this.random.pick(teenagers);
        const again = this.random.chance(0.3) ? 2 : 1;
        for (let j = 0; j < again; j += 1) {
          this.episode(child, 'home', this.random.between(period_start, covers_to), index);
        }
      }
    }
  }
}
