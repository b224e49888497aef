import type { DuckDBConnection } from '@duckdb/node-api';
import { withReadOnly } from '../../warehouse/read-only.ts';
import { judgeStatements } from './judge.ts';
import type { QueryAnswer, QueryLimits, QueryRequest, QueryResult, QueryValue } from './query-types.ts';

/** Judges one statement and runs it over a published copy. Runs in the child; an error of DuckDB is an answer. */
export function runStatement(request: QueryRequest): Promise<QueryAnswer> {
  return withReadOnly(request.database, async (connection): Promise<QueryAnswer> => {
    const refusal = await judge(connection, request.sql);
    if (refusal) return refusal;
    try {
      return { kind: 'result', result: await fetchRows(connection, request.sql, request.limits) };
    } catch (error) {
      return explained(error);
    }
  });
}

async function judge(connection: DuckDBConnection, sql: string): Promise<QueryAnswer | undefined> {
  const reader = await connection.runAndReadAll('select json_serialize_sql($1::varchar)', [sql]);
  const tree = JSON.parse(String(reader.getRows()[0]![0])) as {
    error: boolean;
    error_type?: string;
    error_message?: string;
    statements?: unknown[];
  };
  if (tree.error && tree.error_type === 'parser')
    return { kind: 'refused', code: 'QUERY_WRONG', message: firstLine(tree.error_message ?? 'syntax error') };
  if (tree.error) return refused('Only SELECT is allowed here, and not PIVOT.');
  const names = await connection.runAndReadAll(
    `select lower(view_name) from duckdb_views() where internal
    union all select lower(table_name) from duckdb_tables() where internal`,
  );
  const objection = judgeStatements(
    tree.statements ?? [],
    new Set(names.getRows().map(([name]) => String(name))),
  );
  return objection ? refused(objection) : undefined;
}

async function fetchRows(
  connection: DuckDBConnection,
  sql: string,
  limits: QueryLimits,
): Promise<QueryResult> {
  const result = await connection.stream(sql);
  const columns = distinctNames(result.columnNames());
  const types = result.columnTypes().map(String);
  const rows: Record<string, QueryValue>[] = [];
  let characters = 0;
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    for (const row of chunk.getRows()) {
      if (rows.length === limits.maxRows) return { columns, types, rows, truncated: true };
      const values = row.map(plainValue);
      for (const value of values) characters += typeof value === 'string' ? value.length : 8;
      if (characters > limits.maxCharacters) throw new TooLarge();
      rows.push(Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null])));
    }
  }
  return { columns, types, rows, truncated: false };
}

class TooLarge extends Error {}

/** Numbers stay numbers only while they are exact: a figure that was rounded on its way is a wrong figure. */
function plainValue(value: unknown): QueryValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  const text = String(value);
  // A DECIMAL comes as an object that prints its digits.
  if (value.constructor?.name === 'DuckDBDecimalValue' && String(Number(text)) === text.replace(/\.?0+$/, ''))
    return Number(text);
  return text;
}

/** `a, a` becomes `a, a_2`: rows are objects, and none of their values may be lost. */
function distinctNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let i = 2; seen.has(distinct); i++) distinct = `${name}_${i}`;
    seen.add(distinct);
    return distinct;
  });
}

function explained(error: unknown): QueryAnswer {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof TooLarge || /^Out of Memory/i.test(text)) {
    return {
      kind: 'refused',
      code: 'QUERY_TOO_LARGE',
      message: 'The statement needs more memory than readers have. Ask for fewer rows or columns.',
    };
  }
  return { kind: 'refused', code: 'QUERY_WRONG', message: firstLine(text) };
}

function refused(message: string): QueryAnswer {
  return { kind: 'refused', code: 'QUERY_REFUSED', message };
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.slice(0, 500);
}
