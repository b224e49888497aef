import { mkdirSync, readFileSync } from 'node:fs';
import type { Connector } from '../../../connectors/connector.ts';
import { type Connectors, discoverConnectors } from '../../../connectors/discover.ts';
import { layoutTables } from '../../../connectors/layouts/index.ts';
import type { LayoutTable } from '../../../connectors/layouts/layout.ts';
import { isRefusal, openFile, type TabularFile } from '../../../connectors/reading/index.ts';
import { type Pseudonymiser, pseudonymiser } from '../../../domain/pseudonyms.ts';
import { refusedFile, type StagedPart, type StageOutcome } from '../staged.ts';
import { type FileFault, isFault } from './file-fault.ts';
import { type PartWriter, partWriter } from './part-writer.ts';
import { contradict } from './propose-mapping.ts';
import { readCountsTable } from './read-counts-table.ts';
import { readLayoutSheet } from './read-layout.ts';
import { readTable, type TableRead } from './read-table.ts';
import { type RecognisedSheet, type Recognition, recognise } from './recognise.ts';
import { recogniseIssue } from './recognise-issues.ts';
import { type ReturnDetails, readReturnDetails } from './return-details.ts';
import { readHeads } from './sheet-head.ts';
import type { StageRequest } from './stage-request.ts';
import { stageXml } from './stage-xml.ts';
import { tablePlace } from './table-place.ts';

/** What the steps of reading one file share. */
export interface StageContext {
  readonly request: StageRequest;
  readonly connectors: Connectors;
  readonly pseudonyms: Pseudonymiser;
  readonly details: ReturnDetails;
  readonly date1904: boolean;
  /** Numbers the row files of one file. */
  nextPart(): number;
}

/**
 * Reads one landed file to row files: opens it by its content, recognises its tables, checks and pseudonymises every row.
 * Runs in a parsing child, which is killed when it takes too long. Throws for bugs only.
 */
export async function stageFile(request: StageRequest): Promise<StageOutcome> {
  const connectors = await discoverConnectors(request.addedConnectors);
  const file = await openFile(readFileSync(request.path), request.fileName);
  if (isRefusal(file)) return refusedFile(file);
  mkdirSync(request.outputFolder, { recursive: true, mode: 0o700 });
  const pseudonyms = pseudonymiser(request.secret, request.sender);
  if (file.kind === 'xml') {
    const details = readReturnDetails([], request.fileName, namesOf(connectors), false, request);
    if (details.conflict) return refusedFile(details.conflict, { window: details.window });
    return stageXml(file, makeContext(request, connectors, pseudonyms, details, false));
  }
  return stageTables(file, request, connectors, pseudonyms);
}

/** What a details sheet or file name may name: an extract or a national layout. */
function namesOf(connectors: Connectors): string[] {
  return [...connectors.keys(), ...new Set(layoutTables.map(({ layout }) => layout))];
}

function makeContext(
  request: StageRequest,
  connectors: Connectors,
  pseudonyms: Pseudonymiser,
  details: ReturnDetails,
  date1904: boolean,
): StageContext {
  let made = 0;
  return { request, connectors, pseudonyms, details, date1904, nextPart: () => ++made };
}

async function stageTables(
  file: TabularFile,
  request: StageRequest,
  connectors: Connectors,
  pseudonyms: Pseudonymiser,
): Promise<StageOutcome> {
  const heads = await readHeads(file);
  if (isRefusal(heads)) return refusedFile(heads);
  const details = readReturnDetails(heads, request.fileName, namesOf(connectors), file.date1904, request);
  const { window } = details;
  const found = recognise(heads, details, {
    agency: request.agency,
    connectors,
    layouts: layoutTables,
    mappings: request.mappings,
  });
  const context = makeContext(request, connectors, pseudonyms, details, file.date1904);
  const readable = [...found.recognised, ...found.refused.flatMap(({ sheet }) => sheet ?? [])].sort(
    (a, b) => heads.indexOf(a.head) - heads.indexOf(b.head),
  );
  const parts = await readParts(file, readable, context);
  const tables = readable.map(tablePlace);
  const about = { window, tables, extract: extractOf(found) ?? details.names };
  if (isFault(parts)) return refusedFile(parts, { ...about, issues: details.issues });
  const filled = parts.filter((part) => part.rowsRead > 0);
  const refusal = refusalOf(details, found, parts);
  if (refusal) {
    const rowsRead = filled.reduce((sum, part) => sum + part.rowsRead, 0);
    const issues = [...refusal.issues, ...file.issues, ...details.issues, ...found.issues];
    return refusedFile(refusal.reason, {
      ...about,
      issues,
      proposals: refusal.proposals,
      rowsRead,
      parts: filled,
    });
  }
  const isOne = parts.length === 1;
  if (filled.length === 0 && !(isOne && window.to))
    return refusedFile(noRows, {
      ...about,
      issues: [...details.issues, ...found.issues],
      extract: isOne ? parts[0]!.extract : null,
    });
  return {
    kind: file.kind,
    window,
    extractedOn: details.extractedOn,
    isProvisional: details.isProvisional,
    // In a workbook of several returns a sheet without rows is no part of it (rulings).
    parts: isOne ? parts : filled,
    issues: [...file.issues, ...details.issues, ...found.issues],
    tables,
  };
}

