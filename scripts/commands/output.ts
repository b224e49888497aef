import { toCsv } from '../../domain/csv-text.ts';
import { formatNumber } from '../../domain/number-text.ts';
import { OperatorError } from '../../domain/operator-error.ts';

export type Format = 'table' | 'csv' | 'json';
export type Row = Readonly<Record<string, unknown>>;

/** How a command speaks: results on stdout, everything else on stderr. */
export interface Voice {
  readonly format: Format;
  readonly colour: boolean;
  result(text: string): void;
  say(text: string): void;
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly workspace?: string;
  readonly format?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Table on a terminal, JSON otherwise; `--format` wins. Throws OperatorError FORMAT_UNKNOWN. */
export function voiceOf(options: CommonOptions): Voice {
  const format = options.format ?? (process.stdout.isTTY ? 'table' : 'json');
  if (format !== 'table' && format !== 'csv' && format !== 'json') {
    throw new OperatorError('FORMAT_UNKNOWN', `--format is table, csv or json, not ${format}.`);
  }
  return {
    format,
    colour: options.color !== false && !process.env.NO_COLOR && process.stdout.isTTY === true,
    result: (text) => process.stdout.write(text.endsWith('\n') || text === '' ? text : `${text}\n`),
    say: (text) => {
      if (!options.quiet) process.stderr.write(`${text}\n`);
    },
  };
}

/** Prints rows in the chosen format. `columns` gives their order, also when there are no rows. */
export function printRows(voice: Voice, columns: readonly string[], rows: readonly Row[]): void {
  if (voice.format === 'json')
    voice.result(
      JSON.stringify(
        rows.map((row) => pick(columns, row)),
        null,
        1,
      ),
    );
  else if (voice.format === 'csv') voice.result(toCsv(columns, rows));
  else voice.result(toTable(columns, rows));
}

function pick(columns: readonly string[], row: Row): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** A plain table for a terminal: one header line, columns as wide as their widest cell. */
export function toTable(columns: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => tableCell(row[column])));
  const widths = columns.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]!.length), 1));
  const isNumber = columns.map(
    (name) =>
      rows.some((r) => r[name] !== null) &&
      rows.every((r) => r[name] === null || typeof r[name] === 'number'),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

function tableCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? formatNumber(value) : String(value);
}
