import type { Release } from '../release.ts';
import type { Column } from '../table.ts';

/**
 * A table of a release for `readTable`, with every column asked for: a release that was published before a column or the
 * table was made answers with nothing there.
 */
export async function publishedTable(
  release: Release,
  table: string,
  columns: readonly Column[],
): Promise<string> {
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
