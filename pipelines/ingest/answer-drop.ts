import { rmSync } from 'node:fs';
import type { Issue } from '../../domain/issue.ts';
import { readRows } from '../warehouse/kysely.ts';
import { issueOf } from './answer/issue-of.ts';
import { writeProblems } from './answer/problems-workbook.ts';
import { type Receipt, receiptIssue, receiptWindow, type Verdict } from './answer/receipt.ts';
import { shortenIssues } from './answer/shorten-issues.ts';
import { writeReceipt } from './answer/write-receipt.ts';
import { type Drop, type LandedFile, senderOf } from './inbox/drop.ts';
import type { KnownFile } from './ledger/known-files.ts';
import { addFile, addIssues, addReceipt, addSubmission, type FileRow } from './ledger/ledger-rows.ts';
import { withdrawalGuard } from './load/guards.ts';
import { judgeRefused } from './load/judge-refused.ts';
import { type HeldPackage, type LoadedPackage, loadPackage } from './load/load-package.ts';
import type { IngestRun } from './run.ts';
import { stateOtherDays } from './stage/file-name.ts';
import { locateIssues } from './stage/table-place.ts';
import { noWindow, type RefusedFile, type StagedFile, type StagedPart, type StageOutcome } from './staged.ts';

/**
 * The ways in which a drop is answered. Each commits its ledger rows first, then writes the receipt, then lets the file
 * leave the inbox: killed anywhere between, the next run finds the same drop and goes on from there.
 */
export const answerDrop = {
  async staged(run: IngestRun, file: LandedFile, fileId: string, outcome: StageOutcome): Promise<Receipt> {
    if (outcome.refused) return refuse(run, file, fileId, outcome);
    const row = fileRow(file, fileId);
    const sender = senderOf(file);
    const { session, workspace } = run;
    const answer = await session.transact<LoadedPackage, HeldPackage>(
      async () => {
        await forgetWaiting(run, file);
        const result = await loadPackage(
          { connection: session.connection, connectors: run.connectors, state: session.state },
          {
            file: row,
            mark: file.mark,
            sender,
            staged: outcome,
            now: workspace.clock.now(),
            approvedBy: null,
            withdrawalGuard: withdrawalGuard(workspace.board),
          },
        );
        return 'heldFor' in result ? { rollback: result } : { commit: result };
      },
      () => isRecorded(run, fileId),
    );
    if ('heldFor' in answer) return hold(run, file, fileId, outcome, answer);
    noteLoaded(run, sender, outcome);
    run.known.add(file.sha256!, sender, { fileId, fileName: file.name, receivedAt: file.receivedAt });
    return finish(run, file, answer.receipt, answer.issues);
  },

  /** The same bytes again: nothing changes, and the receipt says which file was first. */
  async duplicate(run: IngestRun, file: LandedFile, fileId: string, first: KnownFile): Promise<Receipt> {
    const later = await supersededBy(run, first.fileId);
    const day = first.receivedAt.slice(0, 10);
    const issues = later
      ? [issueOf.supersededDuplicate(first.fileName, first.fileId, day, later.name, later.day)]
      : [
          (stateOtherDays(file.name, first.fileName) ? issueOf.duplicateOfOtherDays : issueOf.duplicate)(
            first.fileName,
            first.fileId,
            day,
          ),
        ];
    return recordOnly(run, file, fileId, 'duplicate', issues, { duplicateOf: first.fileId });
  },

  async notAFile(run: IngestRun, file: LandedFile): Promise<Receipt> {
    const fileId = `s${file.mark.replaceAll(':', '').slice(-12)}`;
    return recordOnly(run, file, fileId, 'quarantined', [
      issueOf.notAFile(file.kind === 'link' ? 'link' : 'other'),
    ]);
  },

  /** Left in the inbox for the next run. */
  async stillArriving(run: IngestRun, drop: Drop): Promise<Receipt> {
    const receivedAt = run.workspace.clock.now();
    const file: LandedFile = { ...drop, sha256: null, receivedAt };
    const receipt = plainReceipt(file, null, 'waiting', [issueOf.stillChanging()]);
    await run.session.transact(
      async () => {
        await forgetWaiting(run, drop);
        await addFile(run.session.connection, fileRow(file, `waiting-${drop.mark}`), 'waiting', false, null);
        return { commit: undefined };
      },
      async () => true,
    );
    writeReceipt(run.workspace.paths.receipts, receipt);
    return receipt;
  },

  /** A killed run had committed this drop but not yet answered it. */
  async again(run: IngestRun, drop: Drop, receipt: Receipt): Promise<Receipt> {
    writeReceipt(run.workspace.paths.receipts, receipt);
    rmSync(drop.path, { force: true });
    return receipt;
  },
};

