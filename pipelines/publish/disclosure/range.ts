import type { Figures } from './figures.ts';
import type { Tableau } from './tableau.ts';

/** A hidden figure must be able to take three neighbouring values at least: they lie this far apart. */
const WIDTH = 2;

/** How many other moves are looked at to make a blocked one possible. */
const MOST_TRIES = 400;

/** How many figures that block a move are tried to be relieved. */
const MOST_BLOCKING = 4;

/** Efforts that differ by no more than rounding are the same. */
const NEGLIGIBLE = 1e-9;

type Move = Map<number, number>;

/** A move as lists, to be gone through often. */
export interface Steps {
  readonly figures: readonly number[];
  readonly steps: readonly number[];
}

/**
 * What a reader must hold possible for each figure of a group: the least and the greatest value it was seen to have in
 * sets of whole figures, none below 0, that agree with everything shown. Every step is checked against the equations
 * themselves, so a mistake in solving them cannot make a range look wider than it is.
 */
export class Ranges {
  private readonly low = new Map<number, number>();
  private readonly high = new Map<number, number>();
  /** The steps of the move that is being made easier, by figure. */
  private steps: Float64Array | undefined;

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

  private get now(): Float64Array {
    this.steps ??= new Float64Array(this.figures.count);
    return this.steps;
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
  widen(figure: number, movesWith: ReadonlyMap<number, readonly Steps[]>): boolean {
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
  private reduce(start: Steps, figure: number, movesWith: ReadonlyMap<number, readonly Steps[]>): Move {
    const move: Move = new Map();
    this.add(move, start, 1);
    for (let tries = 0; tries < MOST_TRIES; ) {
      let better: Steps | undefined;
      let sign = 1;
      let least = -NEGLIGIBLE;
      for (const blocking of this.hardestOf(move)) {
        for (const other of movesWith.get(blocking) ?? []) {
          if (other === start) continue;
          if (++tries > MOST_TRIES) break;
          const [added, taken] = this.changesOfEffort(other);
          const own = stepOf(other, figure);
          if (added < least && this.now[figure]! + own !== 0) {
            better = other;
            sign = 1;
            least = added - NEGLIGIBLE;
          }
          if (taken < least && this.now[figure]! - own !== 0) {
            better = other;
            sign = -1;
            least = taken - NEGLIGIBLE;
          }
        }
      }
      if (!better) break;
      this.add(move, better, sign);
    }
    for (const touched of move.keys()) this.now[touched] = 0;
    return move;
  }

  /** Adds to a move, and to what `now` says of it. */
  private add(move: Move, { figures, steps }: Steps, sign: number): void {
    for (const [i, figure] of figures.entries()) {
      const step = this.now[figure]! + sign * steps[i]!;
      this.now[figure] = step;
      if (step === 0) move.delete(figure);
      else move.set(figure, step);
    }
  }

  /** How much harder (above 0) or easier the present move gets when another is added to it, and when it is taken away. */
  private changesOfEffort({ figures, steps }: Steps): [number, number] {
    let added = 0;
    let taken = 0;
    for (let i = 0; i < figures.length; i++) {
      const figure = figures[i]!;
      const now = this.now[figure]!;
      const step = steps[i]!;
      const room = this.figures.values[figure]! + 0.02;
      added += (Math.abs(now + step) - Math.abs(now)) / room;
      taken += (Math.abs(now - step) - Math.abs(now)) / room;
    }
    return [added, taken];
  }

  /** The figures that block a move most, hardest first. */
  private hardestOf(move: Move): number[] {
    const hardest: number[] = [];
    const degrees: number[] = [];
    for (const [figure, step] of move) {
      const degree = this.hardness(figure, step);
      let place = hardest.length;
      while (place > 0 && degrees[place - 1]! < degree) place--;
      if (place === MOST_BLOCKING) continue;
      hardest.splice(place, 0, figure);
      degrees.splice(place, 0, degree);
      if (hardest.length > MOST_BLOCKING) {
        hardest.pop();
        degrees.pop();
      }
    }
    return hardest;
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

function stepOf({ figures, steps }: Steps, figure: number): number {
  const at = figures.indexOf(figure);
  return at < 0 ? 0 : steps[at]!;
}
