import { afterEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

describe('commands', () => {
  it('list, with names, paths and JSON', async () => {
    project = new ProjectFolder({
      'models/marts/a.sql': "{{ config(tags=['x']) }}\nselect 1 as id",
      'models/b.sql': "select * from {{ ref('a') }}",
    });
    expect((await project.run('list')).out).toBe(
      'shop.marts.a\nshop.b'
        .split('\n')
        .sort((a, b) => (a.split('.').at(-1)! < b.split('.').at(-1)! ? -1 : 1))
        .join('\n'),
    );
    expect((await project.run('ls', '-s', 'tag:x+', '--output', 'path')).out).toBe(
      'models/marts/a.sql\nmodels/b.sql',
    );
    expect(
      (await project.run('ls', '-s', '+b', '--exclude', 'b', '--output', 'json', '--output-keys', 'name fqn'))
        .out,
    ).toBe('{"name": "a", "fqn": ["shop", "marts", "a"]}');
  });

  it('show prints the first rows', async () => {
    project = new ProjectFolder({ 'models/a.sql': 'select * from range(9) r(n)' });
    expect((await project.run('show', '-s', 'a', '--limit', '2')).out).toMatchInlineSnapshot(`
      "Previewing node 'a':
      | n |
      | - |
      | 0 |
      | 1 |"
    `);
    expect(
      (
        await project.run(
          'show',
          '--inline',
          "select count(*) as c from ({{ 'select 1' }})",
          '--output',
          'json',
          '-q',
        )
      ).out,
    ).toContain('"c": 1');
  });

  it('run-operation calls a macro, and says what it did not find', async () => {
    project = new ProjectFolder({
      'macros/m.sql': "{% macro hello(name) %}{{ log('hello ' ~ name, info=true) }}{% endmacro %}",
    });
    expect((await project.run('run-operation', 'hello', '--args', '{name: you}')).out).toBe('hello you');
    await project.run('run-operation', 'shop.hello', '--args', '{name: you}');
    const [result] = project.artefact('run_results.json').results;
    expect([result.unique_id, result.status]).toEqual(['macro.shop.hello', 'success']);
    const wrong = await project.run('run-operation', 'helo');
    expect({ exitCode: wrong.exitCode, hint: wrong.err.includes("Did you mean 'hello'?") }).toEqual({
      exitCode: 2,
      hint: true,
    });
  });

  it('source freshness fails a source that is late', async () => {
    project = new ProjectFolder({
      'seeds/drops.csv': 'id,at_time\n1,2020-01-01 00:00:00\n',
      'models/s.yml': `sources:
  - name: raw
    schema: main
    freshness: {error_after: {count: 1, period: day}}
    loaded_at_field: at_time
    tables: [{name: drops}]
`,
    });
    await project.run('seed');
    const { exitCode } = await project.run('source', 'freshness');
    expect(exitCode).toBe(1);
    expect(project.artefact('sources.json').results[0]).toMatchObject({
      unique_id: 'source.shop.raw.drops',
      status: 'error',
    });
  });

  it('docs generate writes what the database holds', async () => {
    project = new ProjectFolder({ 'models/a.sql': "{{ config(materialized='table') }}\nselect 1 as id" });
    await project.run('run');
    expect((await project.run('docs', 'generate')).exitCode).toBe(0);
    expect(project.artefact('catalog.json').nodes['model.shop.a'].columns.id).toEqual({
      type: 'INTEGER',
      index: 1,
      name: 'id',
      comment: null,
    });
  });

  it('compile and docs generate end as a broken project does when a node cannot be compiled', async () => {
    project = new ProjectFolder({
      'models/good.sql': 'select 1 as id',
      'models/bad.sql': "select {{ exceptions.raise_compiler_error('no') if execute }}",
    });
    expect((await project.run('compile')).exitCode).toBe(2);
    expect((await project.run('docs', 'generate')).exitCode).toBe(2);
    expect(() => project.artefact('run_results.json')).toThrow();
    expect(() => project.artefact('catalog.json')).toThrow();
    expect((await project.run('compile', '--select', 'good')).exitCode).toBe(0);
  });

  it('clean removes the target, debug checks the connection', async () => {
    project = new ProjectFolder({ 'models/a.sql': 'select 1 as id' });
    await project.run('parse');
    expect((await project.run('clean')).exitCode).toBe(0);
    expect(() => project.artefact('manifest.json')).toThrow();
    expect((await project.run('debug')).out).toContain('All checks passed!');
  });

  it('refuses by name what dbt knows and we lack, and what nobody knows', async () => {
    project = new ProjectFolder({
      'models/p.py': 'def model(dbt, session): return 1',
      'models/a.sql': "select * from {{ ref('p') }}",
    });
    expect((await project.run('run', '--sample', '1')).err).toContain(
      "'--sample' is known to dbt but not supported",
    );
    expect((await project.run('run', '--selct', 'a')).err).toContain("Did you mean '--select'");
    expect((await project.run('clone')).err).toContain("'clone' is known to dbt but not supported");
    const { statuses, results } = await project.run('run');
    expect(statuses).toEqual({ p: 'error', a: 'skipped' });
    expect(results[0]!.message).toContain('Python models are not supported');
  });

  it('lineage follows a column down to its source', async () => {
    project = new ProjectFolder({
      'seeds/raw.csv': 'id,amount,kind\n1,2,a\n',
      'models/a.sql': "select id, amount * 2 as twice from {{ ref('raw') }} where kind = 'a'",
      'models/b.sql': "select id, sum(twice) as total from {{ ref('a') }} group by id",
    });
    await project.run('seed');
    expect((await project.run('lineage', 'b.total')).out).toMatchInlineSnapshot(`
      "model.shop.b.total
        value: model.shop.a.twice
          value: seed.shop.raw.amount
          condition: seed.shop.raw.kind
        condition: model.shop.a.id
          value: seed.shop.raw.id
          condition: seed.shop.raw.kind"
    `);
  });

  it('tells all mistakes before anything is built', async () => {
    project = new ProjectFolder({
      'models/a.sql': 'select 1 as id',
      'models/b.sql': "select idd from {{ ref('a') }}",
      'models/c.sql': "select id\n, upper(id, 2)\nfrom {{ ref('a') }}",
    });
    const { err, statuses } = await project.run('run');
    expect(err).toContain('2 mistakes found before anything was built');
    expect(err).toContain('models/b.sql:1:8');
    expect(err).toContain('models/c.sql:2');
    expect(statuses).toEqual({ a: 'success', b: 'error', c: 'error' });
  });

  it('tells mistakes in what stands on a model whose rows would fail, or whose names meet', async () => {
    project = new ProjectFolder({
      'models/fails.sql': "{{ config(materialized='table') }}select cast('x' as integer) as n",
      'models/on_fails.sql': "select m from {{ ref('fails') }}",
      'models/twice.sql': 'select 1 as x, 2 as x',
      'models/on_twice.sql': "select y from {{ ref('twice') }}",
    });
    const { err, statuses } = await project.run('run');
    expect(err).toContain('2 mistakes found before anything was built');
    expect(err).toContain('models/on_fails.sql:1:8');
    expect(err).toContain('models/on_twice.sql:1:8');
    expect(statuses).toEqual({ fails: 'error', on_fails: 'skipped', twice: 'success', on_twice: 'error' });
  });

  it('tells mistakes in the order of dependencies, whether plain models or macros stand on it', async () => {
    project = new ProjectFolder({
      'macros/id.sql': '{% macro id() %}id{% endmacro %}',
      'models/a.sql': 'select idd from (select 1 as id)',
      'models/by_macro.sql': "select {{ id() }} from {{ ref('a') }}",
      'models/plain.sql': "select nothing from {{ ref('a') }}",
      'models/right.sql': 'select {{ id() }} from (select 1 as id)',
      'models/wrong.sql': "select nothing from {{ ref('right') }}",
    });
    const { err, statuses } = await project.run('run');
    expect(err).toContain('2 mistakes found before anything was built');
    // Each is told again when its node has run.
    expect(err.match(/in model \w+ \(models\/\w+\.sql/g)?.slice(0, 2)).toEqual([
      'in model a (models/a.sql',
      'in model wrong (models/wrong.sql',
    ]);
    expect(statuses).toEqual({
      a: 'error',
      by_macro: 'skipped',
      plain: 'skipped',
      right: 'success',
      wrong: 'error',
    });
  });
});
