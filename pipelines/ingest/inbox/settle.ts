import { setTimeout as sleep } from 'node:timers/promises';
import type { Drop } from './drop.ts';
import { lookAt } from './scan-inbox.ts';

/** Drops that have not changed for the whole window, and those that still do. */
export interface Settled {
  readonly stable: readonly Drop[];
  readonly changing: readonly Drop[];
}

const rounds = 3;

/**
 * Waits until files have been unchanged for `stableSeconds`. A file that changes meanwhile gets the window again, a few
 * times; then it is left for the next run. First sight of a file is never enough: half a file looks whole.
 */
export async function settle(drops: readonly Drop[], stableSeconds: number): Promise<Settled> {
  const window = stableSeconds * 1000;
  const stable: Drop[] = [];
  let changing = [...drops];
  for (let round = 0; changing.length > 0; round++) {
    const still: Drop[] = [];
    for (const drop of changing) {
      const now = lookAt(drop);
      if (!now) continue;
      // A change time in the future (a share's clock) counts from now on.
      const age = Date.now() - Math.min(now.changedAt, Date.now());
      const unchanged = round === 0 || now.mark === drop.mark;
      if (age >= window || (round > 0 && unchanged && now.changedAt > Date.now())) stable.push(now);
      else still.push(now);
    }
    changing = still;
    if (changing.length === 0 || round === rounds) break;
    const youngest = Math.max(...changing.map((drop) => Math.min(drop.changedAt, Date.now())));
    await sleep(Math.max(10, youngest + window - Date.now() + 5));
  }
  return { stable: inOrder(drops, stable), changing };
}

function inOrder(all: readonly Drop[], some: readonly Drop[]): Drop[] {
  const place = new Map(all.map((drop, index) => [drop.path, index]));
  return [...some].sort((a, b) => place.get(a.path)! - place.get(b.path)!);
}
