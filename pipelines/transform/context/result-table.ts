/** The rows a query gave, as templates handle them: dbt's agate table, as far as packages use it. */
import { type JinjaProtocol, Kwargs, PyDict, Tuple, toStr, tupleFrom } from '../jinja/index.ts';

/** A table of results. Values are already template values. */
export class ResultTable {
  readonly columnNames: string[];
  /** DuckDB's type of each column. */
  readonly types: string[];
  readonly data: unknown[][];

  constructor(columnNames: string[], types: string[], data: unknown[][]) {
    this.columnNames = columnNames;
    this.types = types;
    this.data = data;
  }

  static empty(): ResultTable {
    return new ResultTable([], [], []);
  }

  column(index: number): unknown[] {
    return this.data.map((row) => row[index]);
  }

  select(names: string[]): ResultTable {
    const indexes = names.map((name) => this.columnNames.indexOf(name));
    return new ResultTable(
      names,
      indexes.map((i) => this.types[i]!),
      this.data.map((row) => indexes.map((i) => row[i])),
    );
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'agate.table.Table',
      truthy: () => true,
      str: () => textTable(this),
      iterate: () => this.data.map((row) => new ResultRow(this.columnNames, row)),
      length: () => this.data.length,
      getAttr: (name) => tableAttribute(this, name),
      getItem: (key) => (typeof key === 'number' ? rowAt(this, key) : undefined),
    };
  }
}

function rowAt(table: ResultTable, index: number): ResultRow | undefined {
  const row = table.data.at(index);
  return row && new ResultRow(table.columnNames, row);
}

function tableAttribute(table: ResultTable, name: string): unknown {
  switch (name) {
    case 'rows':
      return new Sequence(
        table.data.map((row) => new ResultRow(table.columnNames, row)),
        undefined,
        'rows',
      );
    case 'columns':
      return new Sequence(
        table.columnNames.map((label, i) => new ResultColumn(label, table.column(i), i)),
        table.columnNames,
        'columns',
      );
    case 'column_names':
      return tupleFrom(table.columnNames);
    case 'column_types':
      return tupleFrom(table.types);
    case 'row_names':
      return null;
    case 'print_table':
      return () => {
        process.stdout.write(`${textTable(table)}\n`);
        return null;
      };
    case 'select':
      return (names: unknown) => table.select(listOf(names));
    case 'exclude':
      return (names: unknown) =>
        table.select(table.columnNames.filter((label) => !listOf(names).includes(label)));
    case 'rename':
      return (...args: unknown[]) => renameTable(table, args);
    case 'limit':
      return (first: unknown, second?: unknown) =>
        second === undefined
          ? new ResultTable(table.columnNames, table.types, table.data.slice(0, Number(first)))
          : new ResultTable(table.columnNames, table.types, table.data.slice(Number(first), Number(second)));
    case 'order_by':
      return (key: unknown, ...rest: unknown[]) => orderTable(table, toStr(key), rest.at(-1));
    case 'to_csv':
    case 'to_json':
      return undefined;
    default:
      return undefined;
  }
}

const listOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : [...(value as Iterable<unknown>)].map((item) => toStr(item));

function renameTable(table: ResultTable, args: unknown[]): ResultTable {
  const kwargs = args.at(-1) instanceof Kwargs ? (args.at(-1) as Kwargs) : new Kwargs();
  const names = kwargs.get('column_names') ?? (args[0] instanceof Kwargs ? undefined : args[0]);
  if (names instanceof Map) {
    return new ResultTable(
      table.columnNames.map((label) => (names.has(label) ? toStr(names.get(label)) : label)),
      table.types,
      table.data,
    );
  }
  return new ResultTable(names === undefined ? table.columnNames : listOf(names), table.types, table.data);
}

function orderTable(table: ResultTable, key: string, last: unknown): ResultTable {
  const index = table.columnNames.indexOf(key);
  const sign = last instanceof Kwargs && last.get('reverse') ? -1 : 1;
  const rows = [...table.data].sort((a, b) => sign * compareCells(a[index], b[index]));
  return new ResultTable(table.columnNames, table.types, rows);
}

