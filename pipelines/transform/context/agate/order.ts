/** The order of a table's cells: nulls come last. */
import { compare } from '../../jinja/index.ts';

export function compareCells(a: unknown, b: unknown): number {
  const [noA, noB] = [a === null || a === undefined, b === null || b === undefined];
  if (noA || noB) return Number(noA) - Number(noB);
  if (compare('<', a, b)) return -1;
  return compare('<', b, a) ? 1 : 0;
}

/** By the first cells that differ. */
export function compareKeys(a: unknown[], b: unknown[]): number {
  for (const [index, cell] of a.entries()) {
    const order = compareCells(cell, b[index]);
    if (order !== 0) return order;
  }
  return 0;
}
