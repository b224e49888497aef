import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connectors } from '../../../connectors/discover.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { LocalDateTime } from '../../workspace/clock.ts';
import type { LoadState } from '../ledger/load-state.ts';
import type { RefusedFile } from '../staged.ts';
import { dropIncoming, readIncoming, settleKeys } from './incoming.ts';
import { issuesOf, lastKnownDay } from './load-part.ts';

/**
 * What loading would have found in the rows of a refused file: dates after the data date, a key that stands twice. Said
 * together with why the file was refused, so that one correction is enough. Nothing is loaded.
 */
export async function judgeRefused(
  connection: DuckDBConnection,
  { connectors, state }: { readonly connectors: Connectors; readonly state: LoadState },
  { parts, window }: RefusedFile,
  receivedAt: LocalDateTime,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const part of parts) {
    const connector = part.extract === null ? undefined : connectors.get(part.extract);
    if (!connector || part.rowFile === null || part.isHeldApart) continue;
    // Without a column of its key every row looks like the next.
    const keys = [...connector.key, ...(connector.keyIfNoId ?? [])];
    if (keys.some((name) => part.missingColumns.includes(name))) continue;
    const dataDate = lastKnownDay(window, { receivedAt, dataDate: state.dataDate(part.extract!) });
    await readIncoming(connection, connector, part.rowFile, dataDate);
    const { notes } = await settleKeys(connection, connector);
    issues.push(...notes.flatMap((note) => issuesOf(note, part, connector, dataDate)));
    await dropIncoming(connection);
  }
  return issues;
}
