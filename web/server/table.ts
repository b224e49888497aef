/** A cell of an answer: days and moments as ISO text. */
export type Cell = string | number | boolean | null;

export type ColumnType = 'text' | 'number' | 'integer' | 'day' | 'moment' | 'yes_no';

/** A column of an answer, as the OpenAPI document describes it. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  readonly values?: readonly string[];
}

/** Rows of an answer, a batch at a time: large answers are never held whole. */
export interface Table {
  readonly columns: readonly Column[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A table of rows that are at hand. */
export function tableOf(
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Table {
  const cells = rows.map((row) => columns.map(({ name }) => (row[name] ?? null) as Cell));
  return {
    columns,
    batches: (async function* () {
      if (cells.length > 0) yield cells;
    })(),
  };
}
