import { type Day, day } from '../../demo-year/days.ts';
import { HeldRows } from '../../demo-year/held-rows.ts';
import type { Row, Stamp } from '../../demo-year/rows.ts';
import { DROPS } from '../drops.ts';
import { tablesOf } from '../tables.ts';
import type { World } from '../world.ts';

/** Numerator and denominator of one value of a breakdown. */
export interface Figure {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** What is asked of a measure: a period (for a stock its last day) and the breakdown. */
export interface Question {
  readonly held: Held;
  readonly from: Day;
  readonly to: Day;
  readonly by: string;
}

/** Counts one measure, by the value of the breakdown asked for. */
export type Counter = (question: Question) => Map<string, Figure>;

/** The rows held when all drops are in. */
export class Held {
  private readonly tables = new Map<string, Row[]>();
  private readonly children = new Map<string, Row>();

  constructor(world: World) {
    const held = new HeldRows();
    for (const drop of DROPS) {
      for (const table of tablesOf(world, drop)) held.receive(table.window, [table]);
    }
    for (const [extract, versions] of held.versions) {
      const now = versions.filter((version) => version.until > DROPS.length).map((version) => version.row);
      this.tables.set(extract, now);
    }
    for (const row of this.rows('children')) this.children.set(String(row.child_id), row);
  }

  rows(extract: string): readonly Row[] {
    return this.tables.get(extract) ?? [];
  }

  /** Social care's row of the child that a row is about. */
  childOf(row: Row): Row {
    return this.children.get(String(row.child_id)) ?? {};
  }
}

/** The day in a column; null where it is blank. */
export function dayOf(row: Row, column: string): Day | null {
  const cell = row[column] ?? null;
  return cell !== null && typeof cell === 'object' ? (cell as Stamp).day : null;
}

export function datedIn({ from, to }: Pick<Question, 'from' | 'to'>, row: Row, column: string): boolean {
  const found = dayOf(row, column);
  return found !== null && from <= found && found <= to;
}

/** Open on a day: begun by it, and not ended by it. A spell without a start is none. */
export function openAt(on: Day, row: Row, start: string, end: string): boolean {
  const [from, until] = [dayOf(row, start), dayOf(row, end)];
  return from !== null && from <= on && (until === null || until > on);
}

/** Whom a row is about: the sender's id, else name and day of birth. */
export function who(row: Row): string {
  return String(row.child_id ?? '') || `${row.link_name} ${dayOf(row, 'link_dob')}`;
}

export function people(rows: readonly Row[]): number {
  return new Set(rows.map(who)).size;
}

/** Splits rows by the value that the breakdown gives each. */
export function split(rows: readonly Row[], by: string, value?: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  if (by === 'all') return groups.set('all', [...rows]);
  for (const row of rows) {
    const name = value === undefined ? String(row[by] ?? '') || 'not_recorded' : value(row);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

/** One figure for each group: its size, of itself by `whole`, else without a denominator. */
export function figures(
  groups: ReadonlyMap<string, readonly Row[]>,
  size: (rows: readonly Row[]) => number = (rows) => rows.length,
  whole: (rows: readonly Row[]) => number | null = () => null,
): Map<string, Figure> {
  return new Map(
    [...groups].map(([name, rows]) => [name, { numerator: size(rows), denominator: whole(rows) }]),
  );
}

/** A single figure for all. */
export function one(numerator: number, denominator: number | null = null): Map<string, Figure> {
  return new Map([['all', { numerator, denominator }]]);
}

/** Counts of one year's mid-year children, as the returns say. */
export function childrenLiving(to: Day, populations: Readonly<Record<number, number>>): number {
  // The mid-year inside the financial year that holds the last day.
  for (let year = 2010; ; year += 1) {
    if (to < day(`${year + 1}-04-01`)) return populations[year]!;
  }
}
