/** A table as text with a frame, as agate prints it. */
import { toStr } from '../../jinja/index.ts';
import { PyDecimal } from '../decimal.ts';
import type { DataTypeName } from './data-type.ts';

export interface PrintOptions {
  maxRows?: number | undefined;
  maxColumns?: number | undefined;
  maxColumnWidth?: number | undefined;
  maxPrecision?: number | undefined;
}

export interface PrintableColumn {
  name: string;
  type: DataTypeName;
  values: unknown[];
}

const ELLIPSIS = '...';

function cut(text: string, width: number): string {
  return text.length > width ? text.slice(0, width - ELLIPSIS.length) + ELLIPSIS : text;
}

const places = (value: unknown): number =>
  value instanceof PyDecimal && !value.special ? Math.max(0, -value.normalized().exponent) : 0;

/** Numbers of a column all have the places of the longest, up to a limit, and commas between thousands. */
function numberWriter(values: unknown[], limit: number): (value: unknown) => string {
  const most = Math.max(0, ...values.map(places));
  const shown = Math.min(most, limit);
  const mark = most > limit ? '…' : '';
  return (value) => {
    const decimal = value instanceof PyDecimal ? value : new PyDecimal(BigInt(value as number), 0);
    if (decimal.special) return decimal.toString();
    const [whole = '', fraction] = decimal.withExponent(-shown).toString().split('.');
    const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
    return (fraction === undefined ? grouped : `${grouped}.${fraction}`) + mark;
  };
}

/** The lines of a table, each ended. */
export function printTable(columns: PrintableColumn[], options: PrintOptions = {}): string {
  const { maxRows = 20, maxColumns = 6, maxColumnWidth: width = 20, maxPrecision = 3 } = options;
  const shown = columns.slice(0, maxColumns);
  const rowCount = columns[0]?.values.length ?? 0;
  const cells = shown.map(({ name, type, values }) => {
    const kept = values.slice(0, maxRows);
    const write = type === 'Number' ? numberWriter(kept, maxPrecision) : toStr;
    const texts = kept.map((value) => cut(value === null || value === undefined ? '' : write(value), width));
    return [cut(name, width), ...texts];
  });
  if (columns.length > maxColumns) cells.push(Array.from({ length: cells[0]?.length ?? 1 }, () => ELLIPSIS));
  const widths = cells.map((column) => Math.max(...column.map((text) => text.length)));
  const aligned = (text: string, index: number) =>
    shown[index]?.type === 'Text' || index >= shown.length
      ? text.padEnd(widths[index]!)
      : text.padStart(widths[index]!);
  const line = (parts: string[]) => `| ${parts.join(' | ')} |\n`;
  const header = line(cells.map((column, index) => aligned(column[0]!, index)));
  const rule = line(widths.map((size) => '-'.repeat(size)));
  const rows = Array.from({ length: (cells[0]?.length ?? 1) - 1 }, (_, row) =>
    line(cells.map((column, index) => aligned(column[row + 1]!, index))),
  );
  // The mark of rows left out does not make its column wider.
  const more = rowCount > maxRows ? line(cells.map((_, index) => aligned(ELLIPSIS, index))) : '';
  return header + rule + rows.join('') + more;
}
