import type { Release } from '../release.ts';
import type { Column } from '../table.ts';
import { requireMeasures } from './measures.ts';
import { Conditions, readTable } from './read-table.ts';
import type { Resource } from './resource.ts';

/** A resource that is one table of the release: its rows, those that the filters name, in an order. */
interface PublishedResource extends Omit<Resource, 'read'> {
  readonly table: string;
  readonly order: string;
  /** Whether an id that is not in the catalogue is refused. */
  readonly isOfCatalogue: boolean;
}

/** The filter `measure` is the column measure_id; every other has its column's name. */
export function publishedResource({ table, order, isOfCatalogue, ...resource }: PublishedResource): Resource {
  const { columns, filters } = resource;
  return {
    ...resource,
    async read(release, given) {
      if (isOfCatalogue) await requireMeasures(release, given.get('measure'));
      const conditions = new Conditions();
      for (const { name } of filters)
        conditions.isAnyOf(name === 'measure' ? 'measure_id' : name, given.get(name));
      return readTable(release, columns, await publishedTable(release, table, columns), conditions, order);
    },
  };
}

/**
 * A table of a release for `readTable`, with every column asked for: a release that was published before a column or the
 * table was made answers with nothing there.
 */
async function publishedTable(release: Release, table: string, columns: readonly Column[]): Promise<string> {
  const connection = await release.connect();
  try {
    const found = await connection.runAndReadAll(
      'select column_name from information_schema.columns where table_name = $1',
      [table],
    );
    const present = new Set(found.getRows().map((row) => String(row[0])));
    const selected = columns.map(({ name }) => (present.has(name) ? name : `null as ${name}`));
    return `(select ${selected.join(', ')} ${present.size > 0 ? `from ${table}` : 'where false'})`;
  } finally {
    connection.closeSync();
  }
}
