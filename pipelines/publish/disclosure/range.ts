import type { Figures } from './figures.ts';
import type { Tableau } from './tableau.ts';

/** A hidden figure must be able to take three neighbouring values at least: they lie this far apart. */
const WIDTH = 2;

/** How many other moves are looked at to make a blocked one possible. */
const MOST_TRIES = 400;

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
    private readonly members: readonly number[],
  ) {
    for (const figure of members) {
      this.low.set(figure, figures.values[figure]!);
      this.high.set(figure, figures.values[figure]!);
    }
    // Where nothing but zeros is shown around the group, twice the figures, or none, would do as well.
    const all = new Map(members.map((figure) => [figure, figures.values[figure]!]));
    if (isSound(figures, all)) {
      this.see(all, -1);
      this.see(all, 1);
    }
  }

  isWide(figure: number): boolean {
    return this.high.get(figure)! - this.low.get(figure)! >= WIDTH;
  }

  /** Tries every move of a tableau both ways from the true figures. */
  tryMoves(tableau: Tableau): void {
    for (const free of this.members) {
      if (tableau.isSolved(free)) continue;
      const move = tableau.move(free);
      if ([...move.keys()].every((figure) => this.isWide(figure))) continue;
      const [back, forth] = this.limits(move);
      if ((back === 0 && forth === 0) || !isSound(this.figures, move)) continue;
      this.see(move, Math.max(back, -WIDTH));
      this.see(move, Math.min(forth, WIDTH));
    }
  }

  /**
   * A move with many or large steps is soon blocked by a small count. Adding or taking away others that touch the same
   * figures gives a smaller one, where there is one. False when the range of the figure stays too narrow.
   */
  widen(figure: number, movesWith: ReadonlyMap<number, readonly Move[]>): boolean {
    for (const start of movesWith.get(figure) ?? []) {
      const move = this.reduce(start, figure, movesWith);
      if (!move.has(figure)) continue;
      const [back, forth] = this.limits(move);
      if ((back === 0 && forth === 0) || !isSound(this.figures, move)) continue;
      this.see(move, Math.max(back, -WIDTH));
      this.see(move, Math.min(forth, WIDTH));
      if (this.isWide(figure)) return true;
    }
    return false;
  }

  /** Takes the best single addition until none makes the move easier. */
  private reduce(start: Move, figure: number, movesWith: ReadonlyMap<number, readonly Move[]>): Move {
    let move = start;
    let effort = this.effort(move);
    for (let tries = 0; tries < MOST_TRIES; ) {
      let better: Move | undefined;
      const hardest = [...move].sort((a, b) => this.hardness(...b) - this.hardness(...a)).slice(0, 4);
      for (const [blocking] of hardest) {
        for (const other of movesWith.get(blocking) ?? []) {
          if (other === start || ++tries > MOST_TRIES) continue;
          for (const sign of [1, -1]) {
            const sum = plus(move, other, sign);
            const its = this.effort(sum);
            if (its < effort && sum.has(figure)) {
              better = sum;
              effort = its;
            }
          }
        }
      }
      if (!better) return move;
      move = better;
    }
    return move;
  }

  private effort(move: Move): number {
    let sum = 0;
    for (const [figure, step] of move) sum += this.hardness(figure, step);
    return sum;
  }

  /** How hard a step is on a figure: large steps of small counts, and any step of a count of nothing. */
  private hardness(figure: number, step: number): number {
    return Math.abs(step) / (this.figures.values[figure]! + 0.02);
  }

  /** How often a move can be made backwards (negative) and forwards from here. */
  private limits(move: Move): [number, number] {
    let back = Number.NEGATIVE_INFINITY;
    let forth = Number.POSITIVE_INFINITY;
    for (const [figure, step] of move) {
      const room = this.figures.values[figure]!;
      if (!Number.isInteger(step)) return [0, 0];
      if (step > 0) back = Math.max(back, -Math.floor(room / step));
      else forth = Math.min(forth, Math.floor(room / -step));
    }
    return [back, forth];
  }

  private see(move: Move, times: number): void {
    for (const [figure, step] of move) {
      const value = this.figures.values[figure]! + step * times;
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

function plus(move: Move, other: Move, sign: number): Move {
  const sum = new Map(move);
  for (const [figure, step] of other) {
    const value = (sum.get(figure) ?? 0) + sign * step;
    if (value === 0) sum.delete(figure);
    else sum.set(figure, value);
  }
  return sum;
}
