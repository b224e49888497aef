/** The `exceptions` object of templates. */
import { DbtError, type ErrorKind } from '../errors.ts';
import { toJs, toStr } from '../jinja/index.ts';
import { splitArguments } from './arguments.ts';

/** The functions by name; each but the two that warn throws. */
export function exceptionFunctions(
  warn: (message: string, event?: string) => void,
): Record<string, (...args: unknown[]) => unknown> {
  const raising =
    (kind: ErrorKind, compose: (args: unknown[]) => string) =>
    (...given: unknown[]): never => {
      const { positional, kwargs } = splitArguments(given);
      const args = positional.length ? positional : [...kwargs.values()];
      throw new DbtError(kind, compose(args));
    };
  const first = (args: unknown[]): string => toStr(args[0] ?? '');
  return {
    warn: (message: unknown) => {
      warn(toStr(message), 'JinjaLogWarning');
      return '';
    },
    warn_snapshot_timestamp_data_types: (snapshot: unknown, updated: unknown) => {
      warn(
        `Data type of snapshot table timestamp columns (${toStr(snapshot)}) doesn't match derived column 'updated_at' (${toStr(updated)}). Please update snapshot config 'updated_at'.`,
      );
      return null;
    },
    raise_compiler_error: raising('Compilation', first),
    raise_database_error: raising('Database', first),
    raise_dependency_error: raising('Dependency', first),
    raise_not_implemented: raising('Runtime', first),
    raise_fail_fast_error: raising('Runtime', first),
    raise_cache_inconsistent: raising('Runtime', (args) => `Cache inconsistency detected: ${first(args)}`),
    raise_dataclass_not_dict: raising(
      'Compilation',
      (args) => `The object ("${first(args)}") was used as a dictionary.`,
    ),
    raise_invalid_property_yml_version: raising(
      'Compilation',
      (args) => `The yml property file at ${first(args)} is invalid: ${toStr(args[1] ?? '')}`,
    ),
    raise_dep_not_found: raising(
      'Compilation',
      (args) => `${toStr(args[1] ?? '')} '${toStr(args[2] ?? '')}' was not found`,
    ),
    raise_ambiguous_alias: raising(
      'Compilation',
      () => 'dbt found two resources with the database representation of one name.',
    ),
    raise_ambiguous_catalog_match: raising(
      'Compilation',
      (args) =>
        `dbt found two relations in your warehouse with similar database identifiers for ${first(args)}.`,
    ),
    raise_duplicate_patch_name: raising(
      'Compilation',
      (args) => `dbt found two schema.yml entries for the same resource: ${first(args)}`,
    ),
    raise_duplicate_resource_name: raising(
      'Compilation',
      (args) => `dbt found two resources with one name: ${first(args)}`,
    ),
    missing_config: raising(
      'Compilation',
      (args) => `Model is missing required config '${toStr(args[1] ?? '')}'`,
    ),
    missing_materialization: raising('Compilation', () => 'No materialization of that name was found.'),
    missing_relation: raising('Compilation', (args) => `Relation ${first(args)} not found!`),
    relation_wrong_type: raising(
      'Compilation',
      (args) =>
        `Trying to create ${toStr(args[1] ?? '')} ${first(args)}, but it currently exists as another type. Either drop ${first(args)} manually, or run dbt with \`--full-refresh\` and dbt will drop it for you.`,
    ),
    raise_contract_error: raising('Compilation', (args) =>
      contractMessage(toJs(args[0]) as ContractColumn[], toJs(args[1]) as ContractColumn[]),
    ),
    column_type_missing: raising(
      'Compilation',
      (args) =>
        `Contracted models require data_type to be defined for each column. Please ensure that the column name and data_type are defined within the YAML configuration for the ${toStr(args[0])} column(s).`,
    ),
  };
}

interface ContractColumn {
  name: string;
  data_type: string;
  formatted?: string;
}

/** How the columns a contract declares and those its query gives differ, as a table. */
function contractMessage(declared: ContractColumn[], given: ContractColumn[]): string {
  const lower = (columns: ContractColumn[]) =>
    new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  const inYaml = lower(declared);
  const inSql = lower(given);
  const rows: string[][] = [];
  for (const [key, column] of inSql) {
    const promised = inYaml.get(key);
    if (!promised) rows.push([column.name, column.data_type, '', 'missing in contract']);
    else if (promised.data_type !== column.data_type)
      rows.push([column.name, column.data_type, promised.data_type, 'data type mismatch']);
  }
  for (const [key, column] of inYaml) {
    if (!inSql.has(key)) rows.push([column.name, '', column.data_type, 'missing in definition']);
  }
  rows.sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
  const header = ['column_name', 'definition_type', 'contract_type', 'mismatch_reason'];
  const widths = header.map((label, i) => Math.max(label.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const table = [
    line(header),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
  return `This model has an enforced contract that failed.\nPlease ensure the name, data_type, and number of columns in your contract match the columns in your model's definition.\n\n${table}\n`;
}
