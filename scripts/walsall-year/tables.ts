import type { Drop } from '../demo-year/drops.ts';
import type { Child } from '../demo-year/people.ts';
import type { Row, Table } from '../demo-year/rows.ts';
import { childId } from './children.ts';
import { windowOf } from './drops.ts';
import { tell } from './tell.ts';
import type { World } from './world.ts';

/** An extract as one drop tells it, with the window of its file. */
export interface ToldTable extends Table {
  readonly window: Drop;
}

/** Everything that one drop tells. The children are those of its rows that social care knows. */
export function tablesOf(world: World, drop: Drop): ToldTable[] {
  const told: ToldTable[] = [];
  for (const [extract, rows] of world.rows) {
    const window = windowOf(extract, drop);
    if (window !== null) told.push({ extract, rows: tell(extract, rows, window), window });
  }
  const byId = new Map(world.population.children.map((child) => [childId(child), child]));
  const named = new Set<Child>();
  for (const { rows } of told) {
    for (const row of rows) {
      const child = byId.get(String(row.child_id ?? ''));
      if (child !== undefined) named.add(child);
    }
  }
  const rows: Row[] = [...named].map((child) => world.population.row(child, drop.covers_to));
  return rows.length === 0 ? told : [{ extract: 'children', rows, window: drop }, ...told];
}
