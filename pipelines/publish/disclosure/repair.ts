import type { Figures } from './figures.ts';
import type { Hiding } from './hide.ts';
import { findUnproven, groupsOfUnknowns, type Unproven } from './prove.ts';

/** After so many rounds of hiding one figure at a time, everything around is hidden. */
const PATIENCE = 25;
const MOST_ROUNDS = 60;
const MOST_ROUNDS_OF_MEMORY = 8;
const FAR = 200;

/** Thrown when the audit cannot prove every hidden figure safe: nothing may be published. */
export class DisclosureUnsafe extends Error {
  constructor(readonly unproven: number) {
    super(`${unproven} hidden figures could be worked out from what would be shown.`);
    this.name = 'DisclosureUnsafe';
  }
}

/**
 * Audits, hides one more figure of each proof by which a reader would work one out, and audits what that touched; all of
 * it once more at the end. Gives the number of rounds; throws DisclosureUnsafe when they do not end.
 */
export function hideUntilProven(figures: Figures, hiding: Hiding): number {
  let unproven = findUnproven(hiding);
  let rounds = 1;
  for (; unproven.length; rounds++) {
    if (rounds > MOST_ROUNDS) throw new DisclosureUnsafe(unproven.length);
    if (rounds > PATIENCE) hideAround(figures, hiding, unproven);
    else hideForEach(figures, hiding, unproven);
    hiding.settle();
    unproven = findUnproven(
      hiding,
      unproven.map(({ figure }) => figure),
    );
    if (unproven.length === 0) unproven = findUnproven(hiding);
  }
  return rounds;
}

/**
 * The same for readers who have kept earlier releases, as far as it goes: what they have seen cannot be hidden, and no
 * total is given up for it. Gives the hidden figures that they can still work out, for review.
 */
export function hideFromMemory(figures: Figures, hiding: Hiding): number {
  const seen = hiding.withMemory();
  let unproven = findUnproven(seen);
  for (let round = 1; unproven.length && round <= MOST_ROUNDS_OF_MEMORY; round++) {
    if (hideForEach(figures, seen, unproven) === 0) break;
    seen.settle();
    unproven = findUnproven(seen);
  }
  hiding.hideAlso(seen);
  return unproven.length;
}

function hideAround(figures: Figures, hiding: Hiding, unproven: readonly Unproven[]): void {
  for (const { relations } of groupsOfUnknowns(
    hiding,
    unproven.map(({ figure }) => figure),
  )) {
    for (const relation of relations) {
      for (const figure of figures.relations[relation]!.figures) {
        if (hiding.isCandidate(figure)) hiding.hide(figure);
      }
    }
  }
}

/** Gives how many figures it hid. */
function hideForEach(figures: Figures, hiding: Hiding, unproven: readonly Unproven[]): number {
  const hiddenNow = new Set<number>();
  for (const { figure, equations } of unproven) {
    const involved = equations ? involvedIn(figures, equations) : undefined;
    // One figure hidden for another's sake often serves this one too.
    if (involved?.some((other) => hiddenNow.has(other))) continue;
    const chosen = involved ? cheapest(hiding, involved) : nearest(figures, hiding, figure, hiddenNow);
    if (chosen === 'served' || chosen === undefined) continue;
    hiding.hide(chosen);
    hiddenNow.add(chosen);
  }
  return hiddenNow.size;
}

/** The figures that a sum of equations rests on. */
function involvedIn(figures: Figures, equations: ReadonlyMap<number, number>): number[] {
  const net = new Map<number, number>();
  for (const [index, weight] of equations) {
    const { figures: members, coefficients } = figures.relations[index]!;
    for (const [i, figure] of members.entries()) {
      net.set(figure, (net.get(figure) ?? 0) + weight * coefficients[i]!);
    }
  }
  return [...net].filter(([, weight]) => Math.abs(weight) > 1e-9).map(([figure]) => figure);
}

function cheapest(hiding: Hiding, among: readonly number[]): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const figure of among) {
    if (!hiding.isCandidate(figure)) continue;
    const cost = hiding.costOf(figure);
    if (cost < least) {
      least = cost;
      best = figure;
    }
  }
  return best;
}

/** For a figure held too tightly: the cheapest shown figure in the nearest equations that have one. */
function nearest(
  figures: Figures,
  hiding: Hiding,
  start: number,
  hiddenNow: ReadonlySet<number>,
): number | undefined | 'served' {
  const seen = new Set([start]);
  let ring = [start];
  // A long way off something else is hidden first; it may do for this one.
  while (ring.length && (seen.size < FAR || hiddenNow.size === 0)) {
    const around = new Set(
      ring.flatMap((figure) => figures.relationsOf[figure]!.flatMap((r) => figures.relations[r]!.figures)),
    );
    if ([...around].some((figure) => hiddenNow.has(figure))) return 'served';
    const found = cheapest(hiding, [...around]);
    if (found !== undefined) return found;
    ring = [...around].filter((figure) => !seen.has(figure) && hiding.isUnknown(figure));
    for (const figure of ring) seen.add(figure);
  }
  return undefined;
}
