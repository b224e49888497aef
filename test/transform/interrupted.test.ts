/** What an interrupt leaves behind: every relation its old or its new self, results for what was done, a way on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { runDbt } from '../../pipelines/transform/index.ts';
import { ProjectFolder } from './project-folder.ts';

/** All rows of one generation, the second taking some tenths of a second. */
const SLOW = `select i, {{ var('gen', 1) }} as gen,
  (select count(*) from range(3000) x(j), range({{ var('gen', 1) * 120 - 110 }}) y(k) where (x.j + y.k + i) % 7 = 0) as n from range(8) t(i)`;

const FILES = {
  'models/a_table.sql': `{{ config(materialized='table') }}${SLOW}`,
  'models/b_added.sql': `{{ config(materialized='incremental', unique_key='i') }}${SLOW}`,
  'models/c_merged.sql': `{{ config(materialized='incremental', unique_key='i', incremental_strategy='merge') }}${SLOW}`,
  'models/d_turned.sql': `{{ config(materialized='view' if var('gen', 1) == 1 else 'table') }}${SLOW}`,
  'models/e_indexed.sql': `{{ config(materialized='table', indexes=[{'columns': ['i']}]) }}${SLOW}`,
  'snapshots/kept.sql': `{% snapshot kept %}{{ config(unique_key='i', strategy='check', check_cols=['gen']) }}${SLOW}{% endsnapshot %}`,
};
const RELATIONS = ['a_table', 'b_added', 'c_merged', 'd_turned', 'e_indexed', 'kept'];
const SECOND = ['--vars', 'gen: 2'];

let project: ProjectFolder;
afterEach(() => project.remove());

/** The generation and the number of the current rows of each relation. */
async function generations(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of RELATIONS) {
    const where = name === 'kept' ? 'where dbt_valid_to is null' : '';
    found[name] = await project.query(`select gen, count(*)::int from ${name} ${where} group by gen`);
  }
  return found;
}

async function leftovers(): Promise<unknown[][]> {
  return project.query(
    `select table_name from information_schema.tables where table_name like '%\\_\\_dbt%' escape '\\'`,
  );
}

const whole = (gen: number) => [[gen, 8]];

describe('a build that is stopped', () => {
  it('by an interrupt: undoes what runs, keeps what is done, and retry finishes', async () => {
    project = new ProjectFolder(FILES);
    expect((await project.run('build')).exitCode).toBe(0);
    const interruption = new AbortController();
    const told: string[] = [];
    const outcome = await runDbt(['build', '--threads', '1', ...SECOND], {
      cwd: project.root,
      env: {},
      signal: interruption.signal,
      stdout: (line) => {
        if (line.includes('START') && line.includes('c_merged')) interruption.abort();
      },
      stderr: (line) => told.push(line),
    });
    expect(outcome.exitCode).toBe(2);
    expect(told).toContain('Exited because of an interrupt');
    const statuses = project
      .artefact('run_results.json')
      .results.map((result: any) => [result.unique_id.split('.')[2], result.status]);
    expect(Object.fromEntries(statuses)).toEqual({
      a_table: 'success',
      b_added: 'success',
      c_merged: 'error',
      d_turned: 'skipped',
      e_indexed: 'skipped',
      kept: 'skipped',
    });
    expect(await generations()).toEqual({
      a_table: whole(2),
      b_added: whole(2),
      c_merged: whole(1),
      d_turned: whole(1),
      e_indexed: whole(1),
      kept: whole(1),
    });
    expect(await leftovers()).toEqual([]);
    const retried = await project.run('retry');
    expect([retried.exitCode, Object.keys(retried.statuses).length]).toEqual([0, 4]);
    expect(await generations()).toEqual(Object.fromEntries(RELATIONS.map((name) => [name, whole(2)])));
  });

  it('by the death of the process: nothing half built, and the next build is good', async () => {
    project = new ProjectFolder(FILES);
    expect((await project.run('build')).exitCode).toBe(0);
    await killed('SIGKILL', 400, 'build', ...SECOND);
    const found = await generations();
    for (const name of RELATIONS) expect([whole(1), whole(2)], name).toContainEqual(found[name]);
    expect(await leftovers()).toEqual([]);
    expect((await project.run('build', ...SECOND)).exitCode).toBe(0);
    expect(await generations()).toEqual(Object.fromEntries(RELATIONS.map((name) => [name, whole(2)])));
  });

  it.each([
    ['SIGINT', [2, null]],
    ['SIGTERM', [null, 'SIGTERM']],
  ] as const)('by %s: as dbt ends, its results written', async (signal, ending) => {
    const endless =
      'select count(*) as n from range(1000000) x(i), range(1000000) y(k) where (x.i + y.k) % 7 = 0';
    project = new ProjectFolder({ 'models/m.sql': `{{ config(materialized='table') }}${endless}` });
    expect(await killed(signal, 200, 'run')).toEqual(ending);
    expect(project.artefact('run_results.json').results[0].status).toBe('error');
  });
});

/** Starts the command, sends the signal so long after its first line, and answers exit code and signal. */
async function killed(signal: NodeJS.Signals, after: number, ...args: string[]): Promise<unknown[]> {
  const cli = join(import.meta.dirname, '../../scripts/sightline.ts');
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  // In its own folder: a profile's path is relative to where the command runs.
  const command = spawn(process.execPath, ['--import', tsx, cli, 'dbt', ...args], { cwd: project.root });
  await once(command.stdout, 'data');
  setTimeout(() => command.kill(signal), after);
  return once(command, 'exit');
}
