import type { Connectors } from '../../connectors/discover.ts';
import { readRows } from '../warehouse/kysely.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Drop } from './inbox/drop.ts';
import { type KnownFiles, readKnownFiles } from './ledger/known-files.ts';
import { openSession, type Session } from './ledger/session.ts';
import { type AreaName, readAreas } from './stage/areas.ts';
import type { ApprovedMapping } from './stage/stage-request.ts';
import { openStager, type Stager } from './stage/stager.ts';

/** What the steps of one ingest share. */
export interface IngestRun {
  readonly workspace: Workspace;
  readonly session: Session;
  readonly connectors: Connectors;
  readonly known: KnownFiles;
  readonly stager: Stager;
  /** Folder of row files, emptied at the start and the end. */
  readonly staging: string;
  areas: readonly AreaName[];
  readAreas(): Promise<void>;
  mappingsOf(sender: string): Promise<ApprovedMapping[]>;
  close(): Promise<void>;
}

export async function openRun(
  workspace: Workspace,
  connectors: Connectors,
  staging: string,
  drops: readonly Drop[],
  onTrouble: (what: string) => void,
): Promise<IngestRun> {
  const secret = workspace.secret();
  const session = await openSession(workspace.paths.warehouse, connectors);
  const stager = openStager(secret, 2, onTrouble);
  const run: IngestRun = {
    workspace,
    session,
    connectors,
    stager,
    staging,
    known: await readKnownFiles(
      session.connection,
      drops.map((drop) => drop.mark),
    ),
    areas: [],
    async readAreas() {
      run.areas = await readAreas(session.connection, workspace.board);
    },
    async mappingsOf(sender) {
      const rows = readRows(
        await session.connection.runAndReadAll(
          'select extract, header, column_name from ledger.mappings where sender = $1 order by approved_at',
          [sender],
        ),
      );
      return rows.map((row) => ({
        extract: row.extract as string,
        header: row.header as string,
        column: row.column_name as string,
      }));
    },
    async close() {
      await stager.close();
      await session.close();
    },
  };
  await run.readAreas();
  return run;
}
