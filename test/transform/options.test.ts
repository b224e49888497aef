/** The command line: options belong to commands and have their values, as under dbt; settings come from the environment. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runDbt } from '../../pipelines/transform/index.ts';
import { ProjectFolder } from './project-folder.ts';

const project = new ProjectFolder({
  'models/one.sql': 'select 1 as a',
  'models/two.sql': "select '{{ target.name }}' as target",
  'profiles.yml':
    'shop:\n  target: dev\n  outputs:\n    dev: &d {type: duckdb, path: shop.duckdb}\n    other: *d\n',
});
afterAll(() => project.remove());

describe('options', () => {
  it.each([
    ['run one', 'Got unexpected extra argument (one)'],
    ['run-operation a b c', 'Got unexpected extra arguments (b c)'],
    ['parse --full-refresh', "No such option '--full-refresh' for the command 'parse'"],
    ['list --threads 3', "No such option '--threads' for the command 'list'"],
    ['run --resource-type model', "No such option '--resource-type' for the command 'run'"],
    ['run --limit 3', "No such option '--limit' for the command 'run'. It is an option of show."],
    ['run --store-failures', "No such option '--store-failures'"],
    ['test --full-refresh', "No such option '--full-refresh'"],
    ['build --resource-type foo', "Invalid value for '--resource-type': 'foo' is not one of 'metric'"],
    ['compile --output name', "Invalid value for '--output': 'name' is not one of 'json', 'text'."],
    ['run --log-level loud', "Invalid value for '--log-level': 'loud' is not one of 'debug'"],
    [
      'run --indirect-selection some',
      "Invalid value for '--indirect-selection': 'some' is not one of 'eager'",
    ],
    ['run --vars', "Option '--vars' requires an argument."],
    ['run --fulll-refresh', "No such option: --fulll-refresh Did you mean '--full-refresh'?"],
    ['run --sample 1', "The option '--sample' is known to dbt but not supported by this runner."],
  ])('%s is refused', async (line, message) => {
    const { exitCode, err } = await project.run(...line.split(' '));
    expect(err).toContain(message);
    expect(exitCode).toBe(2);
  });

  it('accepts a value written to its option, and options before the command', async () => {
    for (const line of ['--quiet list -sone', 'list --select=one', 'ls -s one --log-level-file error'])
      expect((await project.run(...line.split(' '))).out).toBe('shop.one');
  });

  it('takes settings from the environment, and the project from a folder above', async () => {
    const out: string[] = [];
    const { exitCode } = await runDbt(['show', '--select', 'two', '--output', 'json'], {
      cwd: join(project.root, 'models'),
      env: { DBT_ENGINE_TARGET: 'other', DBT_TARGET: 'dev' },
      stdout: (line) => out.push(line),
    });
    expect(exitCode).toBe(0);
    expect(out.join('\n')).toContain('"target": "other"');
  });
});

describe('SQL given inline', () => {
  it.each(['show', 'compile'])('%s writes its result', async (command) => {
    const { exitCode } = await project.run(command, '--inline', "select * from {{ ref('one') }}");
    expect(exitCode).toBe(command === 'show' ? 2 : 0);
    await project.run('run');
    await project.run(command, '--inline', "select * from {{ ref('one') }}");
    const { results, args } = project.artefact('run_results.json');
    expect([args.which, results.length]).toEqual([command, 1]);
    expect(results[0]).toMatchObject({ unique_id: 'sql_operation.shop.inline_query', status: 'success' });
    expect(results[0].compiled_code).toContain('select * from "shop"."main"."one"');
  });
});