/** Nothing of the file is loaded; held where a mapping could make it readable. */
async function refuse(
  run: IngestRun,
  file: LandedFile,
  fileId: string,
  refused: RefusedFile,
): Promise<Receipt> {
  const { parts, tables } = refused;
  const later = await judgeRefused(
    run.session.connection,
    { ...run, ...run.session },
    refused,
    file.receivedAt,
  );
  const faulty = parts.flatMap((part) => part.faults ?? []);
  const told = new Set([refused.reason, ...refused.issues].map(keyOf));
  const more = [...parts.flatMap((part) => part.issues), ...later.filter((issue) => !isTold(issue, faulty))];
  const issues = locateIssues(
    [refused.reason, ...refused.issues, ...more.filter((issue) => !told.has(keyOf(issue)))],
    tables,
  );
  return recordOnly(run, file, fileId, 'quarantined', issues, {
    held: refused.proposals.length > 0,
    extract: refused.extract,
    window: refused.window,
    rowsRead: refused.rowsRead,
    parts: refused.parts,
  });
}

function keyOf({ code, sheet, row, column }: Issue): string {
  return [code, sheet ?? '', row ?? '', column ?? ''].join('\u0000');
}

/** A date of a column whose dates have the month first is wrong for that reason. */
function isTold({ sheet, column }: Issue, faults: readonly Issue[]): boolean {
  return column !== undefined && faults.some((fault) => fault.column === column && fault.sheet === sheet);
}

/** The file could be loaded, but a person must look at it first. */
async function hold(
  run: IngestRun,
  file: LandedFile,
  fileId: string,
  staged: StagedFile,
  { heldFor, issues }: HeldPackage,
): Promise<Receipt> {
  const only = staged.parts.length === 1 ? staged.parts[0]! : undefined;
  const all = locateIssues([...heldFor, ...issues], staged.tables);
  return recordOnly(run, file, fileId, 'quarantined', all, {
    held: true,
    extract: only?.extract ?? null,
    window: staged.window,
    rowsRead: staged.parts.reduce((sum, part) => sum + part.rowsRead, 0),
    staged,
    parts: staged.parts,
  });
}

interface Recorded {
  readonly held?: boolean;
  readonly extract?: string | null;
  readonly window?: RefusedFile['window'];
  readonly rowsRead?: number;
  readonly duplicateOf?: string;
  readonly staged?: StagedFile;
  /** Parts of a held file, as far as they could be read. */
  readonly parts?: readonly StagedPart[];
}

async function recordOnly(
  run: IngestRun,
  file: LandedFile,
  fileId: string,
  verdict: Verdict,
  issues: readonly Issue[],
  more: Recorded = {},
): Promise<Receipt> {
  const { session, workspace } = run;
  const { connection } = session;
  const row = fileRow(file, fileId);
  const receipt = plainReceipt(file, fileId, verdict, issues, more);
  const now = workspace.clock.now();
  await session.transact(
    async () => {
      await forgetWaiting(run, file);
      await addFile(connection, row, verdict, more.held ?? false, more.duplicateOf ?? null);
      if (more.held) await addHeld(run, file, fileId, more);
      const context = { file: row, submissionId: null, extract: more.extract ?? null, foundAt: now };
      await addIssues(connection, shortenIssues(issues), context);
      await addReceipt(connection, fileId, file.mark, receipt, now);
      return { commit: undefined };
    },
    () => isRecorded(run, fileId),
  );
  if (more.held)
    run.known.add(file.sha256!, senderOf(file), { fileId, fileName: file.name, receivedAt: file.receivedAt });
  return finish(run, file, receipt, issues);
}

/** A row per part of a held file, so that lists of submissions show what waits for approval. */
async function addHeld(run: IngestRun, file: LandedFile, fileId: string, more: Recorded): Promise<void> {
  const { session } = run;
  const none = { sheet: null, extract: more.extract ?? null, layout: null, rowsRead: more.rowsRead ?? 0 };
  const parts = more.parts?.length ? more.parts : [none];
  for (const [index, part] of parts.entries()) {
    await addSubmission(session.connection, {
      sequence: session.state.nextSequence(),
      submissionId: parts.length === 1 ? fileId : `${fileId}-${index + 1}`,
      file: fileRow(file, fileId),
      sheet: part.sheet,
      sender: senderOf(file),
      extract: part.extract,
      layout: part.layout,
      window: more.window ?? noWindow,
      extractedOn: more.staged?.extractedOn ?? null,
      isProvisional: more.staged?.isProvisional ?? false,
      loadedAt: null,
      rowsRead: part.rowsRead,
      rowsAccepted: 0,
      rowsRefused: 0,
      rowsWithdrawn: 0,
      status: 'held',
      approvedBy: null,
      verdict: 'quarantined',
    });
  }
}

