import { join } from 'node:path';
import { discoverConnectors } from '../connectors/discover.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { checkCatalogue } from './catalogue.ts';
import { type NodeResult, runDbt } from './transform/index.ts';
import { copyAsAt } from './warehouse/as-at.ts';
import { writeBoardTables } from './warehouse/board-tables.ts';
import { createSchema } from './warehouse/schema.ts';
import { openDatabase, type Warehouse } from './warehouse/warehouse.ts';
import { packageRoot } from './workspace/package-root.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface BuildChoices {
  /** dbt's node selection; everything when absent. */
  readonly select?: string;
  readonly fullRefresh?: boolean;
  /** Build what was known at the end of this day, beside the warehouse. */
  readonly asAt?: PlainDate;
}

export interface BuildOutcome {
  /** True when every model was built and every test of severity error passed; otherwise nothing changed. */
  readonly passed: boolean;
  readonly results: readonly NodeResult[];
  /** The database that holds the models. */
  readonly path: string;
}

/**
 * Builds and tests every model over the warehouse, in one transaction: all of it, or none. Unit tests are left to the
 * test suite: they prove the SQL, which a night does not change. What depends on nothing that changed is left as it is;
 * `fullRefresh` builds all.
 */
export async function buildModels(
  workspace: Workspace,
  choices: BuildChoices,
  say: (line: string) => void,
): Promise<BuildOutcome> {
  checkCatalogue(packageRoot());
  const connectors = [...(await discoverConnectors()).values()];
  const warehouse = await openDatabase(workspace.paths.warehouse);
  try {
    const connection = await warehouse.connect();
    await createSchema(connection, connectors);
    if (!choices.asAt) return await build(workspace, warehouse, workspace.clock.today(), choices, say);
    const target = workspace.asAtFile(choices.asAt);
    await copyAsAt(warehouse, target, choices.asAt, connectors);
    const beside = await openDatabase(target);
    try {
      return await build(workspace, beside, choices.asAt, choices, say);
    } finally {
      await beside.close();
    }
  } finally {
    await warehouse.close();
  }
}

async function build(
  workspace: Workspace,
  warehouse: Warehouse,
  today: PlainDate,
  choices: BuildChoices,
  say: (line: string) => void,
): Promise<BuildOutcome> {
  const connection = await warehouse.connect();
  await writeBoardTables(connection, workspace.board, today);
  const outcome = await runDbt(
    [
      'build',
      ...(choices.select ? ['--select', choices.select] : []),
      '--exclude',
      'test_type:unit',
      ...(choices.fullRefresh ? ['--full-refresh'] : []),
      '--target-path',
      join(workspace.paths.data, 'target'),
    ],
    {
      ...modelOptions(warehouse),
      atomic: true,
      unchangedIn: 'ledger.built_nodes',
      quiet: true,
      stdout: say,
      stderr: say,
    },
  );
  return { passed: outcome.exitCode === 0, results: outcome.results, path: warehouse.path };
}

/** How many models and tests of a build stood as they were: nothing they read had changed. */
export function unchangedIn(results: readonly NodeResult[]): number {
  return results.filter((r) =>
    r.status === 'pass' ? !r.adapter_response._message : r.message === 'unchanged',
  ).length;
}

/** How the runner finds the models and the open database. */
export function modelOptions(warehouse: Warehouse) {
  return {
    cwd: packageRoot(),
    projectDir: packageRoot(),
    profilesDir: packageRoot(),
    env: { ...process.env, SIGHTLINE_WAREHOUSE: warehouse.path },
    connectTo: { instance: warehouse.instance },
  };
}
