import { iso } from './days.ts';
import { DROPS } from './drops.ts';
import { DISTRICTS, populationAt } from './geography.ts';
import { shareOut } from './margins.ts';
import {
  type Child,
  type EthnicGroup,
  type Family,
  groupAt,
  isUnborn,
  type Language,
  languageAt,
} from './people.ts';
import { type PrintedTables, type Range, wholeNumbers } from './printed.ts';
import type { Random } from './random.ts';
import { countsAt, type Referral, type ReferralTotals } from './referrals.ts';

const GROUPS: readonly EthnicGroup[] = ['white_british_irish_other', 'bme', 'not_recorded'];
const LANGUAGES: readonly Language[] = ['english', 'other_than_english', 'not_recorded'];
const LAST_DAYS = DROPS.map((drop) => iso(drop.covers_to));

function share(printed: PrintedTables, on: string, breakdown: string, value: string): Range {
  const total = printed.count('referrals-received', on);
  return printed.numerators(printed.find('referrals-share-pct', on, breakdown, value), total);
}

/** Whole counts of born children by value, or null where they do not fit the number of unborn ones. */
function bornCounts(
  printed: PrintedTables,
  on: string,
  breakdown: string,
  values: readonly string[],
  unborn: number,
) {
  const ranges = values.map((value) => share(printed, on, breakdown, value));
  return wholeNumbers(ranges, printed.count('referrals-received', on) - unborn);
}

/** Rows, and rows about unborn children, that both the ethnicity and the language table allow. */
export function referralTotals(printed: PrintedTables): ReferralTotals {
  const rows = LAST_DAYS.map((on) => printed.count('referrals-received', on));
  const unborn = LAST_DAYS.map((on, period) => {
    const { low, high } = share(printed, on, 'board_group', 'unborn');
    const language = share(printed, on, 'preferred_language', 'unborn');
    const fits = [];
    for (let count = Math.max(low, language.low); count <= Math.min(high, language.high); count += 1) {
      const both =
        bornCounts(printed, on, 'board_group', GROUPS, count) !== null &&
        bornCounts(printed, on, 'preferred_language', LANGUAGES, count) !== null;
      if (both) {
        fits.push(count);
      }
    }
    // Few in quarter 3 and many in quarter 4, so that the fall between them is as small as print allows.
    return fits[period === 3 ? 0 : period === 4 ? fits.length - 1 : Math.floor(fits.length / 2)]!;
  });
  return { rows, unborn };
}

/** Gives the families, children and referrals their characteristics so that the tables of each drop hold. */
export class ReferralCharacteristics {
  private readonly referrals: readonly Referral[];
  private readonly totals: ReferralTotals;
  private readonly printed: PrintedTables;
  private readonly random: Random;

  constructor(
    referrals: readonly Referral[],
    totals: ReferralTotals,
    printed: PrintedTables,
    random: Random,
  ) {
    this.referrals = referrals;
    this.totals = totals;
    this.printed = printed;
    this.random = random;
  }

  /** Works through the drops in order; what an earlier drop settled only changes where a later one restates it. */
  solve(): void {
    for (const { index } of DROPS) {
      if (index === 4) {
        this.completeRecords();
      }
      this.solveGroup(index);
      this.solveLanguage(index);
      this.solveDistrict(index);
      this.solveDisability(index);
    }
  }

  /** Rows of each family that a drop counts; `born` leaves out the unborn, who are a value of their own. */
  private weights(drop: number, born: boolean): Map<Family, number> {
    const result = new Map<Family, number>();
    for (const referral of this.referrals) {
      if (countsAt(referral, drop)) {
        const rows = born
          ? referral.children.filter((child) => !isUnborn(child, referral.date, drop)).length
          : referral.children.length;
        result.set(referral.family, (result.get(referral.family) ?? 0) + rows);
      }
    }
    return result;
  }

  /** Shares the families still without a value out over what the others leave of the targets. */
  private share(
    what: string,
    weights: Map<Family, number>,
    targets: readonly number[],
    placeOf: (family: Family) => number | null,
    affinity: (family: Family, value: number) => number,
  ): { item: Family; value: number }[] {
    const needs = [...targets];
    const open: { item: Family; weight: number }[] = [];
    for (const [item, weight] of weights) {
      const place = placeOf(item);
      if (place === null) {
        open.push({ item, weight });
      } else {
        needs[place]! -= weight;
      }
    }
    if (needs.some((need) => need < 0)) {
      throw new RangeError(`${what}: already more than printed (${needs.join(', ')})`);
    }
    return shareOut(open, needs, affinity, this.random, what);
  }

