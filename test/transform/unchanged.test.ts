import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runDbt } from '../../pipelines/transform/index.ts';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

const FILES = {
  'seeds/left.csv': 'n\n1\n2\n',
  'seeds/right.csv': 'n\n5\n',
  'models/small.sql': "{{ config(materialized='table') }}\nselect n from {{ ref('left') }} where n < 3",
  'models/seen.sql': "select n from {{ ref('small') }}",
  'models/top.sql': "{{ config(materialized='table') }}\nselect max(n) as n from {{ ref('seen') }}",
  'models/other.sql': "{{ config(materialized='table') }}\nselect n from {{ ref('right') }}",
  'models/clock.sql': "{{ config(materialized='table') }}\nselect n, now() as at from {{ ref('right') }}",
  'models/all.yml':
    'models:\n  - name: top\n    columns: [{name: n, data_tests: [not_null]}]\n  - name: other\n    columns: [{name: n, data_tests: [unique]}]\n',
};

/** Names of the nodes that a build did anew, in alphabetical order. */
function built(...argv: string[]): Promise<string[]> {
  return builtIn({}, ...argv);
}

async function builtIn(env: Record<string, string>, ...argv: string[]): Promise<string[]> {
  const { exitCode, results } = await runDbt(['build', ...argv], {
    cwd: project.root,
    env,
    stdout: () => {},
    stderr: () => {},
    atomic: true,
    unchangedIn: 'main.built_nodes',
  });
  expect(exitCode).toBe(0);
  return results
    .filter((r) =>
      r.unique_id.startsWith('test.') ? r.adapter_response._message : r.message !== 'unchanged',
    )
    .map((r) => r.unique_id.split('.')[2]!)
    .sort();
}

const EVERYTHING = [
  'clock',
  'left',
  'not_null_top_n',
  'other',
  'right',
  'seen',
  'small',
  'top',
  'unique_other_n',
];

