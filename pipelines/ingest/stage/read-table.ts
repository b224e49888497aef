import {
  blankCell as blank,
  type Cell,
  cellAt,
  DateOrder,
  lettersOfColumn,
  type MergedRange,
  type SheetRow,
  type SheetSummary,
  type TabularFile,
} from '../../../connectors/reading/index.ts';
import { type RowShape, TableScan } from '../../../connectors/reading/tables/table-scan.ts';
import type { Issue } from '../../../domain/issue.ts';
import { type FileFault, isFault } from './file-fault.ts';
import type { RecognisedSheet } from './recognise.ts';
import { rowShape } from './row-shape.ts';
import { tableFault } from './table-faults.ts';
import { tableIssues } from './table-issues.ts';

/** What reading a table gave beside its rows. */
export interface TableRead {
  readonly rows: number;
  /** Rows that a stray comma had shifted; they are not given to `onRow`. */
  readonly shiftedRows: number;
  readonly issues: readonly Issue[];
  /** Why the table cannot be loaded as it stands; every reason, not the first. */
  readonly faults: readonly Issue[];
  /** Says of an issue of a row that one of the faults tells it already. */
  isTold(issue: Issue): boolean;
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

/**
 * Streams the data rows of a recognised sheet, and says what keeps it from being loaded as it stands. A fault is returned
 * where reading had to stop.
 */
export async function readTable(
  file: TabularFile,
  { head, fit }: RecognisedSheet,
  options: TableOptions,
): Promise<TableRead | FileFault> {
  const { match } = fit;
  const sheet = head.info.name || null;
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
  const unheaded = new Map<number, number>();
  const headed: boolean[] = [];
  for (const column of match.headings.keys()) headed[column] = true;
  let shiftedRows = 0;
  const takeRow = (row: SheetRow, shape: RowShape) => {
    if (shape === 'short') issues.push(rowShape.short(sheet, row.number));
    else if (shape !== 'whole') {
      shiftedRows++;
      issues.push(rowShape[shape](sheet, row.number));
      return;
    }
    current = row;
    for (const { position, order } of orders) order.add(cellAt(row, position), row.number);
    for (let column = 0; column < row.cells.length; column++) {
      const { kind } = row.cells[column]!;
      if (kind === 'blank') continue;
      cells++;
      if (headed[column] !== true) unheaded.set(column, (unheaded.get(column) ?? 0) + 1);
      if (kind === 'formula_not_calculated') uncalculated.set(column, (uncalculated.get(column) ?? 0) + 1);
    }
    options.onRow(cellOf, sheet, row.number);
  };
  const scan = new TableScan(match, takeRow, file.kind);
  let inspected: FileFault | undefined;
  const summary = await file.readSheet(head.info, (row) => {
    if (options.inspect && row.number > match.headerRow) inspected = options.inspect(row);
    scan.push(row);
    return inspected === undefined;
  });
  if (inspected !== undefined) return inspected;
  if (isFault(summary)) return summary;

  const merges = verticalMerges(summary, scan);
  const faults: Issue[] = [
    ...match.duplicates.map(({ name, columns }) =>
      tableFault.duplicateHeader(
        sheet,
        match.headings.get(columns[0]!) ?? name,
        columns.map(lettersOfColumn),
      ),
    ),
    ...merges.map((merge) => tableFault.mergedData(sheet, match.headings.get(merge.firstColumn), merge)),
    ...orders
      .filter(({ order }) => order.isConflict())
      .map(({ position, order }) =>
        tableFault.dateOrder(sheet, match.headings.get(position) ?? '', order.firstRow),
      ),
  ];
  const formulas = [...uncalculated]
    .filter(([at, count]) => count > scan.dataRows * (match.columns.has(at) ? uncalculatedColumn : 1))
    .map(([at]) => at);
  const blanks = [...uncalculated.values()].reduce((sum, count) => sum + count, 0);
  if (formulas.length === 0 && blanks > 0 && blanks >= cells * uncalculatedCells)
    formulas.push([...uncalculated.keys()][0]!);
  for (const column of formulas) faults.push(tableFault.notCalculated(sheet, match.headings.get(column)));
  return {
    rows: scan.dataRows,
    shiftedRows,
    issues: [...tableIssues(sheet, match, scan, summary, unheaded), ...issues],
    faults,
    isTold: (issue) => isTold(issue, sheet, faults, merges),
  };
}

/** A row below a merge looks blank, and each cell of a column that is wrong as a whole is wrong for that reason. */
function isTold(
  { sheet, column, row, code }: Issue,
  own: string | null,
  faults: readonly Issue[],
  merges: readonly MergedRange[],
): boolean {
  if (row === undefined || (sheet ?? null) !== own) return false;
  if (
    faults.some(
      (fault) => fault.code !== 'MERGED_DATA' && fault.column !== undefined && fault.column === column,
    )
  )
    return true;
  return (
    code === 'REQUIRED_BLANK' && merges.some(({ firstRow, lastRow }) => row > firstRow && row <= lastRow)
  );
}

/** Merges that are named; a sheet may hold thousands. */
const namedMerges = 200;

/** Merges that span several rows of data: the rows below the first look filled and hold nothing. */
function verticalMerges(summary: SheetSummary, scan: TableScan): readonly MergedRange[] {
  return summary.merges
    .filter(
      ({ firstRow, lastRow }) =>
        lastRow > firstRow &&
        scan.firstDataRow > 0 &&
        firstRow >= scan.firstDataRow &&
        firstRow < scan.lastDataRow,
    )
    .slice(0, namedMerges);
}
