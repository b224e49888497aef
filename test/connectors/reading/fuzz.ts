import { isRefusal } from '../../../connectors/reading/index.ts';
import { plain, readAll } from './read-all.ts';

/** What became of files with one byte changed. */
export interface FuzzResult {
  flips: number;
  refused: number;
  /** Read, and every cell as before: the byte was in no part that is read, or in its date or attributes. */
  same: number;
  /** Read with other cells and no refusal. For a workbook, whose parts have check sums, this must be 0. */
  different: number;
  slowestMs: number;
}

/**
 * Changes one byte at a time of a good file and reads it: it must never hang, throw or (for a workbook) give other cells
 * without saying so. `seed` makes it repeatable. The test runs a short form; `fuzz(bytes, name, 5000, Date.now())` is
 * the long one.
 */
export async function fuzz(good: Buffer, name: string, flips: number, seed: number): Promise<FuzzResult> {
  const random = generator(seed);
  const expected = await cells(good, name);
  const result: FuzzResult = { flips, refused: 0, same: 0, different: 0, slowestMs: 0 };
  for (let i = 0; i < flips; i++) {
    const damaged = Buffer.from(good);
    const at = Math.floor(random() * damaged.length);
    damaged[at] = damaged[at]! ^ (1 + Math.floor(random() * 255));
    const started = performance.now();
    const read = await cells(damaged, name);
    result.slowestMs = Math.max(result.slowestMs, performance.now() - started);
    if (read === undefined) result.refused += 1;
    else if (read === expected) result.same += 1;
    else result.different += 1;
  }
  return result;
}

async function cells(bytes: Buffer, name: string): Promise<string | undefined> {
  const read = await readAll(bytes, name);
  if (isRefusal(read)) return undefined;
  return JSON.stringify(read.sheets.map(({ rows }) => plain(rows)));
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
