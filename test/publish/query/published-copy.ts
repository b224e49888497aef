import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../pipelines/warehouse/warehouse.ts';
import { initWorkspace } from '../../../pipelines/workspace/init.ts';
import { openWorkspace, type Workspace } from '../../../pipelines/workspace/workspace.ts';

/** A workspace with a published copy of a few invented figures, and a table that is none of the published ones. */
export async function publishedWorkspace(): Promise<Workspace> {
  const dir = join(mkdtempSync(join(tmpdir(), 'sightline-')), 'board');
  initWorkspace(dir);
  const workspace = openWorkspace(dir, { SIGHTLINE_NOW: '2017-11-01T09:00' });
  mkdirSync(join(workspace.paths.publish, 'run-1'), { recursive: true });
  const copy = await openDatabase(join(workspace.paths.publish, 'run-1', 'scorecard.duckdb'));
  const connection = await copy.connect();
  await connection.run(`
    create table scorecard as
      select 'referrals-received' as measure_id, date '2017-09-30' as period_end, 'source' as breakdown,
        cast(range as varchar) as breakdown_value, cast(range * 10 as double) as value, 1.5::decimal(9, 2) as weight
      from range(20);
    create table measures as select 'referrals-received' as measure_id, 'Referrals received' as title;
    create table submissions as select 'abc' as submission_id;
    create table periods as select '2017-18-Q2' as period_label;
    create table secrets as select 'not for readers' as text;`);
  await copy.close();
  writeFileSync(
    join(workspace.paths.publish, 'current.json'),
    JSON.stringify({
      database: 'run-1/scorecard.duckdb',
      site: 'run-1/site',
      run: 'run-1',
      published_at: '',
    }),
  );
  return workspace;
}
