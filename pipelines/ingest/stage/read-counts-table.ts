import { looksPersonal } from '../../../connectors/any/aggregate_return/personal-data.ts';
import {
  blankCell,
  cellAt,
  lettersOfColumn,
  type SheetRow,
  type TabularFile,
} from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';
import { BreakdownSums } from './breakdown-sums.ts';
import { countsOfRow } from './counts-sheet.ts';
import { type FileFault, isFault } from './file-fault.ts';
import type { PartWriter } from './part-writer.ts';
import { measureOf, tidyCount } from './read-counts.ts';
import { readTable, type TableRead } from './read-table.ts';
import type { RecognisedSheet } from './recognise.ts';
import type { StageRequest } from './stage-request.ts';
import { UnreadColumns } from './unread-columns.ts';

interface CountsContext {
  readonly writer: PartWriter;
  readonly request: StageRequest;
  readonly headings: Readonly<Record<string, string>>;
  readonly dateColumns: ReadonlySet<string>;
}

/**
 * Reads a sheet of counts, in the tidy form or as people make it. A cell that looks like a person refuses the file: a
 * return of totals must not name anyone.
 */
export async function readCountsTable(
  file: TabularFile,
  sheet: RecognisedSheet,
  context: CountsContext,
): Promise<TableRead | FileFault> {
  return sheet.counts ? readPeopleSheet(file, sheet, context) : readTidy(file, sheet, context);
}

async function readTidy(
  file: TabularFile,
  sheet: RecognisedSheet,
  context: CountsContext,
): Promise<TableRead | FileFault> {
  const { writer, request, headings, dateColumns } = context;
  const issues: Issue[] = [];
  const sums = new BreakdownSums();
  const name = sheet.head.info.name || null;
  const read = await readTable(file, sheet, {
    dateColumns,
    inspect: (row) => personal(row, name),
    onRow(cellOf, from, row) {
      const count = tidyCount(cellOf, { sheet: from, row, headings }, request.areas, issues);
      sums.add(count, row);
      const isUnknown = cellOf('measure_id').kind !== 'blank' && !measureOf(cellOf('measure_id'));
      const cells = isUnknown ? { ...count, measure_id: cellOf('measure_id') } : count;
      writer.add((column) => cells[column] ?? blankCell, from, row, isUnknown);
    },
  });
  return isFault(read) ? read : { ...read, issues: [...read.issues, ...issues, ...sums.issues(name)] };
}

async function readPeopleSheet(
  file: TabularFile,
  { head, counts }: RecognisedSheet,
  { writer, request }: CountsContext,
): Promise<TableRead | FileFault> {
  const sheet = head.info.name || null;
  const heading = counts!;
  const issues: Issue[] = [];
  let refusal: FileFault | undefined;
  let rows = 0;
  const sums = new BreakdownSums();
  const unread = new UnreadColumns(heading);
  const summary = await file.readSheet(head.info, (row) => {
    if (row.number <= heading.row) return true;
    refusal = personal(row, sheet);
    if (refusal) return false;
    unread.add(row);
    if (/^\s*(?:grand |sub-?)?totals?\b/i.test(cellAt(row, heading.measure).text)) return true;
    const before = issues.length;
    const found = countsOfRow(row, heading, sheet, request.areas, issues);
    for (const { count } of found) {
      rows++;
      sums.add(count, row.number);
      writer.add((column) => count[column] ?? blankCell, sheet, row.number);
    }
    if (found.length === 0 && issues.length > before) {
      rows++;
      writer.addShifted();
    }
    return true;
  });
  if (refusal) return refusal;
  if (isFault(summary)) return summary;
  return {
    rows,
    shiftedRows: 0,
    issues: [...summary.issues, ...unread.issues(sheet), ...issues, ...sums.issues(sheet)],
    faults: [],
    isTold: () => false,
  };
}

function personal(row: SheetRow, sheet: string | null): FileFault | undefined {
  const column = row.cells.findIndex(looksPersonal);
  if (column < 0) return undefined;
  const cell = `${lettersOfColumn(column)}${row.number}`;
  return {
    refused: true,
    code: 'PERSONAL_DATA',
    ...(sheet ? { sheet } : {}),
    row: row.number,
    column: lettersOfColumn(column),
    cell,
    message: `Cell ${cell} looks like a person's name, date of birth, NHS number or UPN. A return of totals must not hold any; nothing was loaded. Take it out and send the file again.`,
  };
}
