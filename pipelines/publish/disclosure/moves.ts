import type { Figures } from './figures.ts';

/** A change of hidden figures that leaves everything shown as it is: figure -> whole number to add. */
export type Move = ReadonlyMap<number, number>;

/** Numbers by index: a figure's coefficient in an equation, or an equation's weight in a sum of equations. */
type Terms = Map<number, number>;

export interface Solution {
  /** Independent moves: together they reach every other set of hidden figures that agrees with what is shown. */
  readonly moves: readonly Move[];
  /** Figures that equations give away -> the equations, with their weights, whose sum says so. */
  readonly workedOut: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

interface Row {
  readonly terms: Terms;
  /** The original equations this row is the weighted sum of. */
  readonly madeOf: Terms;
}

/**
 * Solves the equations of a group of unknown figures as a reader would, by elimination. Moves with fractions are left
 * out: nothing is proven by them.
 */
export function solve(figures: Figures, members: readonly number[], relations: Iterable<number>): Solution {
  const unknown = new Set(members);
  const degree = new Map<number, number>();
  const rows: Row[] = [];
  for (const index of relations) {
    const relation = figures.relations[index]!;
    const terms: Terms = new Map();
    for (const [i, figure] of relation.figures.entries()) {
      if (!unknown.has(figure)) continue;
      terms.set(figure, relation.coefficients[i]!);
      degree.set(figure, (degree.get(figure) ?? 0) + 1);
    }
    if (terms.size) rows.push({ terms, madeOf: new Map([[index, 1]]) });
  }
  rows.sort((a, b) => a.terms.size - b.terms.size);
  // Figures of few equations are solved for first, they fill in least; zeros last, they block the moves of others.
  const costs = new Map(
    members.map((figure) => [
      figure,
      (degree.get(figure) ?? 0) +
        (figures.implied[figure] ? 0 : 4) +
        (figures.values[figure] === 0 ? 1e6 : 0),
    ]),
  );
  const solved = eliminate(rows, (figure) => costs.get(figure)!);
  return { moves: movesOf(members, solved), workedOut: workedOut(solved) };
}

function workedOut(solved: ReadonlyMap<number, Row>): Map<number, Terms> {
  const found = new Map<number, Terms>();
  for (const [figure, row] of solved) if (row.terms.size === 1) found.set(figure, row.madeOf);
  return found;
}

function movesOf(members: readonly number[], solved: ReadonlyMap<number, Row>): Move[] {
  const follows = new Map<number, [number, number][]>();
  for (const [pivot, { terms }] of solved) {
    for (const [figure, coefficient] of terms) {
      if (figure === pivot) continue;
      const list = follows.get(figure);
      if (list) list.push([pivot, -coefficient]);
      else follows.set(figure, [[pivot, -coefficient]]);
    }
  }
  return members
    .filter((figure) => !solved.has(figure))
    .flatMap((free) => wholeMove([[free, 1], ...(follows.get(free) ?? [])]) ?? []);
}

/** Gauss-Jordan on sparse rows: solved figure -> its row, coefficient 1 for itself and only free figures beside it. */
function eliminate(rows: readonly Row[], costOf: (figure: number) => number): Map<number, Row> {
  const solved = new Map<number, Row>();
  const rowsWith = new Map<number, Set<number>>();
  const note = (figure: number, pivot: number) => {
    const set = rowsWith.get(figure);
    if (set) set.add(pivot);
    else rowsWith.set(figure, new Set([pivot]));
  };
  for (const row of rows) {
    for (const [figure, coefficient] of [...row.terms]) {
      const known = solved.get(figure);
      if (known) subtract(row, known, coefficient);
    }
    const pivot = choosePivot(row.terms, costOf);
    if (pivot === undefined) continue;
    scale(row, 1 / row.terms.get(pivot)!);
    for (const other of rowsWith.get(pivot) ?? []) {
      const target = solved.get(other)!;
      const coefficient = target.terms.get(pivot);
      if (coefficient === undefined) continue;
      subtract(target, row, coefficient);
      for (const figure of row.terms.keys()) if (target.terms.has(figure)) note(figure, other);
    }
    rowsWith.delete(pivot);
    for (const figure of row.terms.keys()) if (figure !== pivot) note(figure, pivot);
    solved.set(pivot, row);
  }
  return solved;
}

function choosePivot(terms: Terms, costOf: (figure: number) => number): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [figure, coefficient] of terms) {
    const cost = costOf(figure) + (Math.abs(coefficient) === 1 ? 0 : 1000);
    if (cost < least) {
      least = cost;
      best = figure;
    }
  }
  return best;
}

function scale(row: Row, times: number): void {
  if (times === 1) return;
  for (const terms of [row.terms, row.madeOf])
    for (const [key, value] of terms) terms.set(key, value * times);
}

function subtract(row: Row, other: Row, times: number): void {
  take(row.terms, other.terms, times);
  take(row.madeOf, other.madeOf, times);
}

function take(from: Terms, other: Terms, times: number): void {
  for (const [key, amount] of other) {
    const value = (from.get(key) ?? 0) - times * amount;
    if (Math.abs(value) < 1e-9) from.delete(key);
    else from.set(key, value);
  }
}

function wholeMove(entries: readonly [number, number][]): Move | undefined {
  for (const factor of [1, 2, 3, 4, 6, 12]) {
    if (entries.every(([, step]) => Math.abs(step * factor - Math.round(step * factor)) < 1e-6)) {
      return new Map(entries.map(([figure, step]) => [figure, Math.round(step * factor)]));
    }
  }
  return undefined;
}
