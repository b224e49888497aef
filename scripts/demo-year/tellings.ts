import { iso } from './days.ts';
import { type MarginProblem, meetMargins, type Unit } from './margins.ts';
import { SNAPSHOTS } from './plan-ages.ts';
import type { Range } from './printed.ts';
import type { Random } from './random.ts';

/** One way a characteristic can be told: the value sent up to a drop, and the one sent from it. */
export interface Telling<Value> {
  readonly value: Value;
  /** First drop that sends it; before it the field is empty. */
  readonly from: number;
}

/** Things of which each snapshot counts a number, by the value told at it. */
export interface Weighed<Item> {
  readonly item: Item;
  /** How many children this adds at each snapshot. */
  readonly weights: readonly number[];
  /** True where no row of 2016-17 holds it: its characteristic may be told late without changing that year. */
  readonly recent: boolean;
}

/** The wanted range of every value at every snapshot. */
export function targetsAt(ranges: (on: string, value: number) => Range, values: number): Range[] {
  return SNAPSHOTS.flatMap((on) => Array.from({ length: values }, (_, value) => ranges(iso(on), value)));
}

/** Chooses one telling for each item so that the counts of every value at every snapshot are the targets. */
export function choose<Item, Value>(
  what: string,
  items: readonly Weighed<Item>[],
  options: readonly Telling<Value>[],
  /** Place of the value told at a snapshot; the last place is "not recorded". */
  placeOf: (option: Telling<Value>, period: number) => number,
  targets: readonly Range[],
  odds: readonly number[],
  random: Random,
  first: readonly number[] = odds,
): { item: Item; option: Telling<Value> }[] {
  const values = targets.length / SNAPSHOTS.length;
  const unit = (index: number, option: Telling<Value>): Unit<Telling<Value>> => ({
    state: option,
    cells: items[index]!.weights.flatMap((weight, period) =>
      weight > 0 ? [period * values + placeOf(option, period), weight] : [],
    ),
  });
  const prompt = first.map((weight, i) => (options[i]!.from > 0 ? 0 : weight));
  const draw = (index: number) => unit(index, options[random.weightedIndex(prompt)]!);
  // Rare values are proposed more often than they are first drawn, or the search would crawl.
  const flat = odds.map(Math.sqrt);
  const problem: MarginProblem<Telling<Value>> = {
    what,
    targets,
    units: items.map((_, index) => draw(index)),
    propose: (index) => {
      const option = options[random.weightedIndex(flat)]!;
      return option.from > 0 && !items[index]!.recent ? null : unit(index, option);
    },
  };
  const states = meetMargins(problem, random);
  return items.map(({ item }, index) => ({ item, option: states[index]! }));
}

/** Adds up counts at each snapshot. */
export function sum(lists: readonly (readonly number[])[]): number[] {
  return SNAPSHOTS.map((_, period) => lists.reduce((total, list) => total + list[period]!, 0));
}
