/** The rows a query gave, as templates handle them: dbt's agate table, as far as packages use it. */
import { type JinjaProtocol, tupleFrom } from '../../jinja/index.ts';
import { ResultColumn } from './columns.ts';
import { type DataTypeName, dataTypeOf, dataTypeValue } from './data-type.ts';
import { type PrintOptions, printTable } from './print-table.ts';
import { MappedSequence } from './sequence.ts';
import { tableFunction } from './table-functions.ts';

/** A table of results. Values are already template values. */
export class ResultTable {
  readonly columnNames: string[];
  /** DuckDB's type of each column. */
  readonly types: string[];
  readonly data: unknown[][];
  /** Where print_table() and its kin write; a text ends with a line break. */
  output: (text: string) => void = (text) => void process.stdout.write(text);
  private readonly known = new Map<number, DataTypeName>();

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

  /** agate's type of a column. */
  dataType(index: number): DataTypeName {
    let type = this.known.get(index);
    if (!type) {
      type = dataTypeOf(this.column(index));
      this.known.set(index, type);
    }
    return type;
  }

  /** A table made of this one's parts. */
  derived(parts: { columnNames?: string[]; types?: string[]; data?: unknown[][] }): ResultTable {
    const { columnNames = this.columnNames, types = this.types, data = this.data } = parts;
    const table = new ResultTable(columnNames, types, data);
    table.output = this.output;
    return table;
  }

  select(names: string[]): ResultTable {
    const indexes = names.map((name) => this.columnNames.indexOf(name));
    return this.derived({
      columnNames: names,
      types: indexes.map((index) => this.types[index]!),
      data: this.data.map((row) => indexes.map((index) => row[index])),
    });
  }

  row(index: number): MappedSequence {
    return new MappedSequence('Row', () => this.data[index]!, this.columnNames);
  }

  get rows(): MappedSequence {
    return new MappedSequence('MappedSequence', () => this.data.map((_, index) => this.row(index)));
  }

  get columns(): MappedSequence {
    const columns = () =>
      this.columnNames.map(
        (name, index) =>
          new ResultColumn(
            name,
            index,
            () => this.dataType(index),
            () => this.column(index),
          ),
      );
    return new MappedSequence('MappedSequence', columns, this.columnNames);
  }

  /** The rows as text with a frame. */
  text(options: PrintOptions = {}): string {
    const columns = this.columnNames.map((name, index) => ({
      name,
      type: this.dataType(index),
      values: this.column(index),
    }));
    return printTable(columns, options);
  }

  /** All rows and columns as text with a frame, nothing cut but the last line break. */
  wholeText(): string {
    const all = Number.POSITIVE_INFINITY;
    return this.text({ maxRows: all, maxColumns: all, maxColumnWidth: all, maxPrecision: all }).trimEnd();
  }

  /** The names and types of the columns as text with a frame. */
  structure(maxRows?: number): string {
    const names = this.columnNames;
    return printTable(
      [
        { name: 'column', type: 'Text', values: names },
        { name: 'data_type', type: 'Text', values: names.map((_, index) => this.dataType(index)) },
      ],
      { maxRows: maxRows ?? Number.POSITIVE_INFINITY, maxColumnWidth: Number.POSITIVE_INFINITY },
    );
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'agate.table.Table',
      str: () => this.structure(),
      iterate: () => this.rows.items,
      length: () => this.data.length,
      getAttr: (name) => this.attribute(name),
      getItem: (key) => this.rows.get(key),
      getSlice: () => this.rows.items,
    };
  }

  private attribute(name: string): unknown {
    switch (name) {
      case 'rows':
        return this.rows;
      case 'columns':
        return this.columns;
      case 'column_names':
        return tupleFrom(this.columnNames);
      case 'column_types':
        return tupleFrom(this.columnNames.map((_, index) => dataTypeValue(this.dataType(index))));
      case 'row_names':
        return null;
      default:
        return tableFunction(this, name);
    }
  }
}
