import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connectors } from '../../../connectors/discover.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { LocalDateTime } from '../../workspace/clock.ts';
import { issueOf } from '../answer/issue-of.ts';
import {
  acceptedVerdict,
  type Receipt,
  type ReceiptPart,
  receiptIssue,
  receiptWindow,
  type Verdict,
} from '../answer/receipt.ts';
import { shortenIssues } from '../answer/shorten-issues.ts';
import {
  addAbsentColumns,
  addFile,
  addIssues,
  addReceipt,
  addSubmission,
  type FileRow,
} from '../ledger/ledger-rows.ts';
import type { LoadState } from '../ledger/load-state.ts';
import { locateIssues } from '../stage/table-place.ts';
import { noWindow, type StagedFile, type StagedPart, type Window } from '../staged.ts';
import { loadUnaccompanied } from './held-apart.ts';
import { type LoadedPart, loadPart, type PartContext } from './load-part.ts';

/** A file on its way into the warehouse. */
export interface Package {
  readonly file: FileRow;
  readonly mark: string | null;
  readonly sender: string;
  readonly staged: StagedFile;
  readonly now: LocalDateTime;
  /** Who approved a held file; its guards are then off, and its drop is in the ledger already. */
  readonly approvedBy: string | null;
  readonly withdrawalGuard: number;
}

export interface PackageContext {
  readonly connection: DuckDBConnection;
  readonly connectors: Connectors;
  readonly state: LoadState;
}

/** What a package came to, with every issue: the receipt lists the first of each kind. */
export interface LoadedPackage {
  readonly receipt: Receipt;
  readonly issues: readonly Issue[];
}

/** Why a package must wait for a person. */
export interface HeldPackage {
  readonly heldFor: readonly Issue[];
  /** What else there is to say of the file. */
  readonly issues: readonly Issue[];
}

interface Answered {
  readonly part: StagedPart;
  readonly submissionId: string;
  readonly sequence: number;
  readonly loaded: LoadedPart;
}

/**
 * Loads a file: rows, withdrawals, ledger rows and receipt, inside the caller's one transaction. Returns the receipt, or
 * why the file is held; then the caller rolls back.
 */
export async function loadPackage(
  context: PackageContext,
  pack: Package,
): Promise<LoadedPackage | HeldPackage> {
  const { connection, connectors, state } = context;
  const { staged, file, sender } = pack;
  const answered: Answered[] = [];
  const held: Issue[] = [];
  const heldIssues: Issue[] = [];
  const loadedHere = new Set<string>();
  const sequences = staged.parts.map(() => state.nextSequence());
  for (const index of byExtract(staged.parts)) {
    const part = staged.parts[index]!;
    const submissionId = staged.parts.length === 1 ? file.fileId : `${file.fileId}-${index + 1}`;
    const sequence = sequences[index]!;
    if (part.extract === null || part.rowFile === null) {
      answered.push({ part, submissionId, sequence, loaded: notLoaded });
      continue;
    }
    const partContext: PartContext = {
      connector: connectors.get(part.extract)!,
      sequence,
      submissionId,
      sender,
      window: staged.window,
      extractedOn: staged.extractedOn,
      receivedAt: file.receivedAt,
      dataDate: state.dataDate(part.extract),
      hasEarlier: state.hasEarlier(part.extract, sender) || loadedHere.has(part.extract),
      earlierWindows: state.windows(part.extract, sender),
      firstSequence: sequences[0]!,
      place: placeOf(staged.parts, index),
      withdrawalGuard: pack.approvedBy === null ? pack.withdrawalGuard : null,
    };
    const outcome = part.isHeldApart
      ? await loadUnaccompanied(connection, part, partContext)
      : await loadPart(connection, part, partContext);
    heldIssues.push(...part.issues, ...outcome.issues);
    if ('heldFor' in outcome) held.push(...outcome.heldFor);
    else answered.push({ part, submissionId, sequence, loaded: outcome });
    loadedHere.add(part.extract);
  }
  if (held.length > 0) return { heldFor: held, issues: [...staged.issues, ...heldIssues] };
  answered.sort((a, b) => a.sequence - b.sequence);

  const fileIssues = [...staged.issues, ...windowIssues(staged, connectors)];
  const all = locateIssues(
    [...fileIssues, ...answered.flatMap(({ part, loaded }) => [...part.issues, ...loaded.issues])],
    staged.tables,
  );
  const issues = shortenIssues(all);
  const verdict = acceptedVerdict(issues);
  for (const one of answered) await recordPart(connection, pack, one, verdict);
  await addIssues(connection, fileIssues, {
    file,
    submissionId: answered.length === 1 ? file.fileId : null,
    extract: null,
    foundAt: pack.now,
  });
  const receipt = receiptOf(pack, answered, issues, verdict);
  if (pack.approvedBy === null) await addFile(connection, file, verdict, false, null);
  await addReceipt(connection, file.fileId, pack.mark, receipt, pack.now);
  return { receipt, issues: all };
}

