import type { DuckDBConnection } from '@duckdb/node-api';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { readRows } from '../../warehouse/kysely.ts';

/** A window that was loaded, and how many rows it brought. */
export interface LoadedWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly rows: number;
}

/** What the loader remembers of the ledger during one run, so that a small file costs few statements. */
export interface LoadState {
  nextSequence(): number;
  /** Greatest covers_to loaded of an extract, from any sender; it only moves forward. */
  dataDate(extract: string): PlainDate | null;
  hasEarlier(extract: string, sender: string): boolean;
  /** Windows loaded of a sender and extract, oldest first. */
  windows(extract: string, sender: string): readonly LoadedWindow[];
  /** After the commit of a file only. */
  noteLoaded(extract: string, sender: string, coversTo: PlainDate | null): void;
  /** After a commit: the numbers handed out are taken. */
  keepSequences(): void;
  /** After a rollback: they are free again. */
  forgetSequences(): void;
}

export async function readLoadState(connection: DuckDBConnection): Promise<LoadState> {
  const read = async (sql: string) => readRows(await connection.runAndReadAll(sql));
  const [top] = await read('select coalesce(max(sequence), 0) as sequence from ledger.submissions');
  let last = top!.sequence as number;
  const dates = new Map<string, PlainDate>();
  const loaded = new Set<string>();
  const windows = new Map<string, LoadedWindow[]>();
  for (const row of await read(
    `select extract, sender, covers_from, covers_to, rows_accepted from ledger.submissions
    where status = 'loaded' and covers_from is not null and covers_to is not null order by sequence`,
  )) {
    const key = `${row.extract} ${row.sender}`;
    const window = { from: row.covers_from, to: row.covers_to, rows: row.rows_accepted } as LoadedWindow;
    windows.set(key, [...(windows.get(key) ?? []), window]);
  }
  const rows = await read(
    `select extract, sender, max(covers_to) as covers_to from ledger.submissions where status = 'loaded' group by extract, sender`,
  );
  const note = (extract: string, sender: string, coversTo: PlainDate | null) => {
    loaded.add(`${extract} ${sender}`);
    const before = dates.get(extract);
    if (coversTo && (!before || coversTo > before)) dates.set(extract, coversTo);
  };
  for (const row of rows)
    note(row.extract as string, row.sender as string, row.covers_to as PlainDate | null);
  let handedOut = 0;
  return {
    nextSequence: () => last + ++handedOut,
    dataDate: (extract) => dates.get(extract) ?? null,
    hasEarlier: (extract, sender) => loaded.has(`${extract} ${sender}`),
    windows: (extract, sender) => windows.get(`${extract} ${sender}`) ?? [],
    noteLoaded: note,
    keepSequences() {
      last += handedOut;
      handedOut = 0;
    },
    forgetSequences() {
      handedOut = 0;
    },
  };
}
