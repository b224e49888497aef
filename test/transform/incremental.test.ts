import { afterEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

const FIRST = 'id,amount\n1,10\n2,20\n';
const SECOND = 'id,amount\n2,25\n3,30\n';

async function twice(config: string, columns = 'id, amount'): Promise<unknown[][]> {
  project = new ProjectFolder({
    'seeds/raw.csv': FIRST,
    'models/m.sql': `{{ config(materialized='incremental'${config}) }}\nselect ${columns} from {{ ref('raw') }}`,
  });
  expect((await project.run('build')).exitCode).toBe(0);
  project.write({ 'seeds/raw.csv': SECOND });
  const second = await project.run('build', '--vars', '{later: true}');
  expect(second.err).toBe('');
  return project.query('select * from m order by all');
}

describe('incremental models', () => {
  it('append', async () => {
    expect(await twice(", incremental_strategy='append'")).toEqual([
      [1, 10],
      [2, 20],
      [2, 25],
      [3, 30],
    ]);
  });
  it('delete+insert, which is the default with a key', async () => {
    expect(await twice(", unique_key='id'")).toEqual([
      [1, 10],
      [2, 25],
      [3, 30],
    ]);
  });
  it('delete+insert with a key of several columns', async () => {
    expect(await twice(", unique_key=['id', 'amount']")).toEqual([
      [1, 10],
      [2, 20],
      [2, 25],
      [3, 30],
    ]);
  });
  it('merge', async () => {
    expect(await twice(", unique_key='id', incremental_strategy='merge'")).toEqual([
      [1, 10],
      [2, 25],
      [3, 30],
    ]);
  });
  it('merge that leaves a column alone', async () => {
    expect(
      await twice(", unique_key='id', incremental_strategy='merge', merge_exclude_columns=['amount']"),
    ).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
  });
  it('on_schema_change: append_new_columns', async () => {
    const columns = "id{% if var('later', false) %}, amount{% endif %}";
    expect(await twice(", unique_key='id', on_schema_change='append_new_columns'", columns)).toEqual([
      [1, null],
      [2, 25],
      [3, 30],
    ]);
  });
  it('on_schema_change: sync_all_columns', async () => {
    const columns = "id, {{ 'amount as price' if var('later', false) else 'amount' }}";
    expect(await twice(", unique_key='id', on_schema_change='sync_all_columns'", columns)).toEqual([
      [1, null],
      [2, 25],
      [3, 30],
    ]);
    expect((await project.query('describe m')).map((row) => row[0])).toEqual(['id', 'price']);
  });
  it('on_schema_change: fail leaves the table as it was', async () => {
    project = new ProjectFolder({
      'models/m.sql':
        "{{ config(materialized='incremental', on_schema_change='fail') }}\nselect 1 as id{% if var('later', false) %}, 2 as b{% endif %}",
    });
    await project.run('run');
    const { exitCode, results } = await project.run('run', '--vars', '{later: true}');
    expect(exitCode).toBe(1);
    expect(results[0]!.message).toContain('out of sync');
    expect(await project.query('select * from m')).toEqual([[1]]);
  });
  it('is_incremental, this and --full-refresh', async () => {
    project = new ProjectFolder({
      'models/m.sql':
        "{{ config(materialized='incremental') }}\nselect 1 as n{% if is_incremental() %} where (select count(*) from {{ this }}) < 2{% endif %}",
    });
    for (const [args, rows] of [
      [[], 1],
      [[], 2],
      [[], 2],
      [['--full-refresh'], 1],
    ] as [string[], number][]) {
      expect((await project.run('run', ...args)).exitCode).toBe(0);
      expect(await project.query('select count(*) from m')).toEqual([[String(rows)]]);
    }
  });

  it('microbatch is refused by name in the first run too', async () => {
    project = new ProjectFolder({
      'models/m.sql':
        "{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='t', begin='2024-01-01', batch_size='day') }}\nselect date '2024-01-02' as t",
      'models/below.sql': "select * from {{ ref('m') }}",
    });
    const { exitCode, results, statuses } = await project.run('run');
    expect([exitCode, statuses]).toEqual([1, { m: 'error', below: 'skipped' }]);
    expect(results[0]!.message).toContain(
      'The incremental strategy microbatch is known to dbt but not supported',
    );
  });
});