function compareCells(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  const left = typeof a === 'object' ? toStr(a) : (a as number);
  const right = typeof b === 'object' ? toStr(b) : (b as number);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A row: its values by position or by column name. */
class ResultRow {
  readonly names: string[];
  readonly values: unknown[];

  constructor(names: string[], values: unknown[]) {
    this.names = names;
    this.values = values;
  }

  private get(key: unknown): unknown {
    if (typeof key === 'number') return this.values.at(key);
    const index = this.names.indexOf(toStr(key));
    return index < 0 ? undefined : this.values[index];
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'agate.rows.Row',
      isSequence: true,
      str: () => `<agate.Row: (${this.values.map((value) => toStr(value)).join(', ')})>`,
      iterate: () => this.values,
      length: () => this.values.length,
      contains: (item) => this.values.includes(item),
      getItem: (key) => this.get(key),
      getAttr: (name) => {
        if (name === 'values') return () => tupleFrom(this.values);
        if (name === 'keys') return () => tupleFrom(this.names);
        if (name === 'items') return () => this.names.map((label, i) => Tuple.of(label, this.values[i]));
        if (name === 'dict') return () => new PyDict(this.names.map((label, i) => [label, this.values[i]]));
        if (name === 'get') return (key: unknown, fallback: unknown = null) => this.get(key) ?? fallback;
        return undefined;
      },
      toJs: () => this.values,
    };
  }
}

/** A column: its values, and its name. */
class ResultColumn {
  readonly name: string;
  readonly data: unknown[];
  readonly index: number;

  constructor(name: string, data: unknown[], index: number) {
    this.name = name;
    this.data = data;
    this.index = index;
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'agate.columns.Column',
      isSequence: true,
      iterate: () => this.data,
      length: () => this.data.length,
      contains: (item) => this.data.includes(item),
      getItem: (key) => (typeof key === 'number' ? this.data.at(key) : undefined),
      getAttr: (name) => {
        if (name === 'values') return () => tupleFrom(this.data);
        if (name === 'name') return this.name;
        if (name === 'index') return this.index;
        if (name === 'values_distinct') return () => tupleFrom(new Set(this.data));
        if (name === 'values_without_nulls')
          return () => tupleFrom(this.data.filter((value) => value !== null));
        return undefined;
      },
      toJs: () => this.data,
    };
  }
}

/** agate's MappedSequence: a list that also answers to names, and to dict's methods. */
class Sequence {
  readonly items: unknown[];
  readonly names: string[] | undefined;
  readonly label: string;

  constructor(items: unknown[], names: string[] | undefined, label: string) {
    this.items = items;
    this.names = names;
    this.label = label;
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'agate.mapped_sequence.MappedSequence',
      isSequence: true,
      iterate: () => this.items,
      length: () => this.items.length,
      getItem: (key) => {
        if (typeof key === 'number') return this.items.at(key);
        const index = this.names?.indexOf(toStr(key)) ?? -1;
        return index < 0 ? undefined : this.items[index];
      },
      getAttr: (name) => {
        if (name === 'values') return () => tupleFrom(this.items);
        if (name === 'keys') return () => (this.names ? tupleFrom(this.names) : null);
        if (name === 'items')
          return () => (this.names ?? []).map((label, i) => Tuple.of(label, this.items[i]));
        if (name === 'dict')
          return () => new PyDict((this.names ?? []).map((label, i) => [label, this.items[i]]));
        if (name === 'get') {
          return (key: unknown, fallback: unknown = null) => {
            const index = this.names?.indexOf(toStr(key)) ?? -1;
            return index < 0 ? fallback : this.items[index];
          };
        }
        return undefined;
      },
      toJs: () => this.items,
    };
  }
}

/** The rows as a text table with a frame, as `dbt show` prints them. */
export function textTable(table: ResultTable, maxRows = 20): string {
  const shown = table.data
    .slice(0, maxRows)
    .map((row) => row.map((value) => (value === null || value === undefined ? '' : toStr(value))));
  const widths = table.columnNames.map((label, i) =>
    Math.max(label.length, ...shown.map((row) => row[i]!.length)),
  );
  const numeric = table.columnNames.map(
    (_, i) => shown.length > 0 && table.data.every((row) => typeof row[i] !== 'string'),
  );
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(table.columnNames), rule, ...shown.map(line)].join('\n');
}
