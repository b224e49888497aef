import type { Column, Connector } from '../../connectors/connector.ts';
import { codeLists } from '../../domain/code-lists/index.ts';
import { iso } from './days.ts';
import { DISTRICTS } from './geography.ts';
import { type Cell, fixedChoice, type Row, type Table } from './rows.ts';

/** How an agency's system writes an extract. */
export interface Layout {
  /** The template's headers, or the first other header of each column that has one. */
  readonly headers: 'template' | 'system';
  /** Codes as codes, as words, or as both. */
  readonly codes: 'code' | 'label' | 'both';
  readonly dates: 'slashes' | 'iso' | 'words';
  /** Lines above the headers. */
  readonly title: readonly string[];
}

/** A file or sheet as a person would see it: dates as text unless `excel` kept them. */
export interface Grid {
  readonly title: readonly string[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A date, with its time where it has one, as text. */
export function dateText(cell: { day: number; minute?: number | null }, style: Layout['dates']): string {
  const text = iso(cell.day);
  const [year, month, date] = text.split('-') as [string, string, string];
  const written = {
    iso: text,
    slashes: `${date}/${month}/${year}`,
    words: `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`,
  }[style];
  if (cell.minute === undefined || cell.minute === null) {
    return written;
  }
  const hours = String(Math.floor(cell.minute / 60)).padStart(2, '0');
  return `${written} ${hours}:${String(cell.minute % 60).padStart(2, '0')}`;
}

const wording = new Map<string, Map<string, string>>();

function wordsOf(list: string): Map<string, string> {
  let words = wording.get(list);
  if (words === undefined) {
    const codes = codeLists[list as keyof typeof codeLists].codes;
    words = new Map(codes.map((code) => [code.code, code.label]));
    wording.set(list, words);
  }
  return words;
}

/** A code as the layout writes it; districts by one of the spellings in use. */
function codeText(column: Column, value: string, layout: Layout, place: number): string {
  if (value === '' || column.list === undefined) {
    return value;
  }
  if (column.list === 'areas') {
    const district = DISTRICTS.find((item) => item.code === value);
    if (district === undefined || layout.codes === 'code') {
      return value;
    }
    const spellings = [district.name, district.name, district.name, ...district.spellings];
    return spellings[fixedChoice(place, 'spelling', spellings.length)]!;
  }
  const words = wordsOf(column.list);
  const one = (code: string) => {
    // An open list takes a board's own codes as they are.
    const label = words.get(code) ?? (codeLists[column.list!].open ? code : undefined);
    if (label === undefined) {
      throw new RangeError(`${column.name}: ${code} is not in the list ${column.list}`);
    }
    return { code, label, both: `${code} - ${label}` }[layout.codes];
  };
  return column.multiple ? value.split(';').map(one).join('; ') : one(value);
}

/** Lays a table out as its sender writes it. Dates stay dates where `keepDates` is set (for workbooks). */
export function layOut(table: Table, connector: Connector, layout: Layout, keepDates: boolean): Grid {
  const present = new Set(table.rows.flatMap((row) => Object.keys(row)));
  // A file without rows still has the headers of its template: a true nothing.
  const columns = connector.columns.filter((column) => present.has(column.name) || table.rows.length === 0);
  const cell = (row: Row, column: Column, place: number): Cell => {
    const value = row[column.name] ?? null;
    if (value !== null && typeof value === 'object') {
      return keepDates ? value : dateText(value, layout.dates);
    }
    return typeof value === 'string' && column.type === 'code'
      ? codeText(column, value, layout, place)
      : value;
  };
  return {
    title: layout.title,
    headers: columns.map((column) =>
      layout.headers === 'system' ? (column.also?.[0] ?? column.header) : column.header,
    ),
    rows: table.rows.map((row, place) => columns.map((column) => cell(row, column, place))),
  };
}

/** A grid as a CSV file (RFC 4180). */
export function csvOf(grid: Grid): string {
  const field = (cell: Cell): string => {
    const text = cell === null ? '' : String(cell);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [...grid.title.map((line) => [line]), [...grid.headers], ...grid.rows.map((row) => [...row])];
  return `${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}
