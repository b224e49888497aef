import type { Figures } from './figures.ts';

/** Numbers by index: a figure's coefficient in an equation, or an equation's weight in a sum of equations. */
export type Terms = Map<number, number>;

interface Row {
  readonly terms: Terms;
  /** The original equations this row is the weighted sum of. */
  readonly madeOf: Terms;
}

/**
 * The equations of a group of unknown figures, solved as a reader would by elimination: each solved figure has a row with
 * coefficient 1 for itself and only free figures beside it. Moving a free figure moves the solved ones with it and leaves
 * everything shown as it is.
 */
export class Tableau {
  private readonly rows = new Map<number, Row>();
  private readonly rowsWith = new Map<number, Set<number>>();

  constructor(figures: Figures, members: readonly number[], relations: Iterable<number>) {
    const degree = new Map<number, number>();
    for (const figure of members) degree.set(figure, 0);
    const rows: Row[] = [];
    for (const index of relations) {
      const relation = figures.relations[index]!;
      const terms: Terms = new Map();
      for (const [i, figure] of relation.figures.entries()) {
        if (!degree.has(figure)) continue;
        terms.set(figure, relation.coefficients[i]!);
        degree.set(figure, degree.get(figure)! + 1);
      }
      if (terms.size) rows.push({ terms, madeOf: new Map([[index, 1]]) });
    }
    rows.sort((a, b) => a.terms.size - b.terms.size);
    // Figures of few equations are solved for first: they fill in least.
    const cost = (figure: number) => degree.get(figure)! + (figures.implied[figure] ? 0 : 4);
    for (const row of rows) this.take(row, cost);
  }

  isSolved(figure: number): boolean {
    return this.rows.has(figure);
  }

  /** The equations whose sum gives a figure away, or undefined. */
  workedOut(figure: number): ReadonlyMap<number, number> | undefined {
    const row = this.rows.get(figure);
    return row?.terms.size === 1 ? row.madeOf : undefined;
  }

  /** What one step of a free figure changes: itself by 1, and the figures that follow. */
  move(free: number): Map<number, number> {
    const move = new Map([[free, 1]]);
    for (const pivot of this.rowsWith.get(free) ?? []) {
      const coefficient = this.rows.get(pivot)?.terms.get(free);
      if (coefficient !== undefined) move.set(pivot, -coefficient);
    }
    return move;
  }

  private take(row: Row, cost: (figure: number) => number): void {
    for (const [figure, coefficient] of [...row.terms]) {
      const known = this.rows.get(figure);
      if (known) subtract(row, known, coefficient);
    }
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [figure, coefficient] of row.terms) {
      const price = cost(figure) + (Math.abs(coefficient) === 1 ? 0 : 1000);
      if (price < least) {
        least = price;
        best = figure;
      }
    }
    if (best !== undefined) this.solveFor(row, best);
  }

  private solveFor(row: Row, pivot: number): void {
    const factor = 1 / row.terms.get(pivot)!;
    if (factor !== 1) {
      for (const terms of [row.terms, row.madeOf]) {
        for (const [key, value] of terms) terms.set(key, value * factor);
      }
    }
    for (const other of this.rowsWith.get(pivot) ?? []) {
      const target = this.rows.get(other);
      const coefficient = target?.terms.get(pivot);
      if (!target || coefficient === undefined) continue;
      subtract(target, row, coefficient);
      for (const figure of row.terms.keys()) if (target.terms.has(figure)) this.note(figure, other);
    }
    this.rowsWith.delete(pivot);
    for (const figure of row.terms.keys()) if (figure !== pivot) this.note(figure, pivot);
    this.rows.set(pivot, row);
  }

  private note(figure: number, pivot: number): void {
    const set = this.rowsWith.get(figure);
    if (set) set.add(pivot);
    else this.rowsWith.set(figure, new Set([pivot]));
  }
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
