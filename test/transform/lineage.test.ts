/** Column lineage over many shapes of queries, from DuckDB's own bound plans. */
import { expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

/** Model, its query, and `column: value sources | condition sources` for each column. */
const SHAPES: [model: string, sql: string, columns: Record<string, string>][] = [
  ['cte', 'with a as (select id, x from S) select id, x + 1 as y from a', { id: 'src.id |', y: 'src.x |' }],
  [
    'windowed',
    'select id, row_number() over (partition by g order by x) as n from S',
    { id: 'src.id |', n: '| src.g src.x' },
  ],
  [
    'filtered',
    'select g, sum(x) filter (where y > 1) as s from S group by g',
    { g: 'src.g |', s: 'src.x | src.g src.y' },
  ],
  [
    'correlated',
    'select s.id, (select max(o.z) from O o where o.id = s.id) as m from S s',
    { id: 'src.id | oth.id src.id', m: 'oth.z | oth.id src.id' },
  ],
  ['in_query', 'select id from S where g in (select g2 from O)', { id: 'src.id | oth.g2 src.g' }],
  ['not_in_query', 'select id from S where x not in (select z from O)', { id: 'src.id | oth.z src.x' }],
  [
    'as_of',
    'select o.z from S s asof join O o on s.id = o.id and s.x >= o.z',
    { z: 'oth.z | oth.id oth.z src.id src.x' },
  ],
  [
    'recursive',
    'with recursive t(n, k) as (select id, x from S union all select n + 1, k from t where n < 5) select k from t',
    { k: 'src.x | src.id' },
  ],
  [
    'by_name',
    'select id, x from S union all by name select z as x, id from O',
    { id: 'oth.id src.id |', x: 'oth.z src.x |' },
  ],
  ['unnested', 'select unnest(arr) as u from S', { u: 'src.arr |' }],
  ['with_lambda', 'select list_transform(arr, v -> v + x) as l from S', { l: 'src.arr src.x |' }],
  ['highest', 'select id from S order by x limit 3', { id: 'src.id | src.x' }],
  ['first_of', 'select distinct on (g) x from S order by g, y desc', { x: 'src.x | src.g src.y' }],
  ['positional', 'select s.id, o.z from S s positional join O o', { id: 'src.id |', z: 'oth.z |' }],
];

it('names the value and condition sources of every column, or why they are not known', async () => {
  const models = SHAPES.map(([model, sql]) => [
    `models/${model}.sql`,
    sql.replaceAll(/\bS\b/g, "{{ ref('src') }}").replaceAll(/\bO\b/g, "{{ ref('oth') }}"),
  ]);
  const project = new ProjectFolder({
    'models/src.sql': "select 1 as id, 2 as x, 3 as y, 'a' as g, [1] as arr",
    'models/oth.sql': "select 1 as id, 2 as z, 'a' as g2",
    'models/of_a_file.sql': "select * from read_csv('nowhere.csv')",
    ...Object.fromEntries(models),
  });
  expect((await project.run('lineage')).exitCode).toBe(0);
  const { columns } = project.artefact('column_lineage.json');
  const short = (keys: string[]) => keys.map((key) => key.replace('model.shop.', '')).join(' ');
  for (const [model, , wanted] of SHAPES) {
    const found = Object.entries<any>(columns[`model.shop.${model}`]).map(([name, origin]) => [
      name,
      origin.unknown ?? `${short(origin.value)} | ${short(origin.condition)}`.trim(),
    ]);
    expect({ [model]: Object.fromEntries(found) }).toEqual({ [model]: wanted });
  }
  expect(columns['model.shop.of_a_file']['*'].unknown).toContain('nowhere.csv');
  expect((await project.run('lineage', 'of_a_file.any')).out).toContain('unknown: ');
  project.remove();
});
