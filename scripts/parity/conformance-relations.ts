import { existsSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

/** A table or view as it is compared. */
export interface RelationState {
  kind: string;
  /** `name type nullability`, in order, and the column's comment where it has one. */
  columns: string[];
  /** Rows as JSON texts, sorted. */
  rows: string[];
  /** Comment and indexes. */
  extras: string[];
}

/** All tables and views of a database file by `schema.name`; a view that cannot be read says so in its rows. */
export async function relationsOf(
  file: string,
  runTime: Record<string, string[]>,
): Promise<Record<string, RelationState>> {
  if (!existsSync(file)) return {};
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  const read = async (sql: string) =>
    (await connection.runAndReadAll(sql)).getRowsJson() as (string | null)[][];
  const relations: Record<string, RelationState> = {};
  try {
    for (const [schema, name, kind] of await read(
      `select table_schema, table_name, table_type from information_schema.tables
       where table_catalog = current_database() order by 1, 2`,
    )) {
      const where = `schema_name = '${schema}' and table_name = '${name}'`;
      const columns = await read(
        `select column_name, data_type || case when is_nullable then '' else ' not null' end, comment
         from duckdb_columns() where database_name = current_database() and ${where} order by column_index`,
      );
      const excused = runTime[`${schema}.${name}`] ?? [];
      const list = columns
        .map(([column]) => `"${column}"`)
        .map((column) =>
          excused.includes(column.slice(1, -1)) ? `(${column} is not null) as ${column}` : column,
        );
      let rows: string[];
      try {
        rows = (await read(`select to_json(t)::varchar from (select ${list} from "${schema}"."${name}") t`))
          .map(([row]) => row!)
          .sort();
      } catch (error) {
        rows = [`unreadable: ${(error as Error).message.split('\n')[0]}`];
      }
      const extras = await read(
        `select 'comment ' || comment from duckdb_tables() where ${where} and comment is not null
         union all select 'comment ' || comment from duckdb_views() where schema_name = '${schema}' and view_name = '${name}' and comment is not null
         union all select 'constraint ' || constraint_text from duckdb_constraints() where ${where}
         union all select 'index ' || expressions || is_unique from duckdb_indexes() where ${where} order by 1`,
      );
      relations[`${schema}.${name}`] = {
        kind: kind!,
        columns: columns.map(
          ([column, type, comment]) => `${column} ${type}${comment ? ` -- ${comment}` : ''}`,
        ),
        rows,
        extras: extras.map(([text]) => text!),
      };
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return relations;
}

/** How two states differ, in one line; empty when they agree. */
export function relationDifference(ours?: RelationState, theirs?: RelationState): string {
  if (!ours || !theirs) return ours ? 'only ours has it' : 'only dbt has it';
  if (ours.kind !== theirs.kind) return `${ours.kind} against ${theirs.kind}`;
  for (const part of ['columns', 'extras', 'rows'] as const) {
    const more = without(ours[part], theirs[part]);
    const fewer = without(theirs[part], ours[part]);
    if (more.length || fewer.length)
      return `${part}: ours ${more.slice(0, 3).join('; ') || '-'} against ${fewer.slice(0, 3).join('; ') || '-'}`;
    if (part === 'columns' && ours.columns.join() !== theirs.columns.join())
      return 'columns in another order';
  }
  return '';
}

function without(list: string[], other: string[]): string[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
