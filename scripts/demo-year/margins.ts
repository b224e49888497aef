import type { Range } from './printed.ts';
import type { Random } from './random.ts';

/** What one unit (a child, a family, a plan) adds to the cells of a margin: pairs of cell number and weight. */
export type Contribution = readonly number[];

/** One thing whose characteristic is to be chosen. */
export interface Unit<State> {
  readonly state: State;
  readonly cells: Contribution;
}

export interface MarginProblem<State> {
  /** Wanted total of each cell: any whole number in the range. */
  readonly targets: readonly Range[];
  readonly units: Unit<State>[];
  /** Another state for a unit, or null where it has none. */
  propose(unit: number, random: Random): Unit<State> | null;
  readonly what: string;
}

/**
 * Changes the states of units until every cell has a wanted total: random changes, those that bring
 * the totals nearer always kept, others now and then while the temperature falls.
 * Throws when the totals are not met in `limit` proposals.
 */
export function meetMargins<State>(
  problem: MarginProblem<State>,
  random: Random,
  limit = 3_000_000,
): State[] {
  const { targets, units } = problem;
  const counts = new Array<number>(targets.length).fill(0);
  for (const unit of units) {
    add(counts, unit.cells, 1);
  }
  let cost = targets.reduce((sum, target, i) => sum + distance(counts[i]!, target), 0);
  for (let tries = 0; cost > 0; tries += 1) {
    if (tries >= limit) {
      const left = targets.flatMap((target, i) =>
        distance(counts[i]!, target) > 0 ? [`${i}: ${counts[i]} for ${target.low} to ${target.high}`] : [],
      );
      throw new RangeError(`${problem.what}: margins not met (${left.join('; ')})`);
    }
    const index = Math.floor(random.next() * units.length);
    const before = units[index]!;
    const after = problem.propose(index, random);
    if (after === null) {
      continue;
    }
    const change = changeOf(counts, targets, before.cells, after.cells);
    const temperature = 0.9 * (1 - tries / limit) ** 2 * (tries % 20_000 < 12_000 ? 1 : 0);
    if (change <= 0 || (temperature > 0 && random.next() < Math.exp(-change / temperature))) {
      units[index] = after;
      cost += change;
    } else {
      add(counts, after.cells, -1);
      add(counts, before.cells, 1);
    }
  }
  return units.map((unit) => unit.state);
}

function distance(count: number, target: Range): number {
  return Math.max(0, target.low - count, count - target.high);
}

function add(counts: number[], cells: Contribution, sign: number): void {
  for (let i = 0; i < cells.length; i += 2) {
    counts[cells[i]!]! += sign * cells[i + 1]!;
  }
}

/** Applies the change to the counts and gives the change of the distance from the targets. */
function changeOf(
  counts: number[],
  targets: readonly Range[],
  before: Contribution,
  after: Contribution,
): number {
  let change = 0;
  for (const [cells, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (let i = 0; i < cells.length; i += 2) {
      const cell = cells[i]!;
      const target = targets[cell]!;
      const count = counts[cell]!;
      const next = count + sign * cells[i + 1]!;
      counts[cell] = next;
      change += distance(next, target) - distance(count, target);
    }
  }
  return change;
}

/**
 * Shares units out over values so that the weights given to each value add exactly to its need. Heavy units
 * go first, each to a value drawn in proportion to what is still needed there times `affinity`; the units of
 * weight one at the end make the totals exact. Throws when the units cannot.
 */
export function shareOut<Item>(
  units: readonly { item: Item; weight: number }[],
  needs: readonly number[],
  affinity: (item: Item, value: number) => number,
  random: Random,
  what: string,
): { item: Item; value: number }[] {
  const left = [...needs];
  const order = random.shuffled(units).sort((a, b) => b.weight - a.weight);
  const chosen = order.map(({ item, weight }) => {
    const fits = left.map((need) => (need >= weight ? need : 0));
    const drawn = fits.map((need, value) => need * affinity(item, value));
    const weights = drawn.some((value) => value > 0) ? drawn : fits;
    const value = random.weightedIndex(weights);
    if (weight > 0 && (fits[value] ?? 0) === 0) {
      throw new RangeError(`${what}: nothing takes a unit of ${weight} (left ${left.join(', ')})`);
    }
    left[value]! -= weight;
    return { item, value };
  });
  if (left.some((need) => need !== 0)) {
    throw new RangeError(`${what}: left over ${left.join(', ')} of ${needs.join(', ')}`);
  }
  return chosen;
}
