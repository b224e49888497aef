import {
  blankCell as blank,
  type Cell,
  cellAt,
  DateOrder,
  type SheetRow,
  type SheetSummary,
  type TabularFile,
} from '../../../connectors/reading/index.ts';
import { TableScan } from '../../../connectors/reading/tables/table-scan.ts';
import type { Issue } from '../../../domain/issue.ts';
import { type FileFault, isFault } from './file-fault.ts';
import type { RecognisedSheet } from './recognise.ts';
import { tableIssues } from './table-issues.ts';

/** What reading a table gave beside its rows. */
export interface TableRead {
  readonly rows: number;
  /** Rows that a stray comma had shifted; they are not given to `onRow`. */
  readonly shiftedRows: number;
  readonly issues: readonly Issue[];
}

export interface TableOptions {
  /** Columns, by name, that hold dates: a month-first one refuses the file. */
  readonly dateColumns: ReadonlySet<string>;
  readonly onRow: (cellOf: (column: string) => Cell, sheet: string | null, row: number) => void;
  /** Looks at every row below the heading, whatever it is; what it returns refuses the file. */
  readonly inspect?: (row: SheetRow) => FileFault | undefined;
}

/** Share of a table's filled cells, or of a column's, that may be formulas without a result before it cannot be read. */
const uncalculatedCells = 0.25;
const uncalculatedColumn = 0.5;

/** Streams the data rows of a recognised sheet, and refuses what cannot be read as it stands. */
export async function readTable(
  file: TabularFile,
  { head, fit }: RecognisedSheet,
  options: TableOptions,
): Promise<TableRead | FileFault> {
  const { match } = fit;
  const sheet = head.info.name || null;
  const duplicate = match.duplicates[0];
  if (duplicate) return duplicateHeader(sheet, match.headings.get(duplicate.columns[0]!) ?? duplicate.name);

  const positions = new Map([...match.columns].map(([position, name]) => [name, position]));
  const orders = [...positions]
    .filter(([name]) => options.dateColumns.has(name))
    .map(([name, position]) => ({ name, position, order: new DateOrder() }));
  const uncalculated = new Map<number, number>();
  const issues: Issue[] = [];
  let cells = 0;
  let current: SheetRow;
  const cellOf = (column: string) => {
    const position = positions.get(column);
    return position === undefined ? blank : cellAt(current, position);
  };
  const scan: TableScan = new TableScan(match, (row) => {
    if (scan.tooWide.at(-1) === row.number) {
      issues.push(shifted(sheet, row.number));
      return;
    }
    current = row;
    for (const { position, order } of orders) order.add(cellAt(row, position), row.number);
    for (let column = 0; column < row.cells.length; column++) {
      const { kind } = row.cells[column]!;
      if (kind === 'blank') continue;
      cells++;
      if (kind === 'formula_not_calculated') uncalculated.set(column, (uncalculated.get(column) ?? 0) + 1);
    }
    options.onRow(cellOf, sheet, row.number);
  });
  let inspected: FileFault | undefined;
  const summary = await file.readSheet(head.info, (row) => {
    if (options.inspect && row.number > match.headerRow) inspected = options.inspect(row);
    scan.push(row);
    return inspected === undefined;
  });
  if (inspected !== undefined) return inspected;
  if (isFault(summary)) return summary;

  const merged = verticalMerge(summary, scan);
  if (merged !== undefined) return mergedData(sheet, merged);
  for (const { position, order } of orders) {
    if (order.isConflict()) return dateOrder(sheet, match.headings.get(position) ?? '', order.firstRow);
  }
  for (const [column, count] of uncalculated) {
    if (count > scan.dataRows * (match.columns.has(column) ? uncalculatedColumn : 1))
      return notCalculated(sheet, match.headings.get(column));
  }
  const blanks = [...uncalculated.values()].reduce((sum, count) => sum + count, 0);
  if (blanks > 0 && blanks >= cells * uncalculatedCells)
    return notCalculated(sheet, match.headings.get([...uncalculated.keys()][0]!));
  return {
    rows: scan.dataRows,
    shiftedRows: scan.tooWide.length,
    issues: [...tableIssues(sheet, match, scan, summary), ...issues],
  };
}

/** A merge that spans several rows of data: the rows below the first look filled and hold nothing. */
function verticalMerge(summary: SheetSummary, scan: TableScan): number | undefined {
  return summary.merges.find(
    ({ firstRow, lastRow }) =>
      lastRow > firstRow &&
      scan.firstDataRow > 0 &&
      firstRow >= scan.firstDataRow &&
      firstRow < scan.lastDataRow,
  )?.firstRow;
}

const inSheet = (sheet: string | null) => (sheet ? { sheet } : {});

function duplicateHeader(sheet: string | null, column: string): FileFault {
  return {
    refused: true,
    code: 'DUPLICATE_HEADER',
    ...inSheet(sheet),
    column,
    message: 'Two columns have this heading, and they may differ. Keep one of them.',
  };
}

function mergedData(sheet: string | null, row: number): FileFault {
  return {
    refused: true,
    code: 'MERGED_DATA',
    ...inSheet(sheet),
    row,
    message:
      'Cells of several rows are merged, so that only the first of them holds the value. Unmerge them, fill in every row, and send it again.',
  };
}

function dateOrder(sheet: string | null, column: string, row: number): FileFault {
  return {
    refused: true,
    code: 'DATE_ORDER_CONFLICT',
    ...inSheet(sheet),
    column,
    ...(row > 0 ? { row } : {}),
    message:
      'Dates in this column have the month first (04/13 can only be 13 April), so none of them is certain. Write dates with the day first, dd/mm/yyyy.',
  };
}

function notCalculated(sheet: string | null, column: string | undefined): FileFault {
  return {
    refused: true,
    code: 'FORMULA_NOT_CALCULATED',
    ...inSheet(sheet),
    ...(column ? { column } : {}),
    message:
      'The cells hold formulas whose results were not saved. Open the file in Excel, let it calculate, save it and send that.',
  };
}

function shifted(sheet: string | null, row: number): Issue {
  return {
    code: 'ROW_SHIFTED',
    severity: 'error',
    ...inSheet(sheet),
    row,
    message:
      'The row has more values than there are headings, as when a comma inside a value is not quoted; it was refused.',
  };
}