  private solveGroup(drop: number): void {
    const unborn = this.totals.unborn[drop]!;
    const targets = bornCounts(this.printed, LAST_DAYS[drop]!, 'board_group', GROUPS, unborn)!;
    const place = (family: Family) => (family.group === null ? null : GROUPS.indexOf(groupAt(family, drop)));
    for (const { item, value } of this.share(
      `ethnic group, drop ${drop}`,
      this.weights(drop, true),
      targets,
      place,
      () => 1,
    )) {
      item.group = GROUPS[value]!;
    }
  }

  private solveLanguage(drop: number): void {
    const unborn = this.totals.unborn[drop]!;
    const targets = bornCounts(this.printed, LAST_DAYS[drop]!, 'preferred_language', LANGUAGES, unborn)!;
    const place = (family: Family) =>
      family.language === null ? null : LANGUAGES.indexOf(languageAt(family, drop));
    // English is rarer in families of minority ethnic groups; what is not recorded is often missing together.
    const odds = {
      white_british_irish_other: [1, 0.5, 0.6],
      bme: [0.7, 8, 0.6],
      not_recorded: [0.5, 0.6, 3],
    };
    const affinity = (family: Family, value: number) => odds[groupAt(family, drop)][value]!;
    for (const { item, value } of this.share(
      `language, drop ${drop}`,
      this.weights(drop, true),
      targets,
      place,
      affinity,
    )) {
      item.language = LANGUAGES[value]!;
    }
  }

  private solveDistrict(drop: number): void {
    const on = LAST_DAYS[drop]!;
    const counts = DISTRICTS.map(({ code }) => {
      const cell = this.printed.find('referrals-rate-10k', on, 'district', code);
      const { low, high } = this.printed.numerators(cell, populationAt(code, on), 10_000);
      return Math.floor((low + high) / 2);
    });
    const elsewhere = this.totals.rows[drop]! - counts.reduce((sum, count) => sum + count, 0);
    const codes = [...DISTRICTS.map(({ code }) => code as string), ''];
    const place = (family: Family) => (family.district === undefined ? null : codes.indexOf(family.district));
    for (const { item, value } of this.share(
      `district, drop ${drop}`,
      this.weights(drop, false),
      [...counts, elsewhere],
      place,
      () => 1,
    )) {
      item.district = codes[value]!;
    }
  }

  private solveDisability(drop: number): void {
    const weights = new Map<Child, number>();
    for (const referral of this.referrals.filter((item) => countsAt(item, drop))) {
      for (const child of referral.children.filter((item) => !isUnborn(item, referral.date, drop))) {
        weights.set(child, (weights.get(child) ?? 0) + 1);
      }
    }
    const open = [...weights].filter(([child]) => child.disabled === undefined);
    const rows = this.totals.rows[0]!;
    // 2016-17 is printed "TBC": about as few as in the first quarter after it.
    const { low, high } =
      drop === 0
        ? { low: Math.round(rows * 0.002), high: Math.round(rows * 0.004) }
        : share(this.printed, LAST_DAYS[drop]!, 'disabled', 'yes');
    const held = [...weights].reduce(
      (sum, [child, weight]) => sum + (child.disabled === true ? weight : 0),
      0,
    );
    let need = Math.max(0, Math.round((low + high) / 2) - held);
    if (held > high) {
      throw new RangeError(`disability, drop ${drop}: ${held} for ${low} to ${high}`);
    }
    for (const [child, weight] of this.random.shuffled(open)) {
      const old = child.born < DROPS[drop]!.covers_to - 800;
      const disabled: boolean = old && weight <= need;
      need -= disabled ? weight : 0;
      child.disabled = disabled ? true : this.random.chance(0.5) ? false : null;
    }
  }

  /**
   * Quarter 4 fills gaps in the records of families first referred in 2017-18: of those with no ethnicity or
   * language, many are told from that drop on.
   */
  private completeRecords(): void {
    const before = new Set(this.referrals.filter((item) => item.from === 0).map((item) => item.family));
    const plans = new Set(this.referrals.filter((item) => item.led_to_plan).map((item) => item.family));
    const families = [...this.weights(3, false).keys()].filter(
      (family) => !before.has(family) && !plans.has(family),
    );
    for (const family of families) {
      if (family.group === 'not_recorded' && this.random.chance(0.42)) {
        family.group = this.random.chance(0.86) ? 'white_british_irish_other' : 'bme';
        family.group_from = 4;
      }
      if (family.language === 'not_recorded' && this.random.chance(0.42)) {
        family.language = this.random.chance(0.95) ? 'english' : 'other_than_english';
        family.language_from = 4;
      }
    }
  }
}
