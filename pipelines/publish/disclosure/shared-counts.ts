import { seriesThatAgree } from './agreeing-series.ts';
import { sidesThatAgree } from './agreeing-sides.ts';
import { Figures } from './figures.ts';
import type { ReadFigures, RowFigures, Side } from './read-figures.ts';
import type { DisclosureInput } from './rows.ts';

export interface Count {
  readonly value: number;
  weight: number;
}

/**
 * Makes one figure of counts that are the same count in two places: the numerator or denominator of a ratio and the count
 * it is taken from, a measure's total and another's breakdown value. The catalogue says some of it; the rest is found by
 * agreement. Cells are joined only where their counts are equal, so a wrong guess hides more, never less.
 */
export function joinSharedCounts(
  input: DisclosureInput,
  sides: readonly Side[],
  counts: readonly Count[],
  rows: readonly RowFigures[],
): ReadFigures {
  const joined = counts.map((_, i) => i);
  const find = (count: number): number => {
    let root = count;
    while (joined[root] !== root) root = joined[root]!;
    while (joined[count] !== root) {
      const next = joined[count]!;
      joined[count] = root;
      count = next;
    }
    return root;
  };
  const join = (left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>) => {
    for (const [key, count] of left) {
      const other = right.get(key);
      if (other !== undefined && counts[other]!.value === counts[count]!.value)
        joined[find(count)] = find(other);
    }
  };
  for (const [left, right] of sidesThatAgree(input, sides, counts)) join(left.cells, right.cells);
  for (const [left, right] of seriesThatAgree(sides, counts)) join(left, right);
  const figures = new Figures();
  const figureOf = new Map<number, number>();
  const weighed = new Set<number>();
  const toFigure = (count: number): number => {
    const root = find(count);
    let figure = figureOf.get(root);
    if (figure === undefined) {
      figure = figures.add(counts[root]!.value, 0);
      figureOf.set(root, figure);
    }
    if (!weighed.has(count)) {
      weighed.add(count);
      figures.weights[figure]! += counts[count]!.weight;
    }
    return figure;
  };
  const read = sides.map((side) => ({
    ...side,
    cells: new Map([...side.cells].map(([key, count]) => [key, toFigure(count)])),
  }));
  return {
    figures,
    sides: read,
    rows: rows.map((row) => ({
      numerator: row.numerator === undefined ? undefined : toFigure(row.numerator),
      denominator: row.denominator === undefined ? undefined : toFigure(row.denominator),
    })),
  };
}
