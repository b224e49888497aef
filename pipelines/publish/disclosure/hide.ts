import type { Figures, Relation } from './figures.ts';

/** Totals weigh this much and more: they are not hidden on account of what only readers of earlier releases know. */
const TOTAL_WEIGHT = 8;

/** Which figures are hidden, and what anybody can still work out. */
export class Hiding {
  readonly hidden: Uint8Array;
  /** Implied figures that follow from shown ones by a single equation, and are harmless. */
  private readonly derived: Uint8Array;
  private readonly queue: number[] = [];
  private readonly queued: Uint8Array;

  constructor(
    readonly figures: Figures,
    readonly threshold: number,
    /** Figures that an earlier release showed: they make poor partners, since some readers know them still. */
    private readonly shownBefore: ReadonlySet<number>,
    /** For the audit across releases: what readers of earlier releases know besides. */
    private readonly known: ReadonlySet<number> = new Set(),
  ) {
    this.hidden = new Uint8Array(figures.count);
    this.derived = new Uint8Array(figures.count);
    this.queued = new Uint8Array(figures.relations.length);
  }

  isSmall(value: number): boolean {
    return value > 0 && value < this.threshold + 1;
  }

  /** A figure that readers must not work out. */
  isProtected(figure: number): boolean {
    if (this.known.has(figure)) return false;
    if (this.hidden[figure]) return true;
    return this.figures.guarded[figure]! && this.isSmall(this.figures.values[figure]!);
  }

  isUnknown(figure: number): boolean {
    if (this.known.has(figure) || this.derived[figure]) return false;
    return this.hidden[figure] === 1 || this.figures.implied[figure]!;
  }

  /** Hides every count from 1 to the threshold, then partners until no single equation gives one away. */
  hideSmall(): void {
    for (let figure = 0; figure < this.figures.count; figure++) {
      if (!this.figures.implied[figure] && this.isSmall(this.figures.values[figure]!))
        this.hidden[figure] = 1;
    }
    for (let relation = 0; relation < this.figures.relations.length; relation++) this.enqueue(relation);
    this.settle();
  }

  hide(figure: number): void {
    if (this.hidden[figure]) return;
    this.hidden[figure] = 1;
    this.forget(figure);
  }

  /** What was worked out from a figure is unknown again, unless another equation gives it. */
  private forget(figure: number): void {
    for (const relation of this.figures.relationsOf[figure]!) {
      this.enqueue(relation);
      for (const other of this.figures.relations[relation]!.figures) {
        if (!this.derived[other]) continue;
        this.derived[other] = 0;
        this.forget(other);
      }
    }
  }

  /** Works through the equations in question until each of them keeps its secret. */
  settle(): void {
    while (this.queue.length) {
      const relation = this.queue.pop()!;
      this.queued[relation] = 0;
      this.check(relation);
    }
  }

  /** Hides one more figure of an equation; false when none is left that helps. */
  hidePartner(relation: number): boolean {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const figure of this.figures.relations[relation]!.figures) {
      if (!this.isCandidate(figure)) continue;
      const cost = this.costOf(figure, relation);
      if (cost < least) {
        least = cost;
        best = figure;
      }
    }
    if (best < 0) return false;
    this.hide(best);
    return true;
  }

  /** A zero is no partner: everybody would know that only the other is left. */
  isCandidate(figure: number): boolean {
    if (this.figures.implied[figure] || this.hidden[figure] || this.figures.values[figure]! <= 0)
      return false;
    if (this.known.size === 0) return true;
    return !this.known.has(figure) && this.figures.weights[figure]! < TOTAL_WEIGHT;
  }

  private check(index: number): void {
    const relation = this.figures.relations[index]!;
    for (;;) {
      const unknown = relation.figures.filter((figure) => this.isUnknown(figure));
      if (unknown.length === 0) return;
      if (unknown.length === 1 && !this.isProtected(unknown[0]!)) {
        this.derive(unknown[0]!);
        return;
      }
      if (!this.givesAway(relation, unknown)) return;
      // With none left to hide the audit decides: it finds what this rule of thumb does not see.
      if (!this.hidePartner(index)) return;
    }
  }

  /** One unknown is worked out; unknowns on one side of the equation whose sum is small, or leaves no room, are too. */
  private givesAway(relation: Relation, unknown: readonly number[]): boolean {
    if (!unknown.some((figure) => this.isProtected(figure))) return false;
    if (unknown.length === 1) return true;
    const signs = new Set(
      unknown.map((figure) => Math.sign(relation.coefficients[relation.figures.indexOf(figure)]!)),
    );
    if (signs.size > 1) return false;
    const sum = unknown.reduce((total, figure) => total + this.figures.values[figure]!, 0);
    const least = unknown.filter((figure) => !this.figures.implied[figure]).length;
    return this.isSmall(sum) || sum - least < 2;
  }

  /** The same hiding as seen by a reader who has kept the earlier releases. */
  withMemory(): Hiding {
    const seen = new Hiding(this.figures, this.threshold, this.shownBefore, this.shownBefore);
    seen.hidden.set(this.hidden);
    for (let relation = 0; relation < this.figures.relations.length; relation++) seen.enqueue(relation);
    seen.settle();
    return seen;
  }

  /** Hides what another hiding of the same figures hides. */
  hideAlso(other: Hiding): void {
    for (let figure = 0; figure < this.hidden.length; figure++) if (other.hidden[figure]) this.hide(figure);
    this.settle();
  }

  private derive(figure: number): void {
    this.derived[figure] = 1;
    for (const relation of this.figures.relationsOf[figure]!) this.enqueue(relation);
  }

  private enqueue(relation: number): void {
    if (this.queued[relation]) return;
    this.queued[relation] = 1;
    this.queue.push(relation);
  }

  /**
   * Cheap: short periods, breakdowns, small counts, and figures whose other equations have a hidden member already. Where
   * they have none, a partner will have to be hidden there too.
   */
  costOf(figure: number, besides = -1): number {
    let partners = 0;
    for (const index of this.figures.relationsOf[figure]!) {
      if (index !== besides) partners += this.costOfPartner(figure, this.figures.relations[index]!);
    }
    const remembered = this.shownBefore.has(figure) ? 60 : 0;
    return (
      this.figures.weights[figure]! + partners + remembered + Math.log2(1 + this.figures.values[figure]!) / 10
    );
  }

  private costOfPartner(figure: number, relation: Relation): number {
    let least = Number.POSITIVE_INFINITY;
    for (const other of relation.figures) {
      if (other === figure) continue;
      if (this.isUnknown(other)) return 0;
      if (this.isCandidate(other)) least = Math.min(least, this.figures.weights[other]!);
    }
    return 2 + Math.min(least, 200);
  }
}
