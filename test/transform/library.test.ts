import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, describe, expect, it } from 'vitest';
import { compileInline, runDbt, runOperation } from '../../pipelines/transform/index.ts';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

const quiet = { env: {}, stdout: () => {}, stderr: () => {} };

describe('the library', () => {
  it('builds in a database that the caller has open, and leaves it open', async () => {
    project = new ProjectFolder({ 'models/a.sql': "{{ config(materialized='table') }}\nselect 5 as n" });
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run("attach ':memory:' as shop");
    const { exitCode } = await runDbt(['build'], {
      ...quiet,
      cwd: project.root,
      connectTo: { instance, catalog: 'shop' },
    });
    expect(exitCode).toBe(0);
    expect((await connection.runAndReadAll('select n from shop.main.a')).getRowsJson()).toEqual([[5]]);
  });

  it('atomic: a failing test leaves the database as it was', async () => {
    project = new ProjectFolder({
      'models/a.sql': "{{ config(materialized='table') }}\nselect {{ var('n') }} as n",
      'models/b.sql': "select * from {{ ref('a') }}",
      'tests/small.sql': "select * from {{ ref('b') }} where n > 5",
    });
    const run = (n: number) => runDbt(['build'], { ...quiet, cwd: project.root, atomic: true, vars: { n } });
    expect((await run(1)).exitCode).toBe(0);
    expect((await run(9)).exitCode).toBe(1);
    expect(await project.query('select n from a')).toEqual([[1]]);
    expect((await run(3)).exitCode).toBe(0);
    expect(await project.query('select n from b')).toEqual([[3]]);
  });

  it('renders text in the context of the project, and calls macros', async () => {
    project = new ProjectFolder({
      'models/a.sql': 'select 1 as n',
      'macros/m.sql':
        "{% macro twice(x) %}{{ return(x * 2) }}{% endmacro %}{% macro ask() %}{{ return(run_query('select 40 + 2').columns[0][0]) }}{% endmacro %}",
    });
    const options = { ...quiet, cwd: project.root };
    expect(await compileInline("select * from {{ ref('a') }} limit {{ twice(4) }}", options)).toBe(
      'select * from "shop"."main"."a" limit 8',
    );
    expect(await runOperation('twice', { x: 21 }, options)).toBe(42);
    expect(await runOperation('ask', {}, options)).toBe(42);
    await expect(compileInline("{{ ref('b') }}", options)).rejects.toThrow(
      "a node named 'b' which was not found",
    );
  });
});