/** Everything that refuses the file, the first of it as the reason; undefined when nothing does. */
function refusalOf(details: ReturnDetails, { refused }: Recognition, parts: readonly StagedPart[]) {
  const faults = parts.flatMap((part) => part.faults ?? []);
  const conflicts = details.conflict ? [details.conflict] : [];
  // A person can approve headings only where nothing else is in the way.
  const proposed = refused.flatMap(({ proposal }) => proposal ?? []);
  const isHeadingsOnly = proposed.length === refused.length && faults.length + conflicts.length === 0;
  const proposals = isHeadingsOnly && !contradict(proposed) ? proposed : [];
  const [reason, ...issues] = [
    ...conflicts,
    ...refused.map((sheet) =>
      proposals.length > 0 ? recogniseIssue.canBeApproved(sheet.refused) : sheet.refused,
    ),
    ...faults,
  ];
  return reason && { reason, issues, proposals };
}

/** The return that the refused sheets are, where they are one. */
function extractOf({ refused }: Recognition): string | null {
  const extracts = new Set(refused.map(({ extract }) => extract));
  return extracts.size === 1 ? [...extracts][0]! : null;
}

const noRows = {
  code: 'NO_ROWS',
  message:
    'The file holds no rows. If there is nothing to report, say for which days: name it like referrals_2017-04-01_2017-09-30, or fill in the sheet Return details.',
} as const;

/** One part per extract: sheets of the same extract belong together. */
async function readParts(file: TabularFile, sheets: readonly RecognisedSheet[], context: StageContext) {
  const byExtract = new Map<string, RecognisedSheet[]>();
  for (const sheet of sheets) {
    const id = sheet.fit.candidate.set.id;
    byExtract.set(id, [...(byExtract.get(id) ?? []), sheet]);
  }
  const parts: StagedPart[] = [];
  for (const same of byExtract.values()) {
    const { candidate } = same[0]!.fit;
    const read =
      candidate.kind === 'extract'
        ? await readExtract(file, same, candidate.connector, context)
        : await readLayout(file, same, candidate.table, context);
    if (isFault(read)) return read;
    parts.push(...read);
  }
  return parts;
}

async function readLayout(
  file: TabularFile,
  sheets: readonly RecognisedSheet[],
  table: LayoutTable,
  context: StageContext,
): Promise<StagedPart[] | FileFault> {
  const parts: StagedPart[] = [];
  for (const sheet of sheets) {
    const read = await readLayoutSheet(file, sheet, table, context);
    if (isFault(read)) return read;
    parts.push(...read);
  }
  return parts;
}

async function readExtract(
  file: TabularFile,
  sheets: readonly RecognisedSheet[],
  connector: Connector,
  { request, pseudonyms, date1904, nextPart }: StageContext,
): Promise<StagedPart[] | FileFault> {
  const headings = headingsOf(sheets);
  const lacking = new Set(sheets.flatMap(({ fit, counts }) => (counts ? [] : fit.match.missingRequired)));
  const writer: PartWriter = partWriter(request.outputFolder, `${nextPart()}-${connector.extract}`, {
    connector,
    agency: request.agency,
    pseudonyms,
    areas: request.areas,
    date1904,
    headings,
    isLayout: false,
    lacking,
  });
  const dateColumns = new Set(
    connector.columns.filter(({ type }) => type === 'date' || type === 'datetime').map(({ name }) => name),
  );
  const reads: TableRead[] = [];
  for (const sheet of sheets) {
    const read =
      connector.extract === 'aggregate_return'
        ? await readCountsTable(file, sheet, { writer, request, headings, dateColumns })
        : await readTable(file, sheet, { dateColumns, onRow: writer.add });
    if (isFault(read)) return read;
    reads.push(read);
    for (const issue of read.issues) writer.log.add(issue);
    for (let i = 0; i < read.shiftedRows; i++) writer.addShifted();
  }
  const part = writer.finish({
    sheet: sheets.map(({ head }) => head.info.name).join('; ') || null,
    layout: null,
    absentColumns: [],
    missingColumns: connector.columns.map(({ name }) => name).filter((name) => !(name in headings)),
    headings,
  });
  const faults = reads.flatMap((read) => read.faults);
  if (faults.length === 0) return [part];
  return [
    { ...part, faults, issues: part.issues.filter((issue) => !reads.some((read) => read.isTold(issue))) },
  ];
}

function headingsOf(sheets: readonly RecognisedSheet[]): Record<string, string> {
  const headings: Record<string, string> = Object.create(null);
  for (const { fit } of sheets) {
    for (const [position, name] of fit.match.columns)
      headings[name] ??= fit.match.headings.get(position) ?? name;
  }
  return headings;
}
