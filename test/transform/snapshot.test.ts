import { afterEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

const SEED = (rows: string): Record<string, string> => ({ 'seeds/raw.csv': `id,name,seen_at\n${rows}` });
const HISTORY =
  'select id, name, dbt_valid_to is null as current from snaps.history order by id, dbt_valid_from';

describe('snapshots', () => {
  it('check strategy in a block: a changed row ends and begins anew', async () => {
    project = new ProjectFolder({
      ...SEED('1,a,2024-01-01\n2,b,2024-01-01\n'),
      'snapshots/s.sql':
        "{% snapshot history %}{{ config(unique_key='id', strategy='check', check_cols=['name'], target_schema='snaps') }}\nselect * from {{ ref('raw') }}{% endsnapshot %}",
    });
    await project.run('build');
    project.write(SEED('1,a,2024-02-02\n2,b2,2024-02-02\n3,c,2024-02-02\n'));
    await project.run('build');
    expect(await project.query(HISTORY)).toEqual([
      [1, 'a', true],
      [2, 'b', false],
      [2, 'b2', true],
      [3, 'c', true],
    ]);
  });

  it('timestamp strategy in YAML, with deleted rows ended', async () => {
    project = new ProjectFolder({
      ...SEED('1,a,2024-01-01\n2,b,2024-01-01\n'),
      'models/stg.sql': "select id, name, seen_at::timestamp as seen_at from {{ ref('raw') }}",
      'snapshots/s.yml': `snapshots:
  - name: history
    relation: ref('stg')
    config: {schema: snaps, unique_key: id, strategy: timestamp, updated_at: seen_at, hard_deletes: invalidate}
`,
      'macros/names.sql':
        '{% macro generate_schema_name(name, node) %}{{ name or target.schema }}{% endmacro %}',
    });
    await project.run('build');
    project.write(SEED('2,b2,2024-02-02\n'));
    await project.run('build');
    expect(await project.query(HISTORY)).toEqual([
      [1, 'a', false],
      [2, 'b', false],
      [2, 'b2', true],
    ]);
    expect(await project.query("select dbt_scd_id from snaps.history where name = 'b2'")).toEqual(
      await project.query("select md5('2|2024-02-02 00:00:00')"),
    );
  });

  it('hard_deletes: new_record keeps a row that says so', async () => {
    project = new ProjectFolder({
      ...SEED('1,a,2024-01-01\n2,b,2024-01-01\n'),
      'snapshots/s.sql':
        "{% snapshot history %}{{ config(unique_key='id', strategy='check', check_cols='all', target_schema='snaps', hard_deletes='new_record') }}\nselect * from {{ ref('raw') }}{% endsnapshot %}",
    });
    await project.run('build');
    project.write(SEED('1,a,2024-01-01\n'));
    await project.run('build');
    expect(
      await project.query('select id, dbt_is_deleted, dbt_valid_to is null from snaps.history order by 1, 2'),
    ).toEqual([
      [1, 'False', true],
      [2, 'False', false],
      [2, 'True', true],
    ]);
  });
});
