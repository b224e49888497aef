import type { Day } from './days.ts';
import { DROPS, type Drop } from './drops.ts';

/** A date, or a date and time where `minute` is given (null: the time was not written down). */
export interface Stamp {
  readonly day: Day;
  readonly minute?: number | null;
}

export type Cell = string | number | Stamp | null;

/** One row of an extract, by the column names of the returns contract, with codes not yet put in words. */
export type Row = Readonly<Record<string, Cell>>;

/** One extract as one drop tells it. */
export interface Table {
  readonly extract: string;
  readonly rows: readonly Row[];
}

export function on(day: Day | null): Stamp | null {
  return day === null ? null : { day };
}

/** True where a day lies in the window of a drop. */
export function inWindow(drop: Drop, day: Day): boolean {
  return drop.covers_from <= day && day <= drop.covers_to;
}

/** True where a spell, as the drop tells it, belongs to its window: begun by its end, not ended before its start. */
export function spellInWindow(drop: Drop, start: Day, end: Day | null): boolean {
  return start <= drop.covers_to && (end === null || end >= drop.covers_from);
}

/** A day that only counts as told when the drop's data reach it. */
export function toldBy(drop: Drop, day: Day | null, from = 0): Day | null {
  return day === null || drop.index < from || day > drop.covers_to ? null : day;
}

/** The drop of an index. */
export function dropAt(index: number): Drop {
  return DROPS[index]!;
}

/** A number from 0 to size - 1 that is always the same for the same thing. */
export function fixedChoice(id: number, salt: string, size: number): number {
  let hash = 2166136261;
  for (const character of `${salt}:${id}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507) >>> 0;
  hash = (hash ^ (hash >>> 13)) >>> 0;
  return hash % size;
}
