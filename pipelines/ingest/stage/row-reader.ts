import type { Column, Connector } from '../../../connectors/connector.ts';
import {
  type Cell,
  type CellReader,
  cellReader,
  isUnknownWord,
  type ProblemCode,
} from '../../../connectors/reading/index.ts';
import { codeLists } from '../../../domain/code-lists/index.ts';
import type { Pseudonymiser } from '../../../domain/pseudonyms.ts';
import { hasLinkTokens } from '../../warehouse/schema.ts';
import type { AreaName } from './areas.ts';
import { codeHint } from './code-hint.ts';
import { identify } from './identify.ts';
import { linkTokens } from './link-tokens.ts';
import { type CellPlace, type IssueLog, rowIssue } from './row-issues.ts';
import { spanChecks } from './span-checks.ts';

/** The cell of a column in the row at hand; blank when the file has no such column. */
export type CellOf = (column: string) => Cell;

export interface RowReaderOptions {
  readonly connector: Connector;
  readonly agency: string;
  readonly pseudonyms: Pseudonymiser;
  readonly areas: readonly AreaName[];
  readonly date1904: boolean;
  /** Column -> heading as the agency wrote it. */
  readonly headings: Readonly<Record<string, string>>;
  /** A national layout may leave a required code blank, and writes dates in its own way. */
  readonly isLayout: boolean;
  readonly yearFirstMonthName?: boolean;
  /** Required columns that the table lacks altogether: said once, not for every row. */
  readonly lacking?: ReadonlySet<string>;
  readonly log: IssueLog;
}

/**
 * Reads a row to what enters a row file: a place for its number in the file, then its values in the order of the raw
 * table. The same array is given for every row.
 */
export type RowReader = (
  cellOf: CellOf,
  sheet: string | null,
  row: number,
  isRefused: boolean,
) => (string | null)[];

const earliest = '1900-01-01';

/**
 * Reads one row of an extract: every cell by its column's type, the rules that a row can be judged by alone (returns
 * rules, "Rows and cells"), identifiers replaced by keyed hashes. What depends on other rows or files is judged at load.
 */
export function rowReader(options: RowReaderOptions): RowReader {
  const { connector, log, headings } = options;
  const columns = connector.columns.map((column) => {
    const heading = headings[column.name] ?? column.header;
    return {
      column,
      read: readerOf(column, options),
      needed: isNeeded(column, options),
      isDay: column.type === 'date' || column.type === 'datetime',
      isIdentifier: column.personal === 'identifier' && column.name !== 'link_token',
      isKept: column.personal !== 'link_only' && column.name !== 'link_token',
      hint: codeHint(column, options.areas),
      log,
      place: { sheet: null as string | null, row: 0, column: heading },
    };
  });
  const withTokens = hasLinkTokens(connector);
  const spans = spanChecks(connector, headings);
  // Every row sets every one of its columns, and nothing else is ever asked for.
  const values = new Map<string, string | null>();
  const fields: (string | null)[] = [];
  return (cellOf, sheet, row, isRefused) => {
    let refused = isRefused;
    for (const at of columns) {
      const { column, place } = at;
      place.sheet = sheet;
      place.row = row;
      const cell = cellOf(column.name);
      const { value: read, problem } = at.read(cell);
      let value = read;
      if (problem !== undefined) {
        refused = tellProblem(problem, value, cell, at) || refused;
      } else if (value === null && at.needed) {
        refused = true;
        if (!log.countMore('REQUIRED_BLANK', place)) log.add(rowIssue.requiredBlank(place));
      }
      if (value !== null && at.isDay && value < earliest) {
        refused = true;
        value = null;
        if (!log.countMore('DATE_BEFORE_1900', place)) log.add(rowIssue.beforeNineteenHundred(place));
      }
      if (value !== null && at.isIdentifier)
        value = identify(column.name, value, options.pseudonyms, place, log);
      values.set(column.name, value);
    }
    if (connector.extract === 'commentary' && values.get('agency') === null)
      values.set('agency', options.agency);
    if (spans(values, sheet, row, log)) refused = true;

    fields[1] = String(row);
    fields[2] = refused ? 'true' : 'false';
    fields[3] = sheet;
    let next = 4;
    for (const { column, isKept } of columns) {
      if (!isKept) continue;
      const value = values.get(column.name) ?? null;
      if (column.type !== 'datetime') {
        fields[next++] = value;
        continue;
      }
      fields[next++] = value === null ? null : value.length === 10 ? `${value}T00:00:00` : value;
      fields[next++] = hasTime(value);
    }
    if (withTokens) [fields[next], fields[next + 1]] = linkTokens(values, options.pseudonyms);
    return fields;
  };
}

/** A national layout may leave a required code blank (rulings, National layouts). */
function isNeeded(column: Column, { isLayout, lacking }: RowReaderOptions): boolean {
  return column.required && !(isLayout && column.type === 'code') && !lacking?.has(column.name);
}

interface TroubledColumn {
  readonly column: Column;
  readonly place: CellPlace;
  readonly hint: ReturnType<typeof codeHint>;
  readonly log: IssueLog;
}

/** Says what is wrong with a cell. The result is true when the row must be refused for it. */
function tellProblem(
  problem: ProblemCode,
  value: string | null,
  cell: Cell,
  { column, place, hint, log }: TroubledColumn,
): boolean {
  const isRefused = value === null && problem !== 'UNKNOWN_CODE' && column.required && column.type !== 'code';
  const isUnknown = value === null && !isRefused && cell.kind === 'text' && isUnknownWord(cell.text);
  if (log.countMore(isUnknown ? 'NOT_KNOWN' : problem, place)) return isRefused;
  if (isUnknown) log.add(rowIssue.unknownWord(place));
  else if (problem === 'UNKNOWN_CODE') log.add(rowIssue.unknownCode(place, value !== null, hint));
  else if (isRefused) log.add(rowIssue.refusedCell(problem, place));
  else log.add(rowIssue.blankedCell(problem, place));
  return isRefused;
}

function hasTime(value: string | null): string | null {
  return value === null ? null : value.length > 10 ? 'true' : 'false';
}

function readerOf(column: Column, options: RowReaderOptions): CellReader {
  const { connector, date1904, yearFirstMonthName, areas } = options;
  const forms = { date1904, yearFirstMonthName };
  if (column.type !== 'code')
    return cellReader(column.type, { ...forms, cut: connector.extract === 'commentary' });
  const list = codeLists[column.list!];
  if (list.codesFrom !== 'areas')
    return cellReader('code', { list: listOf(column), multiple: column.multiple });
  const codes = areas.map(({ code, names }) => ({ code, label: code, synonyms: names }));
  const read = cellReader('code', { list: { codes, open: false }, multiple: column.multiple });
  // Reference data bring the areas: a code of the Office for National Statistics stands for itself there.
  if (connector.agency !== 'reference') return read;
  return (cell) => {
    const reading = read(cell);
    const code = cell.text.trim().toUpperCase();
    return reading.value === null && /^[A-Z]\d{8}$/.test(code) ? { value: code } : reading;
  };
}

/** commentary.agency takes inbox agencies too; so does every column of partner agencies (rulings). */
function listOf(column: Column) {
  const list = codeLists[column.list!];
  if (column.list !== 'partner_agencies') return { codes: list.codes, open: list.open };
  const own = new Set(list.codes.map((code) => code.code));
  return {
    codes: [...list.codes, ...codeLists.agencies.codes.filter(({ code }) => !own.has(code))],
    open: list.open,
  };
}
