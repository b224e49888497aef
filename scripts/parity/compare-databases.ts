import { readRows } from '../../pipelines/warehouse/kysely.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';

/** How a table of one database compares with the table of the same name in another. */
export interface TableComparison {
  readonly table: string;
  readonly equal: boolean;
  readonly why: string;
}

/** Columns whose value is the moment of the run, excused by name. */
const runTime = new Set(['dbt_updated_at_run', 'built_at']);

/**
 * Compares every table and view of the given schemas in two database files: column order, types and nullability, and the
 * rows as multisets.
 */
export async function compareDatabases(
  left: string,
  right: string,
  schemas: readonly string[],
): Promise<TableComparison[]> {
  const memory = await openDatabase(':memory:');
  const connection = await memory.connect();
  const read = async (sql: string) => readRows(await connection.runAndReadAll(sql));
  await connection.run(`attach '${left}' as ours (read_only)`);
  await connection.run(`attach '${right}' as theirs (read_only)`);
  const list = schemas.map((schema) => `'${schema}'`).join(', ');
  const columnsOf = async (catalog: string) => {
    const tables = new Map<string, string[]>();
    for (const row of await read(`
      select table_schema || '.' || table_name as name, column_name || ' ' || data_type || ' ' || is_nullable as shape, column_name
      from information_schema.columns where table_catalog = '${catalog}' and table_schema in (${list}) order by 1, ordinal_position`)) {
      const shapes = tables.get(row.name as string) ?? [];
      shapes.push(row.shape as string);
      tables.set(row.name as string, shapes);
    }
    return tables;
  };
  const ours = await columnsOf('ours');
  const theirs = await columnsOf('theirs');
  const results: TableComparison[] = [];
  for (const table of [...new Set([...ours.keys(), ...theirs.keys()])].sort()) {
    const a = ours.get(table);
    const b = theirs.get(table);
    if (!a || !b) {
      results.push({ table, equal: false, why: a ? 'only ours has it' : 'only dbt has it' });
      continue;
    }
    const differing = a.findIndex((shape, i) => shape !== b[i]);
    if (differing >= 0 || a.length !== b.length) {
      results.push({
        table,
        equal: false,
        why: `column ${differing + 1}: ${a[differing] ?? 'none'} against ${b[differing] ?? 'none'}`,
      });
      continue;
    }
    const columns = a.map((shape) => shape.slice(0, shape.indexOf(' '))).filter((name) => !runTime.has(name));
    const select = (catalog: string) =>
      `select ${columns.map((name) => `"${name}"`).join(', ')} from ${catalog}.${table}`;
    const [count] = await read(`select
      (select count(*) from (${select('ours')} except all ${select('theirs')})) as more,
      (select count(*) from (${select('theirs')} except all ${select('ours')})) as fewer`);
    const equal = count!.more === 0 && count!.fewer === 0;
    results.push({
      table,
      equal,
      why: equal ? '' : `${count!.more} rows only ours, ${count!.fewer} rows only dbt's`,
    });
  }
  await memory.close();
  return results;
}
