import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../warehouse/kysely.ts';
import type { Receipt } from './answer/receipt.ts';
import { answerDrop } from './answer-drop.ts';
import { type Drop, type LandedFile, senderOf } from './inbox/drop.ts';
import { land, syncFolder } from './inbox/land.ts';
import type { IngestRun } from './run.ts';
import type { ApprovedMapping, CompanionFile } from './stage/stage-request.ts';
import type { StageOutcome } from './staged.ts';

/** A drop that is landed and on its way through a parsing child; `answer` loads it, and writes the receipt. */
export interface PreparedDrop {
  /** Where it lies in the inbox, and how far it is. */
  progress(): string;
  answer(): Promise<Receipt>;
}

/**
 * Lands the drops and hands them to the parsing children up to `ahead` files before they are loaded, so that reading and
 * loading go on at once. Loading itself keeps the order of the drops.
 */
export async function* prepareDrops(
  run: IngestRun,
  drops: readonly Drop[],
  ahead: number,
): AsyncGenerator<PreparedDrop> {
  const waiting: PreparedDrop[] = [];
  for (const drop of drops) {
    waiting.push(await prepare(run, drop));
    if (waiting.length >= ahead) yield waiting.shift()!;
    // With one file ahead, what it brought (areas) must be known to the next.
    if (ahead === 1) await run.readAreas();
  }
  yield* waiting;
}

async function prepare(run: IngestRun, drop: Drop): Promise<PreparedDrop> {
  const answered = run.known.answered(drop.mark);
  if (answered) return { progress: () => nameOf(drop), answer: () => answerDrop.again(run, drop, answered) };
  const receivedAt = run.workspace.clock.now();
  if (drop.kind !== 'file')
    return {
      progress: () => nameOf(drop),
      answer: () => answerDrop.notAFile(run, { ...drop, sha256: null, receivedAt }),
    };
  const { landing } = run.workspace.paths;
  const sha256 = await land(landing, drop);
  if (sha256 === undefined)
    return { progress: () => nameOf(drop), answer: () => answerDrop.stillArriving(run, drop) };
  const durable = syncFolder(landing);
  const landed: LandedFile & { sha256: string } = { ...drop, sha256, receivedAt };
  const fileId = idOf(run, landed);
  const sender = senderOf(drop);
  // Bytes that are known already need no reading.
  const staged = run.known.find(sha256, sender) ? undefined : stage(run, landed, fileId);
  staged?.catch(() => undefined);
  let isRead = false;
  void staged?.then(
    () => {
      isRead = true;
    },
    () => undefined,
  );
  return {
    progress: () =>
      `${nameOf(drop)} (${megabytes(drop.size)}): ${isRead ? 'loading' : `reading, ${megabytes(sizeOf(join(run.staging, fileId)))} of rows so far`}`,
    async answer() {
      await durable;
      const first = run.known.find(sha256, sender);
      if (first) {
        await staged?.catch(() => undefined);
        return answerDrop.duplicate(run, landed, fileId, first);
      }
      try {
        const outcome = await joined(run, landed, fileId, await (staged ?? stage(run, landed, fileId)));
        return await answerDrop.staged(run, landed, fileId, outcome);
      } finally {
        rmSync(join(run.staging, fileId), { recursive: true, force: true });
      }
    },
  };
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function nameOf({ agency, organisation, name }: Drop): string {
  return [agency, organisation, name].filter(Boolean).join('/');
}

/** Bytes of the row files in a folder. */
function sizeOf(folder: string): number {
  try {
    return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } catch {
    return 0;
  }
}

/** Reads a table again with those it is joined with, now that all earlier files are loaded. */
async function joined(
  run: IngestRun,
  file: LandedFile & { sha256: string },
  fileId: string,
  outcome: StageOutcome,
): Promise<StageOutcome> {
  const term = outcome.refused ? undefined : outcome.parts.find((part) => part.joinTerm)?.joinTerm;
  if (term === undefined) return outcome;
  const companions = await companionsOf(run, senderOf(file), term);
  if (companions.length === 0) return outcome;
  rmSync(join(run.staging, fileId), { recursive: true, force: true });
  return stage(run, file, fileId, { companions });
}

async function companionsOf(run: IngestRun, sender: string, term: string): Promise<CompanionFile[]> {
  const rows = readRows(
    await run.session.connection.runAndReadAll(
      `select split_part(split_part(layout, '/', 2), ' ', 1) as table_name, max_by(sha256, sequence) as sha256,
        max_by(file_name, sequence) as file_name
      from ledger.submissions
      where sender = $1 and layout like 'school_census/%' and split_part(layout, ' ', 2) = $2
      group by table_name order by table_name`,
      [sender, term],
    ),
  );
  return rows.map((row) => ({
    path: join(run.workspace.paths.landing, row.sha256 as string),
    fileName: row.file_name as string,
    table: row.table_name as string,
  }));
}

interface StageMore {
  /** Headers that are being approved, beside those remembered for the sender. */
  readonly mappings?: readonly ApprovedMapping[];
  readonly companions?: readonly CompanionFile[];
}

export async function stage(
  run: IngestRun,
  file: Pick<LandedFile, 'name' | 'agency' | 'organisation' | 'receivedAt'> & { sha256: string },
  fileId: string,
  { mappings = [], companions = [] }: StageMore = {},
): Promise<StageOutcome> {
  const sender = senderOf(file);
  return run.stager.stage({
    path: join(run.workspace.paths.landing, file.sha256),
    fileName: file.name,
    agency: file.agency,
    organisation: file.organisation,
    sender,
    secret: run.secret,
    receivedOn: file.receivedAt.slice(0, 10),
    outputFolder: join(run.staging, fileId),
    areas: run.areas,
    mappings: [...run.mappingsOf(sender), ...mappings],
    companions,
  });
}

/**
 * The id of a drop: the same in any workspace that is given the same files in the same order, so that a rebuild and an
 * as-at copy agree with the warehouse in it too.
 */
function idOf(
  run: IngestRun,
  { sha256, agency, organisation, name, receivedAt }: LandedFile & { sha256: string },
): string {
  const sender = senderOf({ agency, organisation });
  const earlier = run.known.drops(sha256, sender, name);
  const text = [sha256, sender, name, receivedAt, earlier].join('\u0000');
  return `s${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
