import type { DuckDBValue } from '@duckdb/node-api';
import type { Release } from '../release.ts';
import type { Cell, Column, Table } from '../table.ts';

/** Conditions of a query and what fills them, in order. */
export class Conditions {
  readonly #texts: string[] = [];
  readonly values: string[] = [];

  /** `column` is any of the values; nothing when none are given. */
  isAnyOf(column: string, values: readonly string[] | undefined): this {
    if (!values?.length) return this;
    const places = values.map((value) => this.#place(value));
    this.#texts.push(`${column} in (${places.join(', ')})`);
    return this;
  }

  /** Adds a condition whose `?` are the values. */
  add(condition: string, ...values: readonly string[]): this {
    let i = 0;
    this.#texts.push(`(${condition.replaceAll('?', () => this.#place(values[i++]!))})`);
    return this;
  }

  get where(): string {
    return this.#texts.length > 0 ? `where ${this.#texts.join(' and ')}` : '';
  }

  #place(value: string): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Runs a query of ours over a release and gives its rows as they come, a few thousand at a time. */
export async function readTable(
  release: Release,
  columns: readonly Column[],
  table: string,
  conditions: Conditions,
  order: string,
): Promise<Table> {
  const selected = columns.map(({ name, type }) =>
    type === 'day' || type === 'moment' ? `cast(${name} as varchar) as ${name}` : name,
  );
  const sql = `select ${selected.join(', ')} from ${table} ${conditions.where} order by ${order}`;
  return { columns, batches: rowsOf(release, columns, sql, conditions.values) };
}

async function* rowsOf(release: Release, columns: readonly Column[], sql: string, values: string[]) {
  const connection = await release.connect();
  try {
    const result = await connection.stream(sql, values);
    for await (const rows of result.yieldRows()) {
      yield rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i]!)));
      // Between batches the pages have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    connection.closeSync();
  }
}

function cellOf(value: DuckDBValue, { type }: Column): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (type === 'moment') return String(value).replace(' ', 'T').slice(0, 19);
  if (type === 'number' || type === 'integer') return Number(value);
  return typeof value === 'boolean' ? value : String(value);
}
