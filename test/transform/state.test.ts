/** What a run does with earlier runs and named selections: state, retry, selectors.yml, query-comment. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDbt } from '../../pipelines/transform/index.ts';
import { ProjectFolder } from './project-folder.ts';

const folder = (files: Record<string, string>) => new ProjectFolder(files).root;

const quiet = { stdout: () => {}, stderr: () => {} };

describe('query-comment', () => {
  it('goes with every statement of a node, and knows the node', async () => {
    const cwd = folder({
      'dbt_project.yml':
        'name: shop\nversion: "1.0"\nprofile: shop\nquery-comment: "by {{ target.name }} for {{ node.unique_id }}"\n',
      'models/a.sql': "{{ config(materialized='table') }} select current_query() as q",
    });
    const lines: string[] = [];
    expect((await runDbt(['run'], { cwd, ...quiet })).exitCode).toBe(0);
    await runDbt(['show', '--inline', "select q from {{ ref('a') }}", '--output', 'json'], {
      cwd,
      stdout: (line) => lines.push(line),
      stderr: () => {},
    });
    expect(lines.join('\n')).toContain('/* by dev for model.shop.a */');
  });

  it('may not end its own comment', async () => {
    const cwd = folder({
      'dbt_project.yml': 'name: shop\nversion: "1.0"\nprofile: shop\nquery-comment: "x */ drop table y"\n',
      'models/a.sql': 'select 1 as a',
    });
    expect((await runDbt(['run'], { cwd, ...quiet })).exitCode).toBe(2);
  });
});

describe('the manifest', () => {
  it('lists the macros that a macro calls, by name and by dispatch, and the built-in ones', async () => {
    const cwd = folder({
      'dbt_project.yml': 'name: shop\nversion: "1.0"\nprofile: shop\n',
      'models/a.sql': 'select 1 as a',
      'macros/m.sql':
        "{% macro one() %}1{% endmacro %}{% macro two() %}{{ one() }} {{ dbt.type_string() }}{% endmacro %}{% macro three() %}{{ adapter.dispatch('four', 'shop')() }}{% endmacro %}{% macro default__four() %}{% endmacro %}",
    });
    await runDbt(['parse'], { cwd, ...quiet });
    const { macros } = JSON.parse(readFileSync(join(cwd, 'target', 'manifest.json'), 'utf8'));
    expect(macros['macro.shop.two'].depends_on.macros.sort()).toEqual([
      'macro.dbt.type_string',
      'macro.shop.one',
    ]);
    expect(macros['macro.shop.three'].depends_on.macros).toEqual(['macro.shop.default__four']);
    expect(macros['macro.dbt.run_query'].macro_sql).toContain('run_query');
  });
});

describe('selectors.yml', () => {
  it('names the selector that is not there', async () => {
    const cwd = folder({
      'dbt_project.yml': 'name: shop\nversion: "1.0"\nprofile: shop\n',
      'models/a.sql': 'select 1 as a',
      'selectors.yml': 'selectors: [{name: nightly, definition: "tag:nightly"}]\n',
    });
    const said: string[] = [];
    const { exitCode } = await runDbt(['list', '--selector', 'nightli'], {
      cwd,
      stdout: () => {},
      stderr: (line) => said.push(line),
    });
    expect(exitCode).toBe(2);
    expect(said.join('\n')).toContain("Did you mean 'nightly'?");
  });

  it('takes the default selector where nothing is selected', async () => {
    const cwd = folder({
      'dbt_project.yml': 'name: shop\nversion: "1.0"\nprofile: shop\n',
      'models/a.sql': "{{ config(tags='x') }} select 1 as a",
      'models/b.sql': 'select 1 as a',
      'selectors.yml': 'selectors: [{name: x, default: true, definition: {tag: x}}]\n',
    });
    const lines: string[] = [];
    await runDbt(['list', '--quiet'], { cwd, stdout: (line) => lines.push(line), stderr: () => {} });
    expect(lines).toEqual(['shop.a']);
  });
});

describe('source_status', () => {
  it('selects what is fresher than in the earlier sources.json', async () => {
    const cwd = folder({
      'dbt_project.yml':
        'name: shop\nversion: "1.0"\nprofile: shop\non-run-start: "create or replace table main.raw as select {{ var(\'moment\') }}::timestamp as loaded"\n',
      'models/a.sql': "select * from {{ source('s', 'raw') }}",
      'models/s.yml':
        'sources:\n  - name: s\n    schema: main\n    tables:\n      - name: raw\n        config: {loaded_at_field: loaded, freshness: {warn_after: {count: 1, period: day}}}\n',
    });
    const at = (moment: string) => ['--vars', `{moment: "'${moment}'"}`];
    const list = async () => {
      const lines: string[] = [];
      const words = ['list', '--quiet', '--select', 'source_status:fresher+', '--state', 'before'];
      await runDbt([...words, ...at('')], { cwd, stdout: (line) => lines.push(line), stderr: () => {} });
      return lines;
    };
    await runDbt(['run', ...at('2020-01-01')], { cwd, ...quiet });
    await runDbt(['source', 'freshness', '--target-path', 'before', ...at('2020-01-01')], { cwd, ...quiet });
    await runDbt(['source', 'freshness', ...at('2020-01-01')], { cwd, ...quiet });
    expect(await list()).toEqual([]);
    await runDbt(['run', ...at('2020-01-02')], { cwd, ...quiet });
    await runDbt(['source', 'freshness', ...at('2020-01-02')], { cwd, ...quiet });
    expect(await list()).toEqual(['shop.a', 'source:shop.s.raw']);
  });
});
