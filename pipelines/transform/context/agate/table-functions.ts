/** The functions of a table: each makes another table, prints it, or finds rows. */
import {
  callValue,
  dumpJson,
  isTruthy,
  PyDict,
  PyFloat,
  PySet,
  PythonError,
  toRepr,
  toStr,
  tupleFrom,
} from '../../jinja/index.ts';
import { boundFunction } from '../arguments.ts';
import { PyDecimal } from '../decimal.ts';
import { PyDate } from '../modules/datetime/date.ts';
import { PyDateTime } from '../modules/datetime/datetime.ts';
import { compareKeys } from './order.ts';
import { MappedSequence } from './sequence.ts';
import type { ResultTable } from './table.ts';

type TableFunction = [parameters: string[], run: (table: ResultTable, ...values: unknown[]) => unknown];

/** One column name or several. */
function namesOf(table: ResultTable, value: unknown): string[] {
  const names = Array.isArray(value) ? value.map(toStr) : [toStr(value)];
  for (const name of names) {
    if (!table.columnNames.includes(name)) throw new PythonError('KeyError', toRepr(name));
  }
  return names;
}

const isName = (value: unknown) => typeof value === 'string' || Array.isArray(value);

/** Answers at once, unless a macro that was called has to be waited for. */
function whenAll(values: unknown[], then: (values: unknown[]) => unknown): unknown {
  return values.some((value) => value instanceof Promise) ? Promise.all(values).then(then) : then(values);
}

/** What a key says of each row: the values of its columns, or what it answers when called with the row. */
function keyed(table: ResultTable, key: unknown, then: (keys: unknown[][]) => unknown): unknown {
  if (key === null || key === undefined) return then(table.data);
  if (isName(key)) {
    const indexes = namesOf(table, key).map((name) => table.columnNames.indexOf(name));
    return then(table.data.map((row) => indexes.map((index) => row[index])));
  }
  const answers = table.data.map((_, index) => callValue(key, [table.row(index)]));
  return whenAll(answers, (values) => then(values.map((value) => [value])));
}

function ordered(table: ResultTable, key: unknown, reverse: unknown): unknown {
  return keyed(table, key, (keys) => {
    const direction = isTruthy(reverse) ? -1 : 1;
    const positions = keys.map((_, index) => index);
    positions.sort((a, b) => direction * compareKeys(keys[a]!, keys[b]!));
    return table.derived({ data: positions.map((index) => table.data[index]!) });
  });
}

function distinct(table: ResultTable, key: unknown): unknown {
  return keyed(table, key, (keys) => {
    const seen = new PySet();
    const data = table.data.filter((_, index) => {
      const one = tupleFrom([...keys[index]!]);
      const isNew = !seen.has(one);
      seen.add(one);
      return isNew;
    });
    return table.derived({ data });
  });
}

/** A table for each value of the key, in the order they first occur. */
function grouped(table: ResultTable, key: unknown): unknown {
  return keyed(table, key, (keys) => {
    const groups = new PyDict();
    for (const [index, row] of table.data.entries()) {
      const [name] = keys[index]!;
      const rows = (groups.get(name) as unknown[][] | undefined) ?? [];
      rows.push(row);
      groups.set(name, rows);
    }
    const tables = [...groups.values()].map((rows) => table.derived({ data: rows as unknown[][] }));
    return new MappedSequence('TableSet', () => tables, [...groups.keys()]);
  });
}

function filtered(table: ResultTable, test: unknown, then: (rows: number[]) => unknown): unknown {
  const answers = table.data.map((_, index) => callValue(test, [table.row(index)]));
  return whenAll(answers, (values) => then([...values.keys()].filter((index) => isTruthy(values[index]))));
}

function renamed(table: ResultTable, names: unknown): ResultTable {
  if (names === undefined || names === null) return table.derived({});
  const columnNames =
    names instanceof Map
      ? table.columnNames.map((name) => (names.has(name) ? toStr(names.get(name)) : name))
      : (names as unknown[]).map(toStr);
  return table.derived({ columnNames });
}

function limited(table: ResultTable, first: unknown, stop: unknown, step: unknown): ResultTable {
  const whole = (value: unknown) => (value === undefined || value === null ? undefined : Number(value));
  const [from, to] = whole(stop) === undefined ? [undefined, whole(first)] : [whole(first), whole(stop)];
  const every = whole(step) ?? 1;
  return table.derived({ data: table.data.slice(from, to).filter((_, index) => index % every === 0) });
}

const orUnlimited = (value: unknown, otherwise: number): number =>
  value === undefined ? otherwise : value === null ? Number.POSITIVE_INFINITY : Number(value);

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof PyDateTime ? value.iso() : toStr(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvText(table: ResultTable): string {
  return [table.columnNames, ...table.data].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

/** A cell as agate's jsonify has it. */
function jsonCell(value: unknown): unknown {
  if (value instanceof PyDecimal) return new PyFloat(value.number);
  return value instanceof PyDate || value instanceof PyDateTime ? value.iso() : value;
}

/** The rows as to_json() writes them: a dict for each. */
export function jsonRows(table: ResultTable): PyDict[] {
  return table.data.map(
    (row) => new PyDict(table.columnNames.map((name, index) => [name, jsonCell(row[index])])),
  );
}

function printed(table: ResultTable, text: string): null {
  table.output(text);
  return null;
}

const FUNCTIONS: Record<string, TableFunction> = {
  select: [['key'], (table, key) => table.select(namesOf(table, key))],
  exclude: [
    ['key'],
    (table, key) => {
      const names = Array.isArray(key) ? key.map(toStr) : [toStr(key)];
      return table.select(table.columnNames.filter((name) => !names.includes(name)));
    },
  ],
  rename: [['column_names', 'row_names'], renamed],
  limit: [['start_or_stop', 'stop', 'step'], limited],
  order_by: [['key', 'reverse'], ordered],
  distinct: [['key'], distinct],
  group_by: [['key', 'key_name', 'key_type'], grouped],
  where: [
    ['test'],
    (table, test) =>
      filtered(table, test, (rows) => table.derived({ data: rows.map((index) => table.data[index]!) })),
  ],
  find: [
    ['test'],
    (table, test) => filtered(table, test, ([row]) => (row === undefined ? null : table.row(row))),
  ],
  print_table: [
    ['max_rows', 'max_columns', 'output', 'max_column_width', 'locale', 'max_precision'],
    (table, rows, columns, _output, width, _locale, precision) =>
      printed(
        table,
        table.text({
          maxRows: orUnlimited(rows, 20),
          maxColumns: orUnlimited(columns, 6),
          maxColumnWidth: orUnlimited(width, 20),
          maxPrecision: orUnlimited(precision, 3),
        }),
      ),
  ],
  print_structure: [
    ['output', 'max_rows'],
    (table, _output, rows) => printed(table, table.structure(orUnlimited(rows, Number.POSITIVE_INFINITY))),
  ],
  print_csv: [[], (table) => printed(table, csvText(table))],
  print_json: [[], (table) => printed(table, dumpJson(jsonRows(table)))],
};

/** A function of a table by name, or undefined. */
export function tableFunction(table: ResultTable, name: string): unknown {
  if (!Object.hasOwn(FUNCTIONS, name)) return undefined;
  const [parameters, run] = FUNCTIONS[name]!;
  return boundFunction(name, parameters, (...values) => run(table, ...values));
}
