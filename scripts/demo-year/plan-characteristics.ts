import { DISTRICTS, populationAt } from './geography.ts';
import type { Child, EthnicGroup, Family, Language } from './people.ts';
import { plansByChild, SNAPSHOTS, stockOf } from './plan-ages.ts';
import type { Plan } from './plans.ts';
import type { PrintedTables, Range } from './printed.ts';
import type { Random } from './random.ts';
import { choose, sum, type Telling, targetsAt, type Weighed } from './tellings.ts';

/** Gives children and families on plans their characteristics, so that the print of every quarter's end holds. */
export class PlanCharacteristics {
  private readonly children: { item: Child; weights: number[]; born: number[]; recent: boolean }[];
  private readonly printed: PrintedTables;
  private readonly random: Random;
  private readonly plans: readonly Plan[];

  constructor(plans: readonly Plan[], printed: PrintedTables, random: Random) {
    this.plans = plans;
    this.printed = printed;
    this.random = random;
    this.children = [...plansByChild(plans)].map(([item, own]) => {
      const weights = stockOf(own).map((open) => (open ? 1 : 0));
      // An unborn child is its own value of sex, ethnic group and language (returns-rules, R16).
      const born = weights.map((weight, period) => (item.born > SNAPSHOTS[period]! ? 0 : weight));
      return { item, weights, born, recent: own.every((plan) => plan.period >= 2) };
    });
  }

  /** Sex, ethnic group, language, district and category of abuse, each solved by itself. */
  solve(): void {
    this.solveSex();
    this.solveGroup();
    this.solveLanguage();
    this.solveDistrict();
    this.solveCategory();
  }

  private families(born: boolean): Weighed<Family>[] {
    const families = new Map<Family, { weights: number[]; recent: boolean }>();
    for (const child of this.children) {
      const add = born ? child.born : child.weights;
      const held = families.get(child.item.family) ?? { weights: SNAPSHOTS.map(() => 0), recent: true };
      families.set(child.item.family, {
        weights: held.weights.map((weight, period) => weight + add[period]!),
        recent: held.recent && child.recent,
      });
    }
    return [...families].map(([item, held]) => ({ item, ...held }));
  }

  private solveSex(): void {
    const names = ['M', 'F', 'not_recorded'];
    const targets = targetsAt(
      (on, value) => this.exactly(this.printed.count('cp-plans-open', on, 'sex', names[value]!)),
      3,
    );
    const options: Telling<'M' | 'F' | 'U'>[] = [
      { value: 'M', from: 0 },
      { value: 'F', from: 0 },
      { value: 'U', from: 0 },
    ];
    for (let from = 1; from <= 4; from += 1) {
      options.push({ value: 'M', from }, { value: 'F', from });
    }
    const place = (option: Telling<string>, period: number) =>
      period < option.from ? 2 : 'MFU'.indexOf(option.value);
    const items = this.children.map(({ item, born, recent }) => ({ item, weights: born, recent }));
    const odds = options.map((_, i) => (i < 2 ? 1 : 0.004));
    for (const { item, option } of choose('sex', items, options, place, targets, odds, this.random)) {
      item.sex = option.value;
      item.sex_from = option.from;
    }
  }

  private solveGroup(): void {
    const names: EthnicGroup[] = ['white_british_irish_other', 'bme', 'not_recorded'];
    const targets = targetsAt((on, value) => this.share(on, 'board_group', names[value]!), 3);
    const options = names.map((value) => ({ value, from: 0 }));
    const place = (option: Telling<EthnicGroup>) => names.indexOf(option.value);
    for (const { item, option } of choose(
      'ethnic group',
      this.families(true),
      options,
      place,
      targets,
      [8, 1, 0.02],
      this.random,
    )) {
      item.group = option.value;
    }
  }

  private solveLanguage(): void {
    const names: Language[] = ['english', 'other_than_english', 'not_recorded'];
    const targets = targetsAt((on, value) => this.share(on, 'preferred_language', names[value]!), 3);
    const options: Telling<Language>[] = names.map((value) => ({ value, from: 0 }));
    for (let from = 1; from <= 4; from += 1) {
      options.push({ value: 'english', from }, { value: 'other_than_english', from });
    }
    const place = (option: Telling<Language>, period: number) =>
      period < option.from ? 2 : names.indexOf(option.value);
    const odds = [20, 1, 0.6, ...Array.from({ length: 8 }, () => 0.1)];
    for (const { item, option } of choose(
      'language',
      this.families(true),
      options,
      place,
      targets,
      odds,
      this.random,
    )) {
      item.language = option.value;
      item.language_from = option.from;
    }
  }

  private solveDistrict(): void {
    const codes = DISTRICTS.map((district) => district.code);
    const targets = targetsAt((on, value) => {
      const code = codes[value];
      return code === undefined
        ? { low: 0, high: 40 }
        : this.printed.numerators(
            this.printed.find('cp-plans-rate-10k', on, 'district', code),
            populationAt(code, on),
            10_000,
          );
    }, codes.length + 1);
    const options = [...codes, ''].map((value) => ({ value, from: 0 }));
    const place = (option: Telling<string>) => options.findIndex((other) => other.value === option.value);
    const odds = [2, 6, 3, 2, 4, 0.3];
    for (const { item, option } of choose(
      'district',
      this.families(false),
      options,
      place,
      targets,
      odds,
      this.random,
    )) {
      item.district = option.value;
    }
  }

  private solveCategory(): void {
    const names = ['NEG', 'PHY', 'SAB', 'EMO', 'MUL'];
    const targets = targetsAt(
      (on, value) => this.exactly(this.printed.count('cp-plans-open', on, 'latest_category', names[value]!)),
      names.length,
    );
    const groups = new Map<string, Plan[]>();
    for (const plan of this.plans) {
      const key = `${plan.child.family.id} ${plan.start}`;
      groups.set(key, [...(groups.get(key) ?? []), plan]);
    }
    const items = [...groups.values()].map((item) => ({
      item,
      weights: sum(item.map((plan) => stockOf([plan]).map((open) => (open ? 1 : 0)))),
      recent: false,
    }));
    const options = names.map((value) => ({ value, from: 0 }));
    const place = (option: Telling<string>) => names.indexOf(option.value);
    for (const { item, option } of choose(
      'category',
      items,
      options,
      place,
      targets,
      [27, 2, 2, 30, 40],
      this.random,
    )) {
      for (const plan of item) {
        plan.category = option.value;
      }
    }
  }

  private exactly(count: number): Range {
    return { low: count, high: count };
  }

  private total(on: string): number {
    return this.printed.count('cp-plans-open', on);
  }

  private share(on: string, breakdown: string, value: string): Range {
    return this.printed.numerators(
      this.printed.find('cp-plans-share-pct', on, breakdown, value),
      this.total(on),
    );
  }
}