function plainReceipt(
  file: LandedFile,
  submissionId: string | null,
  verdict: Verdict,
  issues: readonly Issue[],
  { held = false, extract = null, window = noWindow, rowsRead = 0 }: Recorded = {},
): Receipt {
  return {
    file: file.name,
    sha256: file.sha256,
    received_at: file.receivedAt,
    agency: file.agency,
    organisation: file.organisation || null,
    verdict,
    held,
    extract,
    window: receiptWindow(window),
    rows_read: rowsRead,
    rows_accepted: 0,
    rows_refused: 0,
    rows_withdrawn: 0,
    submission_id: submissionId,
    issues: shortenIssues(issues).map(receiptIssue),
    parts: [],
  };
}

async function finish(
  run: IngestRun,
  file: LandedFile,
  receipt: Receipt,
  issues: readonly Issue[],
): Promise<Receipt> {
  const { receipts } = run.workspace.paths;
  writeReceipt(receipts, receipt);
  await writeProblems(receipts, receipt, issues);
  rmSync(file.path, { force: true });
  return receipt;
}

/** After the commit: what the next files of the run must know of this one. */
export function noteLoaded(run: IngestRun, sender: string, staged: StagedFile): void {
  for (const { extract, isHeldApart } of staged.parts) {
    if (extract) run.session.state.noteLoaded(extract, sender, isHeldApart ? null : staged.window.to);
  }
}

function fileRow(file: LandedFile, fileId: string): FileRow {
  return {
    fileId,
    sha256: file.sha256,
    fileName: file.name,
    agency: file.agency,
    organisation: file.organisation,
    receivedAt: file.receivedAt,
    bytes: file.size,
  };
}

/** A drop that was waiting is answered now: the row that said so goes. */
async function forgetWaiting(run: IngestRun, { agency, organisation, name }: Drop): Promise<void> {
  if (!run.known.hasWaiting) return;
  await run.session.connection.run(
    `delete from ledger.files where verdict = 'waiting' and agency = $1 and organisation = $2 and file_name = $3`,
    [agency, organisation, name],
  );
}

async function isRecorded(run: IngestRun, fileId: string): Promise<boolean> {
  const reader = await run.session.connection.runAndReadAll(
    'select 1 from ledger.receipts where file_id = $1',
    [fileId],
  );
  return reader.currentRowCount > 0;
}

/**
 * The later file that replaced a file's rows: of the same sender and extract, with a window that holds the first one's, or
 * without windows with some of its keys.
 */
async function supersededBy(
  run: IngestRun,
  fileId: string,
): Promise<{ name: string; day: string } | undefined> {
  const { connection } = run.session;
  const later = readRows(
    await connection.runAndReadAll(
      `select newer.file_name as name, cast(newer.received_at as date) as day, newer.extract,
        older.sequence as older_sequence, newer.sequence as newer_sequence, older.covers_to is null as has_no_window,
        coalesce(newer.covers_from <= older.covers_from and newer.covers_to >= older.covers_to, false) as holds_window
      from ledger.submissions as older
      inner join ledger.submissions as newer
        on older.sender = newer.sender and older.extract = newer.extract and newer.sequence > older.sequence
        and older.status = 'loaded' and newer.status = 'loaded' and older.file_id <> newer.file_id
      where older.file_id = $1
      order by newer.sequence`,
      [fileId],
    ),
  );
  for (const row of later) {
    const found = { name: row.name as string, day: row.day as string };
    if (row.holds_window) return found;
    if (!row.has_no_window || !run.connectors.has(row.extract as string)) continue;
    const same = await connection.runAndReadAll(
      `select 1 from raw.${row.extract as string} as older
      inner join raw.${row.extract as string} as newer on older._row_key = newer._row_key and older._sender = newer._sender
      where older._sequence = $1 and newer._sequence = $2 limit 1`,
      [row.older_sequence as number, row.newer_sequence as number],
    );
    if (same.currentRowCount > 0) return found;
  }
  return undefined;
}
