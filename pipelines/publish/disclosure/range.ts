import type { Figures } from './figures.ts';
import type { Tableau } from './tableau.ts';

/** A hidden figure must be able to take three neighbouring values at least: they lie this far apart. */
const WIDTH = 2;

type Move = Map<number, number>;

/**
 * What a reader must hold possible for each figure of a group: the least and the greatest value it was seen to have in
 * sets of whole figures, none below 0, that agree with everything shown. Every step is checked against the equations
 * themselves, so a mistake in solving them cannot make a range look wider than it is.
 */
export class Ranges {
  private readonly low = new Map<number, number>();
  private readonly high = new Map<number, number>();

  constructor(
    private readonly figures: Figures,
    private readonly tableau: Tableau,
  ) {
    for (const [figure, value] of tableau.at) {
      this.low.set(figure, value);
      this.high.set(figure, value);
    }
  }

  isWide(figure: number): boolean {
    return this.high.get(figure)! - this.low.get(figure)! >= WIDTH;
  }

  /** Tries every move both ways from the true figures. */
  tryMoves(members: readonly number[]): void {
    // Where nothing but zeros is shown around a group, twice the figures, or none, would do as well.
    const all = new Map(this.tableau.at);
    if (isSound(this.figures, all)) {
      this.see(all, -1);
      this.see(all, 1);
    }
    for (const free of members) {
      if (this.tableau.isSolved(free)) continue;
      const move = this.tableau.move(free);
      if (!isSound(this.figures, move)) continue;
      const [back, forth] = this.limits(move);
      this.see(move, Math.max(back, -WIDTH));
      this.see(move, Math.min(forth, WIDTH));
    }
  }

  /** How often a move can be made backwards (negative) and forwards from here. */
  private limits(move: Move): [number, number] {
    let back = Number.NEGATIVE_INFINITY;
    let forth = Number.POSITIVE_INFINITY;
    for (const [figure, step] of move) {
      const room = this.tableau.at.get(figure)!;
      if (!Number.isInteger(step)) return [0, 0];
      if (step > 0) back = Math.max(back, -Math.floor(room / step));
      else forth = Math.min(forth, Math.floor(room / -step));
    }
    return [back, forth];
  }

  private see(move: Move, times: number): void {
    for (const [figure, step] of move) {
      const value = this.tableau.at.get(figure)! + step * times;
      if (value < this.low.get(figure)!) this.low.set(figure, value);
      if (value > this.high.get(figure)!) this.high.set(figure, value);
    }
  }
}

/** Checks a move against every equation it touches. */
function isSound(figures: Figures, move: Move): boolean {
  for (const figure of move.keys()) {
    for (const index of figures.relationsOf[figure]!) {
      const { figures: members, coefficients } = figures.relations[index]!;
      let change = 0;
      for (let i = 0; i < members.length; i++) change += coefficients[i]! * (move.get(members[i]!) ?? 0);
      if (change !== 0) return false;
    }
  }
  return true;
}
