import type { Figures } from './figures.ts';
import type { Hiding } from './hide.ts';
import { type Move, solve } from './moves.ts';

/** A hidden figure must be able to take three neighbouring values at least: they lie this far apart. */
const WIDTH = 2;
/** How many other moves are tried to make room for one that is blocked. */
const MOST_TRIES = 40;
/** How much work that may be in one group before it is given up: then more is hidden instead. */
const MOST_STEPS = 2_000_000;

/** A hidden figure that could be worked out, or is held too tightly. */
export interface Unproven {
  readonly figure: number;
  /** The equations whose weighted sum gives it away, where there are such. */
  readonly equations: ReadonlyMap<number, number> | undefined;
}

/**
 * The audit. A hidden figure is safe when there are other sets of figures, whole numbers and none below 0, that agree
 * with everything shown and in which it differs by two: then a reader cannot tell at least three values apart. Each proof
 * is checked against the equations, so a mistake in finding it cannot let a figure through.
 */
export function findUnproven(hiding: Hiding, among?: Iterable<number>): Unproven[] {
  const { figures } = hiding;
  const unproven: Unproven[] = [];
  for (const group of groupsOfUnknowns(hiding, among)) {
    const wanted = new Set(
      group.members.filter((figure) => hiding.isProtected(figure) && !hiding.lost.has(figure)),
    );
    if (wanted.size === 0) continue;
    const { moves, workedOut } = solve(figures, group.members, group.relations);
    // Where nothing but zeros is shown around a group, twice the figures would do as well.
    const all: Move = new Map(group.members.map((figure) => [figure, figures.values[figure]!]));
    const sound = [all, ...moves].filter((move) => isSound(figures, move));
    for (const move of sound) {
      const [back, forth] = limitsOf(figures, move);
      for (const [figure, step] of move) if (Math.abs(step) * (forth - back) >= WIDTH) wanted.delete(figure);
      if (wanted.size === 0) break;
    }
    const given = [...wanted].filter((figure) => workedOut.has(figure));
    for (const figure of given) unproven.push({ figure, equations: workedOut.get(figure) });
    // Hiding more for these often loosens the others, so they come first.
    if (given.length) continue;
    const budget = { left: MOST_STEPS };
    for (const figure of wanted) {
      if (!provenInTwoMoves(figures, sound, figure, budget)) unproven.push({ figure, equations: undefined });
    }
  }
  return unproven;
}

interface Group {
  readonly members: number[];
  readonly relations: Set<number>;
}

/** Unknown figures that share equations, directly or through others. */
export function groupsOfUnknowns(hiding: Hiding, among?: Iterable<number>): Group[] {
  const { figures } = hiding;
  const seen = new Uint8Array(figures.count);
  const groups: Group[] = [];
  for (const start of among ?? figures.values.keys()) {
    if (seen[start] || !hiding.isUnknown(start)) continue;
    const group: Group = { members: [], relations: new Set() };
    const stack = [start];
    seen[start] = 1;
    while (stack.length) {
      const figure = stack.pop()!;
      group.members.push(figure);
      for (const relation of figures.relationsOf[figure]!) {
        if (group.relations.has(relation)) continue;
        group.relations.add(relation);
        for (const other of figures.relations[relation]!.figures) {
          if (seen[other] || !hiding.isUnknown(other)) continue;
          seen[other] = 1;
          stack.push(other);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

/** How often a move can be made backwards (negative) and forwards from `at` (the true figures by default). */
function limitsOf(figures: Figures, move: Move, at?: Move): [number, number] {
  let back = Number.NEGATIVE_INFINITY;
  let forth = Number.POSITIVE_INFINITY;
  for (const [figure, step] of move) {
    const room = at?.get(figure) ?? figures.values[figure]!;
    if (step > 0) back = Math.max(back, -Math.floor(room / step));
    else forth = Math.min(forth, Math.floor(room / -step));
  }
  return [back, forth];
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

/** A move may be blocked by a figure that cannot fall further: another move first makes room for it. */
function provenInTwoMoves(
  figures: Figures,
  moves: readonly Move[],
  wanted: number,
  budget: { left: number },
): boolean {
  let low = figures.values[wanted]!;
  let high = low;
  const reach = (value: number, step: number, back: number, forth: number) => {
    for (const times of [Math.max(back, -WIDTH), Math.min(forth, WIDTH)]) {
      low = Math.min(low, value + step * times);
      high = Math.max(high, value + step * times);
    }
    return high - low >= WIDTH;
  };
  for (const move of moves) {
    const step = move.get(wanted);
    if (step === undefined) continue;
    if (reach(figures.values[wanted]!, step, ...limitsOf(figures, move))) return true;
    const blocking = [...move]
      .filter(([figure, s]) => figures.values[figure]! < WIDTH * Math.abs(s))
      .map(([figure]) => figure);
    let tries = 0;
    for (const first of moves) {
      if (first === move || !blocking.some((figure) => first.has(figure))) continue;
      if (++tries > MOST_TRIES || budget.left < 0) break;
      budget.left -= first.size + move.size;
      const [firstBack, firstForth] = limitsOf(figures, first);
      for (const times of [Math.max(firstBack, -WIDTH), Math.min(firstForth, WIDTH)]) {
        const at = new Map([...first].map(([figure, s]) => [figure, figures.values[figure]! + s * times]));
        const [back, forth] = limitsOf(figures, move, at);
        if (back > 0 || forth < 0) continue;
        if (reach(at.get(wanted) ?? figures.values[wanted]!, step, back, forth)) return true;
      }
    }
  }
  return false;
}
