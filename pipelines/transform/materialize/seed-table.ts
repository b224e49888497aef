/** A seed's CSV file: its header, the types its values suggest, its rows. */
import { readFileSync } from 'node:fs';
import { ResultTable } from '../context/agate/table.ts';
import type { Scope } from '../context/scope.ts';
import { DbtError } from '../errors.ts';
import { csvCells } from '../project/csv.ts';
import { inferType } from './seed-types.ts';

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
  const declared: Record<string, unknown> = node.config.column_types ?? {};
  const strict = !runtime.loaded.cliVars.dbt_compat_seeds && !runtime.loaded.root.vars.dbt_compat_seeds;
  const names = header;
  const absent = Object.keys(declared).filter((name) => !names.includes(name));
  if (absent.length)
    runtime.warn(
      `Column types specified for non-existent columns in seed '${node.name}' (file: ${node.original_file_path}): ${absent.sort().join(', ')}. These column type overrides will be ignored.`,
      'JinjaLogWarning',
    );
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
  return new ResultTable(names, types, runtime.flags.empty ? [] : rows);
}

/** Whether a number would not give the text back: 007, +44. */
const isCode = (text: string): boolean => /^\s*[+-]?0\d/.test(text) || /^\s*\+\d/.test(text);
