import { readFileSync } from 'node:fs';
import type { LayoutTable } from '../../../connectors/layouts/layout.ts';
import type { JoinedTable } from '../../../connectors/layouts/school_census/index.ts';
import {
  type CensusTable,
  censusTerm,
  censusTermBefore,
  joinAttendance,
} from '../../../connectors/layouts/school_census/pupil-attendance.ts';
import { blankCell, isRefusal, openFile, type TabularFile } from '../../../connectors/reading/index.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { StagedPart } from '../staged.ts';
import { type FileFault, isFault } from './file-fault.ts';
import { layoutSet } from './header-sets.ts';
import { partWriter } from './part-writer.ts';
import { withFaults } from './read-layout.ts';
import { readTable, type TableRead } from './read-table.ts';
import type { RecognisedSheet } from './recognise.ts';
import { fitsOf } from './recognise-sheet.ts';
import { readHeads } from './sheet-head.ts';
import type { StageContext } from './stage-file.ts';
import type { CompanionFile } from './stage-request.ts';

const extract = 'pupil_attendance';

/**
 * Reads a table of the school census and joins it with the tables of the same term that came before it (companions).
 * What cannot be joined yet is kept, said so, and used when the missing table comes.
 */
export async function readJoined(
  file: TabularFile,
  sheet: RecognisedSheet,
  table: LayoutTable,
  context: StageContext,
): Promise<StagedPart[] | FileFault> {
  const { request, details } = context;
  const own = await readCensusTable(file, sheet);
  if (isFault(own)) return own;
  if (own.read.faults.length > 0)
    return withFaults([notJoined(table, own, undefined, 'It cannot be read as it stands.')], own.read);
  const name = table.table as JoinedTable;
  const term =
    censusTerm(request.fileName) ?? (details.window.to ? censusTermBefore(details.window.to) : undefined);
  if (term === undefined)
    return [
      notJoined(
        table,
        own,
        undefined,
        'The file does not say of which term it is. Name it like 2025_spring_pupilonroll.',
      ),
    ];
  const tables = new Map<JoinedTable, CensusTable>();
  const labels = new Map<JoinedTable, string>();
  for (const companion of request.companions) {
    const read = await readCompanion(companion, table);
    if (!read) continue;
    tables.set(companion.table as JoinedTable, read);
    labels.set(companion.table as JoinedTable, companion.fileName);
  }
  tables.set(name, own.table);
  labels.delete(name);
  const joined = joinAttendance(tables, term);
  if ('missing' in joined)
    return [
      notJoined(table, own, term, `The table ${joined.missing} of the same term has not come; send it too.`),
    ];

  const connector = context.connectors.get(extract)!;
  const writer = partWriter(request.outputFolder, `${context.nextPart()}-${extract}`, {
    connector,
    agency: request.agency,
    pseudonyms: context.pseudonyms,
    areas: request.areas,
    date1904: file.date1904,
    headings: { child_id: 'upn' },
    isLayout: true,
    yearFirstMonthName: true,
  });
  for (const issue of own.issues) writer.log.add(issue);
  for (const { row, from, cells } of joined.rows)
    writer.add((column) => cells[column] ?? blankCell, labels.get(from) ?? null, row);
  writer.log.add({
    code: 'LAYOUT_LIMIT',
    severity: 'note',
    message: `Read as school_census ${[...tables.keys()].join(', ')} of ${term} into ${extract}.${joined.absent.length > 0 ? ` It cannot give: ${joined.absent.join(', ')}.` : ''}`,
  });
  const filled = new Set(Object.keys(joined.rows[0]?.cells ?? {}));
  const part = writer.finish({
    sheet: sheet.head.info.name || null,
    layout: layoutName(table, term),
    absentColumns: joined.absent,
    missingColumns: connector.columns.map((column) => column.name).filter((column) => !filled.has(column)),
    headings: { child_id: 'upn' },
  });
  return [{ ...part, joinTerm: term }];
}

interface ReadCensusTable {
  readonly table: CensusTable;
  readonly issues: readonly Issue[];
  readonly rows: number;
  readonly read: TableRead;
}

async function readCensusTable(
  file: TabularFile,
  sheet: RecognisedSheet,
): Promise<ReadCensusTable | FileFault> {
  const columns = new Set(sheet.fit.match.columns.values());
  const rows: { row: number; cells: Map<string, string> }[] = [];
  const read = await readTable(file, sheet, {
    dateColumns: new Set(),
    onRow(cellOf, _sheet, row) {
      const cells = new Map<string, string>();
      for (const column of columns) {
        const { kind, text } = cellOf(column);
        if (kind !== 'blank') cells.set(column, text.trim());
      }
      rows.push({ row, cells });
    },
  });
  if (isFault(read)) return read;
  // The many other columns of the census are expected; they are not listed one by one.
  const issues = read.issues.filter(({ code }) => !/^COLUMN(?:_IGNORED|S_NOT_SENT)$/.test(code));
  return { table: { rows, columns }, issues, rows: read.rows, read };
}

async function readCompanion(companion: CompanionFile, like: LayoutTable): Promise<CensusTable | undefined> {
  const file = await openFile(readFileSync(companion.path), companion.fileName);
  if (isRefusal(file) || file.kind === 'xml') return undefined;
  const heads = await readHeads(file);
  if (isRefusal(heads)) return undefined;
  const { schoolCensusTables } = await import('../../../connectors/layouts/school_census/index.ts');
  const table = schoolCensusTables.find((one) => one.table === companion.table) ?? like;
  for (const head of heads) {
    const [fit] = fitsOf(head, [{ kind: 'layout', set: layoutSet(table), table }]);
    if (!fit || fit.match.missingRequired.length > 0) continue;
    const read = await readCensusTable(file, { head, fit });
    if (!isFault(read) && read.read.faults.length === 0) return read.table;
  }
  return undefined;
}

function layoutName(table: LayoutTable, term: string): string {
  return `${table.layout}/${table.table} ${term}`;
}

function notJoined(
  table: LayoutTable,
  own: ReadCensusTable,
  term: string | undefined,
  why: string,
): StagedPart {
  return {
    sheet: null,
    extract: null,
    layout: term ? layoutName(table, term) : `${table.layout}/${table.table}`,
    rowFile: null,
    rowsRead: own.rows,
    rowsShifted: 0,
    issues: [
      ...own.issues,
      {
        code: 'CANNOT_LOAD',
        severity: 'warning',
        message: `Recognised as ${table.layout} ${table.table}; not loaded. ${why}`,
      },
    ],
    absentColumns: [],
    missingColumns: [],
    headings: {},
    ...(term ? { joinTerm: term } : {}),
  };
}
