import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, OperatorError } from '../../domain/operator-error.ts';
import { openDatabase } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { buildCopy } from './build-copy.ts';
import { CopyUnsound } from './check-copy.ts';
import type { DisclosureOutcome } from './disclosure/control.ts';
import { DisclosureUnsafe } from './disclosure/repair.ts';
import { newRun, pointAt, pruneRuns, readCurrent } from './pointer.ts';

/** Whom a release is for: its folder, its threshold, and the line that stands on every page of it. */
export interface Audience {
  readonly name: string;
  readonly folder: string;
  readonly threshold: number;
  readonly classification: string | null;
}

export type DisclosureCounts = Omit<DisclosureOutcome, 'suppressed' | 'small'> & {
  readonly suppressed: number;
};

export interface Release {
  readonly audience: Audience;
  readonly run: string;
  readonly published_at: string;
  /** Absolute paths. */
  readonly database: string;
  readonly site: string;
  readonly disclosure: DisclosureCounts;
}

/**
 * Releases the scorecard to one audience: the copy, then the pages by `writeSite`, then the pointer. Whatever fails, the
 * release before stays as it is. Throws OperatorError NOT_BUILT or DISCLOSURE_UNSAFE (exit code 4).
 */
export async function publishTo(
  workspace: Workspace,
  audience: Audience,
  writeSite: (
    database: string,
    folder: string,
    release: { readonly run: string; readonly published_at: string },
  ) => Promise<void>,
): Promise<Release> {
  const { folder } = audience;
  const published_at = workspace.clock.now();
  const run = newRun(folder, published_at);
  const database = join(folder, run, 'scorecard.duckdb');
  const site = join(folder, run, 'site');
  mkdirSync(join(folder, run), { recursive: true });
  try {
    const outcome = await copyWarehouse(workspace, audience, database, run, published_at);
    await writeSite(database, site, { run, published_at });
    pointAt(folder, { database: `${run}/scorecard.duckdb`, site: `${run}/site`, run, published_at });
    pruneRuns(folder);
    return { audience, run, published_at, database, site, disclosure: countsOf(outcome) };
  } catch (error) {
    if (readCurrent(folder)?.run !== run) rmSync(join(folder, run), { recursive: true, force: true });
    if (error instanceof DisclosureUnsafe || error instanceof CopyUnsound) {
      throw new OperatorError(
        'DISCLOSURE_UNSAFE',
        `Nothing was published: ${error.message} The last release stays; report this with the run's log.`,
        exitCodes.gateFailed,
      );
    }
    throw error;
  }
}

async function copyWarehouse(
  workspace: Workspace,
  audience: Audience,
  database: string,
  run: string,
  published_at: string,
): Promise<DisclosureOutcome> {
  const warehouse = await openDatabase(workspace.paths.warehouse);
  try {
    const connection = await warehouse.connect();
    const built = await connection.runAndReadAll(
      `select 1 from information_schema.tables where table_schema = 'scorecard' and table_name = 'scorecard_values'`,
    );
    if (built.currentRowCount === 0) {
      throw new OperatorError(
        'NOT_BUILT',
        'There is no scorecard to publish yet. Run `sightline transform` first.',
        exitCodes.gateFailed,
      );
    }
    const before = readCurrent(audience.folder);
    const beforeFile = before && join(audience.folder, before.database);
    return await buildCopy(connection, database, {
      threshold: audience.threshold,
      before: beforeFile && existsSync(beforeFile) ? beforeFile : undefined,
      log: join(workspace.paths.runs, `suppressed-${audience.name}.csv`),
      release: {
        run,
        published_at,
        audience: audience.name,
        threshold: audience.threshold,
        classification: audience.classification,
        partnership_name: workspace.board.name,
        area_code: workspace.board.area_code,
      },
    });
  } finally {
    await warehouse.close();
  }
}

function countsOf({ suppressed, small: _, ...counts }: DisclosureOutcome): DisclosureCounts {
  return { ...counts, suppressed: suppressed.reduce((sum, one) => sum + one, 0) };
}