describe('nodes with the same code and inputs', () => {
  it('are left alone, and built again with --full-refresh; a clock in the SQL is never the same', async () => {
    project = new ProjectFolder(FILES);
    expect(await built()).toEqual(EVERYTHING);
    expect(await built()).toEqual(['clock']);
    expect(await built('--full-refresh')).toEqual(EVERYTHING);
    expect(await built()).toEqual(['clock']);
  });

  it('a changed input builds what depends on it, as far as rows differ', async () => {
    project = new ProjectFolder(FILES);
    await built();
    project.write({ 'seeds/left.csv': 'n\n1\n2\n7\n' });
    expect(await built()).toEqual(['clock', 'left', 'small']);
    project.write({ 'seeds/left.csv': 'n\n0\n1\n' });
    expect(await built()).toEqual(['clock', 'left', 'not_null_top_n', 'seen', 'small', 'top']);
    expect(await project.query('select n from top')).toEqual([[1]]);
  });

  it('changed code or config builds the node', async () => {
    project = new ProjectFolder(FILES);
    await built();
    project.write({
      'models/other.sql': "{{ config(materialized='view') }}\nselect n from {{ ref('right') }}",
    });
    expect(await built()).toEqual(['clock', 'other', 'unique_other_n']);
  });

  it('a relation that somebody changed or dropped is built again', async () => {
    project = new ProjectFolder(FILES);
    await built();
    await project.query('update other set n = 99');
    expect(await built()).toEqual(['clock', 'other']);
    await project.query('drop table other');
    expect(await built()).toEqual(['clock', 'other']);
    expect(await project.query('select n from other')).toEqual([[5]]);
  });

  it('a failed build remembers nothing', async () => {
    project = new ProjectFolder(FILES);
    await built();
    project.write({ 'seeds/right.csv': 'n\n5\n5\n' });
    const run = () =>
      runDbt(['build'], {
        cwd: project.root,
        env: {},
        stdout: () => {},
        stderr: () => {},
        atomic: true,
        unchangedIn: 'main.built_nodes',
      });
    expect((await run()).exitCode).toBe(1);
    expect((await run()).exitCode).toBe(1);
    project.write({ 'seeds/right.csv': 'n\n6\n' });
    expect(await built()).toEqual(['clock', 'other', 'right', 'unique_other_n']);
    expect(await project.query('select n from other')).toEqual([[6]]);
  });

  it('a changed macro, variable, environment or answer of the database builds what it changes', async () => {
    project = new ProjectFolder({
      'macros/pick.sql': '{% macro pick() %}1{% endmacro %}',
      'models/by_macro.sql': "{{ config(materialized='table') }}\nselect {{ pick() }} as n",
      'models/by_variable.sql': "{{ config(materialized='table') }}\nselect {{ var('n', 1) }} as n",
      'models/plain.sql': "{{ config(materialized='table') }}\nselect 1 as n",
    });
    await built();
    expect(await built()).toEqual([]);
    project.write({ 'macros/pick.sql': '{% macro pick() %}2{% endmacro %}' });
    expect(await built()).toEqual(['by_macro']);
    expect(await built('--vars', 'n: 2')).toEqual(['by_variable']);
    expect(await project.query('select n from by_variable union all select n from by_macro')).toEqual([
      [2],
      [2],
    ]);
    project.write({
      'models/by_question.sql':
        "{{ config(materialized='table') }}\n{% if execute %}select {{ run_query('select max(n) from side').rows[0][0] }} as n{% endif %}",
    });
    await project.query('create table side as select 1 as n');
    expect(await built('--vars', 'n: 2')).toEqual(['by_question']);
    expect(await built('--vars', 'n: 2')).toEqual([]);
    await project.query('update side set n = 3');
    expect(await built('--vars', 'n: 2')).toEqual(['by_question']);
    project.write({
      'models/by_environment.sql': "{{ config(materialized='table') }}\nselect {{ env_var('N', '1') }} as n",
    });
    await builtIn({ N: '1' }, '--vars', 'n: 2');
    expect(await builtIn({ N: '2' }, '--vars', 'n: 2')).toEqual(['by_environment']);
    expect(await project.query('select n from by_environment')).toEqual([[2]]);
  });

  it('in a copy of the database stand too, but for what says where it is', async () => {
    project = new ProjectFolder({
      'models/plain.sql': "{{ config(materialized='table') }}\nselect 1 as n",
      'models/above.sql': "{{ config(materialized='table') }}\nselect n from {{ ref('plain') }}",
    });
    await built();
    const copyTo = (name: string, from: string) => {
      copyFileSync(join(project.root, from), join(project.root, name));
      const profiles = readFileSync(join(project.root, 'profiles.yml'), 'utf8');
      project.write({ 'profiles.yml': profiles.replace(from, name) });
    };
    copyTo('copy.duckdb', 'shop.duckdb');
    expect(await built()).toEqual([]);
    project.write({
      'models/place.sql': "{{ config(materialized='table') }}\nselect '{{ target.path }}' as place",
    });
    expect(await built()).toEqual(['place']);
    copyTo('other.duckdb', 'copy.duckdb');
    expect(await built()).toEqual(['place']);
  });

  it('mistakes are looked for again when a column has gone', async () => {
    project = new ProjectFolder({
      'models/sources.yml': 'sources: [{name: raw, schema: main, tables: [{name: given}]}]\n',
      'models/read.sql': "{{ config(materialized='table') }}\nselect n, m from {{ source('raw', 'given') }}",
    });
    await project.query('create table given as select 1 as n, 2 as m');
    await built();
    expect(await built()).toEqual([]);
    await project.query('alter table given drop column m');
    const said: string[] = [];
    const options = { env: {}, stdout: () => {}, stderr: (line: string) => said.push(line), atomic: true };
    const { exitCode } = await runDbt(['build'], {
      ...options,
      cwd: project.root,
      unchangedIn: 'main.built_nodes',
    });
    expect(exitCode).toBe(1);
    expect(said[0]).toBe('1 mistake found before anything was built:');
  });
});
