import type { Hiding } from './hide.ts';
import { Ranges, type Steps } from './range.ts';
import { Tableau } from './tableau.ts';

/** A hidden figure that could be worked out, or is held too tightly. */
export interface Unproven {
  readonly figure: number;
  /** The equations whose weighted sum gives it away, where there are such. */
  readonly equations: ReadonlyMap<number, number> | undefined;
}

/**
 * The audit. A hidden figure is safe when there are other sets of figures, whole numbers and none below 0, that agree
 * with everything shown and in which it differs by two: then a reader cannot tell at least three values apart.
 */
export function findUnproven(hiding: Hiding, among?: Iterable<number>): Unproven[] {
  const { figures } = hiding;
  const unproven: Unproven[] = [];
  for (const group of groupsOfUnknowns(hiding, among)) {
    const guarded = group.members.filter((figure) => hiding.isProtected(figure));
    if (guarded.length === 0) continue;
    const tableau = new Tableau(figures, group.members, group.relations);
    const ranges = new Ranges(figures, group.members);
    ranges.tryMoves(tableau);
    const narrow = guarded.filter((figure) => !ranges.isWide(figure));
    const given = narrow.filter((figure) => tableau.workedOut(figure));
    for (const figure of given) unproven.push({ figure, equations: tableau.workedOut(figure) });
    // Hiding more for these often loosens the others, so they come first.
    if (given.length) continue;
    const movesWith = movesByFigure(tableau, narrow.length ? group.members : []);
    for (const figure of narrow) {
      if (!ranges.isWide(figure) && !ranges.widen(figure, movesWith))
        unproven.push({ figure, equations: undefined });
    }
  }
  return unproven;
}

function movesByFigure(tableau: Tableau, members: readonly number[]): Map<number, Steps[]> {
  const movesWith = new Map<number, Steps[]>();
  for (const free of members) {
    if (tableau.isSolved(free)) continue;
    const move = tableau.move(free);
    const steps: Steps = { figures: [...move.keys()], steps: [...move.values()] };
    for (const figure of steps.figures) {
      const list = movesWith.get(figure);
      if (list) list.push(steps);
      else movesWith.set(figure, [steps]);
    }
  }
  return movesWith;
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
