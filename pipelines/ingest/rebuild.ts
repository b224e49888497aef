import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainDate } from '../../domain/plain-date.ts';
import { readRows } from '../warehouse/kysely.ts';
import { openDatabase } from '../warehouse/warehouse.ts';
import { fixedClock, type LocalDateTime } from '../workspace/clock.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { approve } from './approve.ts';
import { type IngestIo, ingest, withStager } from './ingest.ts';

/** Something that happened to the warehouse, to be done again. */
type Event =
  | {
      readonly kind: 'drop';
      readonly at: LocalDateTime;
      readonly sha256: string;
      readonly folder: string;
      readonly name: string;
    }
  | { readonly kind: 'approve'; readonly at: LocalDateTime; readonly submissionId: string };

/**
 * Builds the ledger and raw tables anew in `target`, from the bytes in data/landing and the order and clock of the ledger:
 * every file is read, judged and loaded again as on its day, and what was approved is approved again. The result equals
 * the warehouse row for row, which is how a warehouse is checked, and how it is replaced when it is lost or a reading
 * rule was mended. The workspace's own warehouse, inbox and receipts stay as they are.
 */
export async function rebuildFromLanding(workspace: Workspace, target: string, io: IngestIo): Promise<void> {
  if (existsSync(target)) rmSync(target);
  const events = await readEvents(workspace.paths.warehouse);
  const scratch = mkdtempSync(join(workspace.paths.temporary, 'rebuild-'));
  const paths = {
    ...workspace.paths,
    warehouse: target,
    inbox: join(scratch, 'inbox'),
    receipts: join(scratch, 'receipts'),
    temporary: join(scratch, 'tmp'),
  };
  mkdirSync(paths.inbox, { recursive: true, mode: 0o700 });
  const board = { ...workspace.board, ingest: { ...workspace.board.ingest, stable_seconds: 0 } };
  const asOf = (at: LocalDateTime): Workspace => ({
    ...workspace,
    paths,
    board,
    clock: fixedClock(at),
    asAtFile: (day: PlainDate) => workspace.asAtFile(day),
  });
  try {
    await withStager(io, async (stager) => {
      const quiet: IngestIo = { say: () => {}, stager };
      for (const [index, event] of events.entries()) {
        if (event.kind === 'drop') {
          const folder = join(paths.inbox, event.folder);
          mkdirSync(folder, { recursive: true });
          copyFileSync(join(workspace.paths.landing, event.sha256), join(folder, event.name));
          await ingest(asOf(event.at), quiet);
        } else await approve(asOf(event.at), event.submissionId, quiet);
        if ((index + 1) % 100 === 0) io.say(`  ${index + 1} of ${events.length} done again`);
      }
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function readEvents(path: string): Promise<Event[]> {
  const warehouse = await openDatabase(path);
  try {
    const connection = await warehouse.connect();
    const read = async (sql: string) => readRows(await connection.runAndReadAll(sql));
    const files = await read(
      `select files.rowid as place, files.file_id, sha256, files.agency, files.organisation, files.file_name, files.received_at,
        (select min(sequence) from ledger.submissions where submissions.file_id = files.file_id) as sequence
      from ledger.files where sha256 is not null and verdict <> 'waiting' order by files.rowid`,
    );
    const approvals = await read(
      `select file_id, min(sequence) as sequence, min(loaded_at) as loaded_at
      from ledger.submissions where approved_by is not null group by file_id order by sequence`,
    );
    const events: Event[] = [];
    for (const row of files) {
      // An approval stands before the first file that was numbered after it.
      while (
        approvals[0] &&
        row.sequence !== null &&
        (row.sequence as number) > (approvals[0].sequence as number)
      )
        events.push(approvalOf(approvals.shift()!));
      events.push({
        kind: 'drop',
        at: row.received_at as string,
        sha256: row.sha256 as string,
        folder: join(row.agency as string, row.organisation as string),
        name: row.file_name as string,
      });
    }
    return [...events, ...approvals.map(approvalOf)];
  } finally {
    await warehouse.close();
  }
}

function approvalOf(row: Record<string, unknown>): Event {
  return { kind: 'approve', at: row.loaded_at as string, submissionId: row.file_id as string };
}
