import { afterEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

const ORDERS = 'id,customer_id,amount\n1,1,1000\n2,1,250\n3,2,990\n';

describe('build', () => {
  it('makes seeds, views, tables and ephemeral models in order', async () => {
    project = new ProjectFolder({
      'seeds/raw_orders.csv': ORDERS,
      'models/stg.sql':
        "{{ config(materialized='view') }}\nselect id, amount / 100.0 as pounds from {{ ref('raw_orders') }}",
      'models/big.sql':
        "{{ config(materialized='ephemeral') }}\nselect * from {{ ref('stg') }} where pounds > 5",
      'models/totals.sql':
        "{{ config(materialized='table') }}\nwith x as (select * from {{ ref('big') }}) select count(*) as n from x",
    });
    const { exitCode, statuses } = await project.run('build');
    expect({ exitCode, statuses }).toEqual({
      exitCode: 0,
      statuses: { raw_orders: 'success', stg: 'success', totals: 'success' },
    });
    expect(await project.query('select n from totals')).toEqual([['2']]);
    expect(project.read('target/compiled/shop/models/totals.sql')).toMatchInlineSnapshot(`
      "
      with  __dbt__cte__big as (

      select * from "shop"."main"."stg" where pounds > 5
      ), x as (select * from __dbt__cte__big) select count(*) as n from x"
    `);
  });

  it('builds again over what is there, views and tables changing places', async () => {
    project = new ProjectFolder({
      'models/a.sql': "{{ config(materialized=var('kind')) }}\nselect {{ var('n') }} as n",
    });
    for (const [kind, n] of [
      ['view', 1],
      ['table', 2],
      ['table', 3],
      ['view', 4],
    ] as const) {
      expect((await project.run('run', '--vars', `{kind: ${kind}, n: ${n}}`)).exitCode).toBe(0);
      expect(await project.query('select n from a')).toEqual([[n]]);
      expect(
        await project.query("select table_type from information_schema.tables where table_name = 'a'"),
      ).toEqual([[kind === 'view' ? 'VIEW' : 'BASE TABLE']]);
    }
  });

  it('a failing test skips what is built on the tested model, and shows its first rows', async () => {
    project = new ProjectFolder({
      'models/a.sql': 'select 1 as id union all select 1',
      'models/b.sql': "select * from {{ ref('a') }}",
      'models/c.sql': "select * from {{ ref('b') }}",
      'models/s.yml': 'models:\n  - name: a\n    columns:\n      - name: id\n        data_tests: [unique]\n',
    });
    const { exitCode, statuses, err } = await project.run('build');
    expect(exitCode).toBe(1);
    expect(statuses).toEqual({ a: 'success', unique_a_id: 'fail', b: 'skipped', c: 'skipped' });
    expect(err).toContain('unique_field | n_records');
  });

  it('a broken model names its file and line, keeps the old relation and skips its children only', async () => {
    project = new ProjectFolder({
      'models/a.sql':
        "{{ config(materialized='table') }}\nselect 1 as id,\n  {{ var('expression', '2') }} as v",
      'models/b.sql': "select * from {{ ref('a') }}",
      'models/other.sql': 'select 5 as v',
    });
    await project.run('run');
    const { exitCode, statuses, results } = await project.run(
      'run',
      '--vars',
      '{expression: no_such_column}',
    );
    expect({ exitCode, statuses }).toEqual({
      exitCode: 1,
      statuses: { a: 'error', b: 'skipped', other: 'success' },
    });
    expect(results.find((result) => result.status === 'error')!.message).toContain('models/a.sql:3');
    expect(await project.query('select v from a')).toEqual([[2]]);
  });

  it('answers 2 for a project it cannot read, proposing the name that was meant', async () => {
    project = new ProjectFolder({
      'models/orders.sql': 'select 1 as id',
      'models/b.sql': "select * from {{ ref('order') }}",
    });
    const { exitCode, err } = await project.run('build');
    expect(exitCode).toBe(2);
    expect(err).toContain("depends on a node named 'order' which was not found Did you mean 'orders'?");
  });

  it('answers 0 with a warning when nothing is selected', async () => {
    project = new ProjectFolder({ 'models/a.sql': 'select 1 as id' });
    const { exitCode, out } = await project.run('run', '--select', 'nothing_here');
    expect(exitCode).toBe(0);
    expect(out).toContain("The selection criterion 'nothing_here' does not match any enabled nodes");
  });

  it('stops after the first failure with --fail-fast', async () => {
    project = new ProjectFolder({
      'models/a.sql': 'select * from nowhere',
      'models/z.sql': 'select 1 as id',
    });
    const { exitCode, statuses } = await project.run('run', '--fail-fast', '--threads', '1');
    expect({ exitCode, statuses }).toEqual({ exitCode: 1, statuses: { a: 'error', z: 'skipped' } });
  });
});
