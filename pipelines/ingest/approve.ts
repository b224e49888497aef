import { mkdirSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { discoverConnectors } from '../../connectors/discover.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import { readRows } from '../warehouse/kysely.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ukDay } from './answer/issue-of.ts';
import { writeProblems } from './answer/problems-workbook.ts';
import type { Receipt } from './answer/receipt.ts';
import { writeReceipt } from './answer/write-receipt.ts';
import { noteLoaded } from './answer-drop.ts';
import { senderOf } from './inbox/drop.ts';
import { type IngestIo, withStager } from './ingest.ts';
import type { FileRow } from './ledger/ledger-rows.ts';
import { type LoadedPackage, loadPackage } from './load/load-package.ts';
import { stage } from './prepare-drops.ts';
import { type IngestRun, openRun } from './run.ts';
import type { ApprovedMapping } from './stage/stage-request.ts';
import type { ProposedMapping, StagedFile } from './staged.ts';

/**
 * Loads a held submission with its original bytes: its guards are off, and the mappings that its receipt proposed are
 * remembered for the sender. Throws OperatorError SUBMISSION_UNKNOWN, NOT_HELD, ALREADY_LOADED or STILL_REFUSED.
 */
export async function approve(workspace: Workspace, submissionId: string, io: IngestIo): Promise<Receipt> {
  const staging = join(workspace.paths.temporary, 'staged');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });
  return withStager(io, async (stager) => {
    const run = await openRun(workspace, await discoverConnectors(), staging, [], stager);
    try {
      const { file } = await findHeldFile(run, submissionId);
      await refuseSuperseded(run, file);
      const { receipt, issues } = await load(run, file, io);
      writeReceipt(workspace.paths.receipts, receipt);
      await writeProblems(workspace.paths.receipts, receipt, issues);
      io.say(
        `Loaded ${file.fileName}: ${receipt.rows_accepted} rows accepted, ${receipt.rows_refused} refused, ${receipt.rows_withdrawn} withdrawn.`,
      );
      return receipt;
    } finally {
      await run.close();
      rmSync(staging, { recursive: true, force: true });
    }
  });
}

async function load(run: IngestRun, file: FileRow, io: IngestIo): Promise<LoadedPackage> {
  const { session, workspace } = run;
  const source = {
    name: file.fileName,
    agency: file.agency,
    organisation: file.organisation,
    receivedAt: file.receivedAt,
    sha256: file.sha256!,
  };
  const sender = senderOf(file);
  let outcome = await stage(run, source, file.fileId);
  const mappings = outcome.refused ? mappingsOf(outcome.proposals) : [];
  if (outcome.refused && mappings.length > 0) {
    for (const proposal of outcome.proposals) sayMapping(proposal, io);
    rmSync(join(run.staging, file.fileId), { recursive: true, force: true });
    outcome = await stage(run, source, file.fileId, { mappings });
  }
  if (outcome.refused)
    throw new OperatorError(
      'STILL_REFUSED',
      `${file.fileName} cannot be loaded: ${outcome.reason.message} (${outcome.reason.code})`,
    );
  const staged: StagedFile = outcome;
  const loaded = await session.transact<LoadedPackage>(
    async () => {
      await rememberMappings(run, sender, mappings);
      const result = await loadPackage(
        { connection: session.connection, connectors: run.connectors, state: session.state },
        {
          file,
          mark: null,
          sender,
          staged,
          now: workspace.clock.now(),
          approvedBy: userInfo().username,
          withdrawalGuard: 0,
        },
      );
      if ('heldFor' in result) throw new Error('A guard held a submission that was approved.');
      return { commit: result };
    },
    async () => (await loadedParts(run, file.fileId)) > 0,
  );
  noteLoaded(run, sender, staged);
  return loaded;
}

function sayMapping({ sheet, extract, headers }: ProposedMapping, io: IngestIo): void {
  io.say(sheet ? `Sheet ${sheet}, read as ${extract}:` : `Read as ${extract}:`);
  for (const { header, column } of headers) io.say(`  "${header}" is read as ${column}`);
}

/** Every heading once: sheets of one extract may have drifted alike. */
function mappingsOf(proposals: readonly ProposedMapping[]): ApprovedMapping[] {
  const found = new Map<string, ApprovedMapping>();
  for (const { extract, headers } of proposals) {
    for (const { header, column } of headers) found.set(`${extract} ${header}`, { extract, header, column });
  }
  return [...found.values()];
}

async function rememberMappings(
  run: IngestRun,
  sender: string,
  mappings: readonly ApprovedMapping[],
): Promise<void> {
  for (const { extract, header, column } of mappings) {
    await run.session.connection.run('insert into ledger.mappings values ($1, $2, $3, $4, $5)', [
      sender,
      extract,
      header,
      column,
      run.workspace.clock.now(),
    ]);
  }
}

/** The file that a submission, or one part of it, belongs to. */
async function findHeldFile(run: IngestRun, submissionId: string): Promise<{ file: FileRow }> {
  const { connection } = run.session;
  const [row] = readRows(
    await connection.runAndReadAll(
      `select file_id, sha256, file_name, agency, organisation, received_at, bytes, is_held from ledger.files
      where file_id = $1 or file_id in (select file_id from ledger.submissions where submission_id = $1)`,
      [submissionId],
    ),
  );
  if (!row)
    throw new OperatorError(
      'SUBMISSION_UNKNOWN',
      `There is no submission ${submissionId}. \`sightline submissions\` lists them.`,
    );
  if (!row.is_held)
    throw new OperatorError(
      'NOT_HELD',
      `${row.file_name} (${submissionId}) is not held; there is nothing to approve. Its receipt says what became of it.`,
    );
  if ((await loadedParts(run, row.file_id as string)) > 0)
    throw new OperatorError(
      'ALREADY_LOADED',
      `${row.file_name} (${submissionId}) was approved and loaded before.`,
    );
  return {
    file: {
      fileId: row.file_id as string,
      sha256: row.sha256 as string,
      fileName: row.file_name as string,
      agency: row.agency as string,
      organisation: row.organisation as string,
      receivedAt: row.received_at as string,
      bytes: row.bytes as number,
    },
  };
}

/** A later file of the same sender, return and days is loaded: the older one would undo it. */
async function refuseSuperseded(run: IngestRun, { fileId, fileName }: FileRow): Promise<void> {
  const [later] = readRows(
    await run.session.connection.runAndReadAll(
      `select newer.file_name as name, cast(newer.received_at as date) as day
      from ledger.submissions as held
      inner join ledger.submissions as newer
        on held.sender = newer.sender and held.extract = newer.extract and held.sequence < newer.sequence
        and newer.status = 'loaded' and newer.covers_from <= held.covers_from and newer.covers_to >= held.covers_to
      where held.file_id = $1 order by newer.sequence limit 1`,
      [fileId],
    ),
  );
  if (later)
    throw new OperatorError(
      'SUPERSEDED',
      `${fileName} was followed by ${later.name} on ${ukDay(later.day as string)}, which is loaded and covers the same days; approving the older file would undo it. If it is the right one after all, ask for it to be sent again.`,
    );
}

async function loadedParts(run: IngestRun, fileId: string): Promise<number> {
  const reader = await run.session.connection.runAndReadAll(
    "select 1 from ledger.submissions where file_id = $1 and status = 'loaded'",
    [fileId],
  );
  return reader.currentRowCount;
}
