import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { discoverConnectors } from '../../connectors/discover.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Receipt, Verdict } from './answer/receipt.ts';
import { printable } from './answer/receipt-issues.ts';
import { answerDrop } from './answer-drop.ts';
import { finishRun } from './finish-run.ts';
import type { Drop } from './inbox/drop.ts';
import { clearHalfLanded } from './inbox/land.ts';
import { scanInbox } from './inbox/scan-inbox.ts';
import { settle } from './inbox/settle.ts';
import { unknownLandings } from './ledger/unknown-landings.ts';
import { type PreparedDrop, prepareDrops } from './prepare-drops.ts';
import { type IngestRun, openRun } from './run.ts';
import { openStager, type Stager } from './stage/stager.ts';

export interface IngestIo {
  say(line: string): void;
  /** Parsing children to use; without them the run starts and ends its own. */
  readonly stager?: Stager;
  /** Milliseconds after which a file that is still being taken is spoken of, again and again; 5,000 unless said. */
  readonly progressEvery?: number;
}

/** Files read at once: one is loaded meanwhile. */
const children = 2;

/** Gives `work` the parsing children of `io`, or its own for as long as it runs. */
export async function withStager<T>(io: IngestIo, work: (stager: Stager) => Promise<T>): Promise<T> {
  if (io.stager) return work(io.stager);
  const stager = openStager(children, (what) => io.say(`  A parsing process failed: ${what}`));
  try {
    return await work(stager);
  } finally {
    await stager.close();
  }
}

/** What became of one file in the inbox. */
export interface IngestedFile {
  readonly agency: string;
  readonly organisation: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** True where `approve` can load it. */
  readonly held: boolean;
  readonly submissionId: string | null;
}

export interface IngestOutcome {
  readonly files: readonly IngestedFile[];
  /** Files that were refused or are held: the run ends with exit code 3 when there are any. */
  readonly refused: number;
}

/**
 * Takes what is in the inbox: every complete file is kept in data/landing, read in a child process, loaded in one
 * transaction and answered; a bad file never stops the rest. Running again takes up what a killed run left.
 */
export async function ingest(workspace: Workspace, io: IngestIo): Promise<IngestOutcome> {
  const { paths, board } = workspace;
  const { drops, strays } = scanInbox(paths.inbox);
  for (const stray of strays)
    io.say(
      stray.includes('\ufffd')
        ? `Not taken: the name of ${printable(stray)} is not in UTF-8. Rename it.`
        : `Not taken: ${printable(stray)} lies in no agency's folder. Move it into inbox/<agency>/.`,
    );
  if (drops.length === 0) return { files: [], refused: 0 };
  clearHalfLanded(paths.landing);
  const staging = join(paths.temporary, 'staged');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: 0o700 });

  const { stable, changing } = await settle(drops, board.ingest.stable_seconds);
  const receipts = await withStager(io, async (stager) => {
    const run = await openRun(workspace, await discoverConnectors(), staging, stable, stager);
    try {
      await warnOfLoss(run, io, drops);
      return await takeAll(run, io, stable, changing);
    } finally {
      await run.close();
      rmSync(staging, { recursive: true, force: true });
    }
  });
  return outcomeOf(receipts);
}

async function warnOfLoss({ workspace, session }: IngestRun, io: IngestIo, drops: readonly Drop[]) {
  const unknown = await unknownLandings(workspace.paths.landing, session.connection, drops);
  if (unknown.length > 0)
    io.say(
      `WARNING: ${unknown.length === 1 ? 'a file' : `${unknown.length} files`} in data/landing ${unknown.length === 1 ? 'is' : 'are'} not in the warehouse, which seems to have lost what it was last given: ${unknown
        .slice(0, 3)
        .map((name) => name.slice(0, 12))
        .join(', ')}. Restore the warehouse with its .wal file, or put the files into the inbox again.`,
    );
}

async function takeAll(
  run: IngestRun,
  io: IngestIo,
  stable: readonly Drop[],
  changing: readonly Drop[],
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const drop of changing) receipts.push(await answerDrop.stillArriving(run, drop));
  const [reference, agencies] = split(stable);
  // Reference data first and one by one: areas name the districts of every later file.
  for await (const prepared of prepareDrops(run, reference, 1)) receipts.push(await tell(io, prepared));
  await run.readAreas();
  for await (const prepared of prepareDrops(run, agencies, 4)) receipts.push(await tell(io, prepared));
  await finishRun(run, receipts);
  return receipts;
}

function split(drops: readonly Drop[]): [Drop[], Drop[]] {
  return [
    drops.filter((drop) => drop.agency === 'reference'),
    drops.filter((drop) => drop.agency !== 'reference'),
  ];
}

/** A file that takes long is spoken of every so many milliseconds. */
const progressEvery = 5_000;

async function tell(io: IngestIo, prepared: PreparedDrop): Promise<Receipt> {
  const ticker = setInterval(
    () => io.say(`  ${printable(prepared.progress())}`),
    io.progressEvery ?? progressEvery,
  );
  const receipt = await prepared.answer().finally(() => clearInterval(ticker));
  const who = printable([receipt.agency, receipt.organisation, receipt.file].filter(Boolean).join('/'));
  const rows = receipt.verdict.startsWith('accepted') ? `, ${receipt.rows_accepted} rows` : '';
  const why = receipt.verdict === 'quarantined' ? ` (${receipt.issues[0]?.code ?? 'no reason'})` : '';
  io.say(`  ${who}: ${receipt.held ? 'held' : receipt.verdict.replaceAll('_', ' ')}${rows}${why}`);
  return receipt;
}

function outcomeOf(receipts: readonly Receipt[]): IngestOutcome {
  return {
    files: receipts.map((receipt) => ({
      agency: receipt.agency,
      organisation: receipt.organisation ?? '',
      name: receipt.file,
      verdict: receipt.verdict,
      held: receipt.held,
      submissionId: receipt.submission_id,
    })),
    refused: receipts.filter((receipt) => receipt.verdict === 'quarantined').length,
  };
}