/** Places of the parts, those of one extract together: what they all leave out is only known after the last. */
function byExtract(parts: readonly StagedPart[]): number[] {
  const order = new Map<string | null, number>();
  for (const [index, { extract }] of parts.entries()) if (!order.has(extract)) order.set(extract, index);
  return parts
    .map((_, index) => index)
    .sort((a, b) => order.get(parts[a]!.extract)! - order.get(parts[b]!.extract)! || a - b);
}

function placeOf(parts: readonly StagedPart[], index: number): 'only' | 'first' | 'middle' | 'last' {
  const same = parts.flatMap((part, at) => (part.extract === parts[index]!.extract ? [at] : []));
  if (same.length === 1) return 'only';
  return same[0] === index ? 'first' : same.at(-1) === index ? 'last' : 'middle';
}

/** Without a stated window nothing is withdrawn, and the receipt says so (returns contract, `window_not_stated`). */
function windowIssues(staged: StagedFile, connectors: Connectors): Issue[] {
  const loaded = staged.parts.filter((part) => part.extract !== null && !part.isHeldApart);
  if (staged.window.to !== null || loaded.length === 0) return [];
  const restates = loaded.some((part) => connectors.get(part.extract!)!.replaces === 'reporting_year');
  const { layout, extract } = loaded[0]!;
  return [issueOf.windowNotStated(layout?.split('/')[0] ?? extract!, restates)];
}

/** Rows that are held apart cover no days of the extract they mark. */
function windowOf(staged: StagedFile, part: StagedPart): Window {
  return part.isHeldApart ? noWindow : staged.window;
}

const notLoaded: LoadedPart = { rowsAccepted: 0, rowsRefused: 0, rowsWithdrawn: 0, issues: [] };

async function recordPart(
  connection: DuckDBConnection,
  pack: Package,
  { part, submissionId, sequence, loaded }: Answered,
  verdict: Verdict,
): Promise<void> {
  const { staged, file } = pack;
  await addSubmission(connection, {
    sequence,
    submissionId,
    file,
    sheet: part.sheet,
    sender: pack.sender,
    extract: part.extract,
    layout: part.layout,
    window: windowOf(staged, part),
    extractedOn: staged.extractedOn,
    isProvisional: staged.isProvisional,
    loadedAt: part.extract === null ? null : pack.now,
    rowsRead: part.rowsRead,
    rowsAccepted: loaded.rowsAccepted,
    rowsRefused: loaded.rowsRefused,
    rowsWithdrawn: loaded.rowsWithdrawn,
    status: part.extract === null ? 'refused' : 'loaded',
    approvedBy: pack.approvedBy,
    verdict,
  });
  if (part.extract) await addAbsentColumns(connection, submissionId, part.extract, part.absentColumns);
  await addIssues(connection, shortenIssues([...part.issues, ...loaded.issues]), {
    file,
    submissionId,
    extract: part.extract,
    foundAt: pack.now,
  });
}

function receiptOf(
  pack: Package,
  answered: readonly Answered[],
  issues: readonly Issue[],
  verdict: Verdict,
): Receipt {
  const { file, staged } = pack;
  const window = receiptWindow(staged.window);
  const parts: ReceiptPart[] = answered.map(({ part, submissionId, loaded }) => ({
    sheet: part.sheet,
    extract: part.extract,
    window: receiptWindow(windowOf(staged, part)),
    rows_read: part.rowsRead,
    rows_accepted: loaded.rowsAccepted,
    rows_refused: loaded.rowsRefused,
    rows_withdrawn: loaded.rowsWithdrawn,
    submission_id: submissionId,
  }));
  const sum = (pick: (part: ReceiptPart) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const only = parts.length === 1 ? parts[0]! : undefined;
  return {
    file: file.fileName,
    sha256: file.sha256,
    received_at: file.receivedAt,
    agency: file.agency,
    organisation: file.organisation || null,
    verdict,
    held: false,
    extract: only?.extract ?? null,
    window,
    rows_read: sum((part) => part.rows_read),
    rows_accepted: sum((part) => part.rows_accepted),
    rows_refused: sum((part) => part.rows_refused),
    rows_withdrawn: sum((part) => part.rows_withdrawn),
    submission_id: file.fileId,
    issues: issues.map(receiptIssue),
    // A file of one native extract is told by the fields above; parts are for files that feed several.
    parts: parts.length > 1 || only?.extract === null ? parts : [],
  };
}
