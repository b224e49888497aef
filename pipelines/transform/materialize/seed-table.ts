/** A seed's CSV file: its header, the types its values suggest, its rows. */
import { readFileSync } from 'node:fs';
import { ResultTable } from '../context/result-table.ts';
import type { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import { csvCells } from '../project/csv.ts';

/** Reads the seed of a scope's node. Columns with leading zeros or a plus sign stay text, and a warning names them. */
export function seedTable(scope: Scope): ResultTable {
  const { node, runtime } = scope;
  const notes = runtime.state.notesOf(node);
  const delimiter = String(node.config.delimiter ?? ',');
  const [header, ...rows] = csvCells(readFileSync(notes.absolutePath, 'utf8'), delimiter);
  if (!header)
    throw new DbtError('Compilation', `The seed file is empty: ${node.original_file_path}`, {
      file: node.original_file_path,
    });
  const declared = node.config.column_types ?? {};
  const strict = !runtime.loaded.cliVars.dbt_compat_seeds && !runtime.loaded.root.vars.dbt_compat_seeds;
  const names = header;
  rows.forEach((row, index) => {
    if (row.length !== names.length) {
      throw new DbtError(
        'Compilation',
        `Row ${index + 2} of the seed has ${row.length} values, but its header has ${names.length} columns`,
        { file: node.original_file_path, line: index + 2 },
      );
    }
  });
  const types = names.map((name, column) => {
    if (declared[name]) return String(declared[name]);
    const values = rows.map((row) => row[column]!);
    if (strict && values.some(isCode)) {
      const inferred = inferType(values);
      if (inferred !== 'text')
        runtime.warn(
          `Seed ${node.name}: column ${name} is kept as text, since a number would lose its leading zero or plus sign (declare column_types to silence this)`,
        );
      return 'text';
    }
    return inferType(values);
  });
  return new ResultTable(names, types, rows);
}

/** Whether a number would not give the text back: 007, +44. */
const isCode = (text: string): boolean => /^\s*[+-]?0\d/.test(text) || /^\s*\+\d/.test(text);

const NULLS = new Set(['', 'null']);
const INTEGER = /^\s*[+-]?\d+\s*$/;
const NUMBER = /^\s*[+-]?(?:\d+(?:,\d{3})*|\d*)(?:\.\d*)?\s*%?\s*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const BOOLEAN = /^(true|false)$/i;

/** The type agate's testers agree on, in dbt-duckdb's words. A column without values is an integer one, as dbt has it. */
export function inferType(values: string[]): string {
  const given = values.filter((value) => !NULLS.has(value.trim().toLowerCase()));
  const all = (pattern: RegExp): boolean => given.every((value) => pattern.test(value.trim()));
  if (!given.length) return 'integer';
  if (all(INTEGER)) return given.every((value) => Math.abs(Number(value)) < 2 ** 31) ? 'integer' : 'bigint';
  if (all(NUMBER) && given.every((value) => /\d/.test(value))) return 'float8';
  if (all(DATE) && given.every((value) => !Number.isNaN(Date.parse(value)))) return 'date';
  if (all(DATETIME)) return 'timestamp without time zone';
  if (all(BOOLEAN)) return 'boolean';
  return 'text';
}
