/**
 * A linear equation that holds between counts: the coefficients times the counts add to nothing. A total less its parts,
 * a quarter less its months, a denominator less numerator and complement.
 */
export interface Relation {
  readonly figures: readonly number[];
  readonly coefficients: readonly number[];
}

/**
 * The counts behind the scorecard and the equations between them. A figure is one count of people; several cells show the
 * same figure (a numerator and another measure's count, quarter 1 and the year to date at its end). `implied` figures are
 * in no cell but follow from cells: a complement, the rest of a breakdown, the months between two cumulative figures.
 */
export class Figures {
  readonly values: number[] = [];
  readonly implied: boolean[] = [];
  /** How much it costs to hide the figure: totals and long periods cost most. */
  readonly weights: number[] = [];
  /** A small count that must not be worked out, although it is in no cell. */
  readonly guarded: boolean[] = [];
  readonly relations: Relation[] = [];
  readonly relationsOf: number[][] = [];
  private readonly seen = new Set<string>();

  add(value: number, weight: number): number {
    this.values.push(value);
    this.implied.push(false);
    this.guarded.push(false);
    this.weights.push(weight);
    this.relationsOf.push([]);
    return this.values.length - 1;
  }

  addImplied(value: number, guarded: boolean): number {
    const figure = this.add(value, 0);
    this.implied[figure] = true;
    this.guarded[figure] = guarded;
    return figure;
  }

  get count(): number {
    return this.values.length;
  }

  /** Records `total = sum of parts`; the caller has checked that the counts say so. Known zeros may be left out. */
  relate(total: number, parts: readonly number[]): void {
    this.relateSum([total], parts);
  }

  /** Records that two lists of counts add up to the same. */
  relateSum(left: readonly number[], right: readonly number[]): void {
    const terms = new Map<number, number>();
    for (const figure of left) terms.set(figure, (terms.get(figure) ?? 0) - 1);
    for (const figure of right) terms.set(figure, (terms.get(figure) ?? 0) + 1);
    const kept = [...terms].filter(([, coefficient]) => coefficient !== 0).sort((a, b) => a[0] - b[0]);
    if (kept.length < 2) return;
    const name = kept.map(([figure, coefficient]) => `${figure}:${coefficient}`).join(',');
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const relation = this.relations.push({
      figures: kept.map(([figure]) => figure),
      coefficients: kept.map(([, coefficient]) => coefficient),
    });
    for (const [figure] of kept) this.relationsOf[figure]!.push(relation - 1);
  }
}
