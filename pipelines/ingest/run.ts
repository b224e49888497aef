import type { Connectors } from '../../connectors/discover.ts';
import { readRows } from '../warehouse/kysely.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Drop } from './inbox/drop.ts';
import { checkSecret } from './ledger/check-secret.ts';
import { type KnownFiles, readKnownFiles } from './ledger/known-files.ts';
import { openSession, type Session } from './ledger/session.ts';
import { type AreaName, readAreas } from './stage/areas.ts';
import type { ApprovedMapping } from './stage/stage-request.ts';
import type { Stager } from './stage/stager.ts';

/** What the steps of one ingest share. */
export interface IngestRun {
  readonly workspace: Workspace;
  readonly session: Session;
  readonly connectors: Connectors;
  readonly known: KnownFiles;
  readonly stager: Stager;
  /** The pseudonymisation key. */
  readonly secret: Buffer;
  /** Folder of row files, emptied at the start and the end. */
  readonly staging: string;
  areas: readonly AreaName[];
  readAreas(): Promise<void>;
  mappingsOf(sender: string): readonly ApprovedMapping[];
  close(): Promise<void>;
}

export async function openRun(
  workspace: Workspace,
  connectors: Connectors,
  staging: string,
  drops: readonly Drop[],
  stager: Stager,
): Promise<IngestRun> {
  const secret = workspace.secret();
  const session = await openSession(workspace.paths.warehouse, connectors);
  try {
    await checkSecret(session.connection, secret, workspace.clock.now());
  } catch (error) {
    await session.close();
    throw error;
  }
  const mappings = await readMappings(session);
  const run: IngestRun = {
    workspace,
    session,
    connectors,
    stager,
    secret,
    staging,
    known: await readKnownFiles(
      session.connection,
      drops.map((drop) => drop.mark),
    ),
    areas: [],
    async readAreas() {
      run.areas = await readAreas(session.connection, workspace.board);
    },
    mappingsOf: (sender) => mappings.get(sender) ?? [],
    async close() {
      await session.close();
    },
  };
  await run.readAreas();
  return run;
}

/** Headers that were approved, by sender. */
async function readMappings({ connection }: Session): Promise<Map<string, ApprovedMapping[]>> {
  const mappings = new Map<string, ApprovedMapping[]>();
  const reader = await connection.runAndReadAll(
    'select sender, extract, header, column_name from ledger.mappings order by approved_at',
  );
  for (const row of readRows(reader)) {
    const { sender, extract, header, column_name: column } = row as Record<string, string>;
    mappings.set(sender!, [
      ...(mappings.get(sender!) ?? []),
      { extract: extract!, header: header!, column: column! },
    ]);
  }
  return mappings;
}
