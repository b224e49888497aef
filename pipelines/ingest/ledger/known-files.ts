import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../warehouse/kysely.ts';
import type { LocalDateTime } from '../../workspace/clock.ts';
import type { Receipt } from '../answer/receipt.ts';

/** A file that was accepted or is held, by whose bytes a second drop is known. */
export interface KnownFile {
  readonly fileId: string;
  readonly fileName: string;
  readonly receivedAt: LocalDateTime;
}

/** What was received before, for telling duplicates and for taking up a run that was killed. */
export interface KnownFiles {
  find(sha256: string, sender: string): KnownFile | undefined;
  add(sha256: string, sender: string, file: KnownFile): void;
  /** The receipt of a drop that was answered in the ledger though its file still lies in the inbox. */
  answered(mark: string): Receipt | undefined;
  /** True while a file is in the ledger as waiting. */
  readonly hasWaiting: boolean;
  /** How often these bytes came from the sender, refused or not: makes the id of each drop its own. */
  drops(sha256: string, sender: string, name: string): number;
}

export async function readKnownFiles(
  connection: DuckDBConnection,
  marks: readonly string[],
): Promise<KnownFiles> {
  const read = async (sql: string) => readRows(await connection.runAndReadAll(sql));
  const files = new Map<string, KnownFile>();
  const counts = new Map<string, number>();
  const key = (sha256: string, sender: string) => `${sha256} ${sender}`;
  const rows = await read(
    `select sha256, case when organisation = '' then agency else agency || '/' || organisation end as sender, file_id, file_name,
      received_at, is_held or verdict in ('accepted', 'accepted_with_issues') as is_kept
    from ledger.files where sha256 is not null and verdict <> 'waiting' order by rowid`,
  );
  const count = (sha256: string, sender: string, name: string) => {
    const at = `${key(sha256, sender)} ${name}`;
    const before = counts.get(at) ?? 0;
    counts.set(at, before + 1);
    return before;
  };
  for (const row of rows) {
    const [sha256, sender, name] = [row.sha256, row.sender, row.file_name] as [string, string, string];
    count(sha256, sender, name);
    if (row.is_kept && !files.has(key(sha256, sender)))
      files.set(key(sha256, sender), {
        fileId: row.file_id as string,
        fileName: name,
        receivedAt: row.received_at as string,
      });
  }
  const answered = new Map<string, Receipt>();
  if (marks.length > 0) {
    // Marks are digits and colons made by the scan.
    const wanted = marks.map((mark) => `'${mark}'`).join(', ');
    for (const row of await read(
      `select source_mark, receipt from ledger.receipts where source_mark in (${wanted})`,
    ))
      answered.set(row.source_mark as string, JSON.parse(row.receipt as string) as Receipt);
  }
  const waiting = await read("select count(*) as files from ledger.files where verdict = 'waiting'");
  return {
    hasWaiting: (waiting[0]!.files as number) > 0,
    find: (sha256, sender) => files.get(key(sha256, sender)),
    add: (sha256, sender, file) => void files.set(key(sha256, sender), file),
    answered: (mark) => answered.get(mark),
    drops: count,
  };
}
