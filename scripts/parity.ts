// Builds our models with our runner and with real dbt over the same raw data, and compares every table; then the
// conformance projects, with their manifests, compiled texts, selections and artefacts.
// The last line is `N of M tables equal`. Needs dbt: SIGHTLINE_DBT, else .venv/bin/dbt, else dbt on the path.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildModels } from '../pipelines/build.ts';
import { ingest } from '../pipelines/ingest/ingest.ts';
import { writeBoardTables } from '../pipelines/warehouse/board-tables.ts';
import { openDatabase } from '../pipelines/warehouse/warehouse.ts';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { openWorkspace } from '../pipelines/workspace/workspace.ts';
import { demoDays } from './demo-year/workspace.ts';
import { compareDatabases } from './parity/compare-databases.ts';
import { compareConformance } from './parity/conformance.ts';
import { findDbt } from './parity/dbt.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);
const dbt = findDbt();
if (!dbt) {
  console.log('not run: dbt is not installed (SIGHTLINE_DBT, .venv/bin/dbt or dbt on the path)');
  process.exit(process.env.SIGHTLINE_REQUIRE?.split(',').includes('dbt') ? 1 : 0);
}

const cache = join(packageRoot(), '.cache', 'parity');
rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });

say('Loading the demonstration year...');
const dir = join(cache, 'workspace');
for await (const day of demoDays(dir)) await ingest(day.workspace, { say: () => {} });
const workspace = openWorkspace(dir);
const theirs = join(cache, 'dbt.duckdb');
const warehouse = await openDatabase(workspace.paths.warehouse);
await writeBoardTables(await warehouse.connect(), workspace.board, workspace.clock.today());
await warehouse.close();
copyFileSync(workspace.paths.warehouse, theirs);

say('Building with our runner...');
const built = await buildModels(workspace, {}, say);
if (!built.passed) throw new Error('Our build failed.');

say('Building with dbt...');
const run = spawnSync(
  dbt,
  [
    'build',
    '--exclude',
    'test_type:unit',
    '--project-dir',
    packageRoot(),
    '--profiles-dir',
    packageRoot(),
    '--target-path',
    join(cache, 'target'),
    '--log-path',
    join(cache, 'logs'),
    '--no-use-colors',
    '--quiet',
  ],
  { env: { ...process.env, SIGHTLINE_WAREHOUSE: theirs, DO_NOT_TRACK: '1' }, encoding: 'utf8' },
);
if (run.status !== 0) {
  say(run.stdout.slice(-4000));
  throw new Error('The build with dbt failed.');
}
if (existsSync(`${theirs}.wal`)) await (await openDatabase(theirs)).close();

const results = await compareDatabases(workspace.paths.warehouse, theirs, [
  'staging',
  'intermediate',
  'facts',
  'measures',
  'scorecard',
  'seeds',
]);
for (const result of results.filter((r) => !r.equal)) console.log(`${result.table}: ${result.why}`);

say('Building the conformance projects with both...');
const conformance = await compareConformance(dbt, [], say);
for (const line of conformance.differences) console.log(line);
console.log(conformance.summary);
const equal = results.filter((r) => r.equal).length + conformance.tables.equal;
const compared = results.length + conformance.tables.compared;
console.log(`${equal} of ${compared} tables equal`);
if (equal < compared || conformance.differences.length) process.exitCode = 1;
