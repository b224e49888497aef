import type { LayoutTable, LayoutTarget, SourceRow } from '../../../connectors/layouts/layout.ts';
import {
  blankCell,
  type Cell,
  cellReader,
  type TabularFile,
  textCell,
} from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { StagedPart } from '../staged.ts';
import { type FileFault, isFault } from './file-fault.ts';
import { openHeldApart } from './held-apart.ts';
import { partWriter } from './part-writer.ts';
import { readJoined } from './read-joined.ts';
import { readTable, type TableRead } from './read-table.ts';
import type { RecognisedSheet } from './recognise.ts';
import type { CellOf } from './row-reader.ts';
import type { StageContext } from './stage-file.ts';

/** Reads a table of a national layout: a part for each extract that it feeds, or one that says why it is not loaded. */
export async function readLayoutSheet(
  file: TabularFile,
  sheet: RecognisedSheet,
  table: LayoutTable,
  context: StageContext,
): Promise<StagedPart[] | FileFault> {
  if (table.isJoined) return readJoined(file, sheet, table, context);
  const headings: Record<string, string> = Object.create(null);
  for (const [position, name] of sheet.fit.match.columns)
    headings[name] = sheet.fit.match.headings.get(position) ?? name;
  const name = sheet.head.info.name || null;
  const writers = openLayoutTable(table, name, headings, context);
  const read = await readTable(file, sheet, { dateColumns: dateColumnsOf(table), onRow: writers.add });
  if (isFault(read)) return read;
  return withFaults(writers.finish(read.rows, read.shiftedRows, read.issues), read);
}

/** The parts of a table that cannot be loaded as it stands: the first carries why, each what is not told by that. */
export function withFaults(parts: readonly StagedPart[], { faults, isTold }: TableRead): StagedPart[] {
  if (faults.length === 0) return [...parts];
  return parts.map((part, index) => ({
    ...part,
    issues: part.issues.filter((issue) => !isTold(issue)),
    ...(index === 0 ? { faults } : {}),
  }));
}

/** Takes the rows of one table and gives the parts that come of them. */
export interface LayoutWriters {
  add(cellOf: CellOf, sheet: string | null, row: number): void;
  finish(rows: number, shiftedRows: number, issues: readonly Issue[]): StagedPart[];
}

export function openLayoutTable(
  table: LayoutTable,
  sheet: string | null,
  headings: Readonly<Record<string, string>>,
  context: StageContext,
): LayoutWriters {
  if (table.heldApart) return openHeldApart(table, sheet, context);
  const { request, connectors, pseudonyms, date1904 } = context;
  const source = sourceRow(context, table);
  const targets = table.to.map((target) => {
    const connector = connectors.get(target.extract)!;
    const named = Object.fromEntries(
      Object.entries(target.sources).map(([column, from]) => [column, headings[from] ?? (from || column)]),
    );
    const name = `${context.nextPart()}-${target.extract}`;
    const writer = partWriter(request.outputFolder, name, {
      connector,
      agency: request.agency,
      pseudonyms,
      areas: request.areas,
      date1904,
      headings: named,
      isLayout: true,
      yearFirstMonthName: table.yearFirstMonthName,
    });
    return { target, connector, writer, named };
  });
  return {
    add(cellOf, from, row) {
      const cells = source(cellOf);
      for (const { target, writer } of targets) {
        for (const made of target.rows(cells)) writer.add((column) => made[column] ?? blankCell, from, row);
      }
    },
    finish(rows, shiftedRows, issues) {
      if (targets.length === 0) return [notLoaded(table, sheet, rows, issues)];
      return targets.map(({ target, connector, writer, named }, index) => {
        if (index === 0) {
          for (let i = 0; i < shiftedRows; i++) writer.addShifted();
          for (const issue of issues) writer.log.add(issue);
          writer.log.add(limitOf(table, sheet));
        }
        return writer.finish({
          sheet,
          layout: `${table.layout}/${table.table}`,
          absentColumns: target.absent,
          missingColumns: missingOf(
            connector.columns.map(({ name }) => name),
            target,
            headings,
          ),
          headings: named,
        });
      });
    },
  };
}

function sourceRow(context: StageContext, table: LayoutTable): (cellOf: CellOf) => SourceRow {
  const readId = cellReader('id');
  const readDate = cellReader('date', {
    date1904: context.date1904,
    yearFirstMonthName: table.yearFirstMonthName,
  });
  return (cellOf) => ({
    cell: cellOf,
    madeId(child, date) {
      const id = readId(cellOf(child)).value;
      const day = readDate(cellOf(date)).value;
      // The child's own id must not come to rest in the id of something else.
      return id && day
        ? textCell(`${context.pseudonyms.identifier('child_id', id)}|${day}`)
        : (blankCell as Cell);
    },
  });
}

/** Columns of the extract that this file gives nothing for: what is held in them stays. */
function missingOf(
  columns: readonly string[],
  target: LayoutTarget,
  headings: Readonly<Record<string, string>>,
): string[] {
  return columns.filter((column) => {
    const from = target.sources[column];
    return from === undefined || (from !== '' && !(from in headings));
  });
}

/** Columns of a table that feed dates. A month-first one refuses the file. */
export function dateColumnsOf(table: LayoutTable): ReadonlySet<string> {
  return new Set(table.columns.map(({ name }) => name).filter((name) => /date|dob|birth/i.test(name)));
}

function limitOf(table: LayoutTable, sheet: string | null): Issue {
  const into = table.to.map(({ extract }) => extract).join(', ');
  const absent = table.to.flatMap((target) => target.absent.map((column) => `${target.extract}.${column}`));
  const lacks = absent.length > 0 ? ` It cannot give: ${absent.join(', ')}.` : '';
  return {
    code: 'LAYOUT_LIMIT',
    severity: 'note',
    ...(sheet ? { sheet } : {}),
    message: `Read as ${table.layout} ${table.table} into ${into}.${table.limit ? ` ${table.limit}` : ''}${lacks}`,
  };
}

function notLoaded(
  table: LayoutTable,
  sheet: string | null,
  rows: number,
  issues: readonly Issue[],
): StagedPart {
  return {
    sheet,
    extract: null,
    layout: `${table.layout}/${table.table}`,
    rowFile: null,
    rowsRead: rows,
    rowsShifted: 0,
    issues: [
      ...issues,
      {
        code: table.notLoaded ?? 'NOT_NEEDED',
        severity: 'warning',
        ...(sheet ? { sheet } : {}),
        message: `Recognised as ${table.layout} ${table.table}; not loaded. ${table.limit ?? ''}`.trim(),
      },
    ],
    absentColumns: [],
    missingColumns: [],
    headings: {},
  };
}
