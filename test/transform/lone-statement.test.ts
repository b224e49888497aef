import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

/** The SQL that built a model last, white space collapsed. */
function built(name: string): string {
  return readFileSync(join(project.root, `target/run/shop/models/${name}.sql`), 'utf8')
    .replace(/\s+/g, ' ')
    .trim();
}

const model = (config: string, sql = 'select 1 as n'): string => `{{ config(${config}) }}\n${sql}`;

describe('a relation that one statement makes', () => {
  it('is replaced by that statement when it is there already', async () => {
    project = new ProjectFolder({
      'models/t.sql': model("materialized='table'"),
      'models/v.sql': model("materialized='view'"),
    });
    await project.run('run');
    expect(built('t')).toMatch(/^create table "shop"."main"."t" as/);
    expect(built('v')).toMatch(/^create view "shop"."main"."v" as/);
    project.write({ 'models/t.sql': model("materialized='table'", 'select 2 as n') });
    expect((await project.run('run')).exitCode).toBe(0);
    expect(built('t')).toMatch(/^create or replace table "shop"."main"."t" as/);
    expect(built('v')).toMatch(/^create or replace view "shop"."main"."v" as/);
    expect(await project.query('select t.n, v.n from t, v')).toEqual([[2, 1]]);
  });

  it('keeps its old rows when the statement fails', async () => {
    project = new ProjectFolder({ 'models/t.sql': model("materialized='table'") });
    await project.run('run');
    project.write({ 'models/t.sql': model("materialized='table'", "select cast('x' || 1 as integer) as n") });
    expect((await project.run('run')).statuses.t).toBe('error');
    expect(await project.query('select n from t')).toEqual([[1]]);
  });

  it('changes its kind by way of a draft', async () => {
    project = new ProjectFolder({ 'models/m.sql': model("materialized='view'") });
    await project.run('run');
    project.write({ 'models/m.sql': model("materialized='table'") });
    expect((await project.run('run')).exitCode).toBe(0);
    expect(built('m')).toMatch(/^create table "shop"."main"."m__dbt_tmp" as/);
    expect(
      await project.query("select table_type from information_schema.tables where table_name = 'm'"),
    ).toEqual([['BASE TABLE']]);
  });
});

describe('a relation whose transaction holds more than that', () => {
  const failing = 'insert into missing values (1)';
  it.each([
    [
      'a hook that fails',
      { 'models/t.sql': model(`materialized='table', post_hook="${failing}"`, 'select 2 as n') },
    ],
    [
      'a hook of the project that fails',
      {
        'models/t.sql': model("materialized='table'", 'select 2 as n'),
        'dbt_project.yml': `name: shop\nversion: '1.0'\nprofile: shop\nmodels:\n  +post-hook: "${failing}"\n`,
      },
    ],
    [
      'an index that cannot be',
      { 'models/t.sql': model("materialized='table', indexes=[{'columns': ['gone']}]", 'select 2 as n') },
    ],
    [
      'a macro of the project that fails in place of ours',
      {
        'models/t.sql': model("materialized='table'", 'select 2 as n'),
        'macros/m.sql': `{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) %}{% do run_query("${failing}") %}{% endmacro %}`,
      },
    ],
  ])('is wholly its old self after %s', async (_, files) => {
    project = new ProjectFolder({ 'models/t.sql': model("materialized='table'") });
    await project.run('run');
    project.write(files);
    expect((await project.run('run')).statuses.t).toBe('error');
    expect(built('t')).toMatch(/^create table "shop"."main"."t__dbt_tmp" as/);
    expect(await project.query('select n from t')).toEqual([[1]]);
  });

  it('is told from its text: a semicolon may end a statement', async () => {
    project = new ProjectFolder({ 'models/t.sql': model("materialized='table'", "select ';' as n") });
    await project.run('run');
    await project.run('run');
    expect(built('t')).toMatch(/^create table "shop"."main"."t__dbt_tmp" as/);
    expect(await project.query('select n from t')).toEqual([[';']]);
  });
});
