/** Puts a seed's rows into its table: by COPY, or as literals where the seed says `fast: false`. */
import type { ResultTable } from '../context/agate/table.ts';
import { relationOf } from '../context/runtime.ts';
import type { Scope } from '../context/scope.ts';
import { isSeedNull, seedNumber } from './seed-types.ts';

const BATCH = 10_000;

/** Loads the seed of a scope's node and answers the (first) statement that did it. */
export async function loadSeed(
  scope: Scope,
  table: ResultTable,
  execute: (sql: string) => Promise<unknown>,
): Promise<string> {
  const { node, runtime } = scope;
  const target = relationOf(runtime.loaded, node).renderName();
  const statements = node.config.fast === false ? insertions(target, table) : [copyStatement(scope, target)];
  for (const sql of statements) await execute(sql);
  return statements[0] ?? '';
}

function copyStatement({ node, runtime }: Scope, target: string): string {
  const file = runtime.state.notesOf(node).absolutePath.replaceAll("'", "''");
  const delimiter = String(node.config.delimiter ?? ',').replaceAll("'", "''");
  return `COPY ${target} FROM '${file}' (FORMAT CSV, HEADER TRUE, DELIMITER '${delimiter}')`;
}

/** Reads values as agate does, those too that COPY cannot read: 5%, 1,000. */
function insertions(target: string, table: ResultTable): string[] {
  const literal = (value: string, type: string): string => {
    if (isSeedNull(value)) return 'null';
    const number = /^(integer|bigint|float8)$/.test(type) ? seedNumber(value) : undefined;
    return number ?? `'${value.replaceAll("'", "''")}'`;
  };
  const statements: string[] = [];
  for (let from = 0; from < table.data.length; from += BATCH) {
    const rows = table.data
      .slice(from, from + BATCH)
      .map((row) => `(${row.map((value, i) => literal(String(value), table.types[i]!)).join(', ')})`);
    statements.push(`insert into ${target} values ${rows.join(', ')}`);
  }
  return statements;
}
