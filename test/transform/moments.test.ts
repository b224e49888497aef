/** Dates in YAML: objects in vars and in the arguments of tests, ISO texts wherever dbt renders. */
import { describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

const FILES = {
  'dbt_project.yml': `name: shop
version: '1.0'
profile: shop
vars: {day: 2020-01-01, moment: 2020-01-01T10:00:00Z}
models: {shop: {+meta: {at: 2021-02-03 04:05:06}}}
`,
  'macros/newer.sql':
    "{% test newer(model, column_name, than) %}select * from {{ model }} where {{ column_name }} < '{{ than }}'{% endtest %}",
  'models/a.sql':
    'select \'{{ var("day") }}\' as d, \'{{ var("moment") }}\' as m, {{ var("day").year + 1 }} as y',
  'models/b.sql': 'select m::timestamp as m from {{ ref("a") }}',
  'models/s.yml': `models:
  - name: b
    columns:
      - name: m
        data_tests: [{newer: {arguments: {than: 2001-02-03T04:05:06.5Z}}}]
unit_tests:
  - name: u
    model: b
    given: [{input: ref('a'), rows: [{m: 2020-01-01 10:00:00}]}]
    expect: {rows: [{m: 2020-01-01 10:00:00}]}
`,
};

describe('dates in YAML', () => {
  it('are dates in vars and test arguments, and texts in rows and configuration', async () => {
    const project = new ProjectFolder(FILES);
    const run = await project.run('build');
    expect(run.err).toBe('');
    expect(run.statuses).toEqual({
      a: 'success',
      b: 'success',
      u: 'pass',
      newer_b_m__2001_02_03_04_05_06_500000_00_00: 'pass',
    });
    expect(await project.query('select * from a')).toEqual([
      ['2020-01-01', '2020-01-01 10:00:00+00:00', 2021],
    ]);
    const { nodes, unit_tests } = project.artefact('manifest.json');
    expect(nodes['model.shop.b'].config.meta).toEqual({ at: '2021-02-03T04:05:06' });
    expect(unit_tests['unit_test.shop.b.u'].expect.rows).toEqual([{ m: '2020-01-01T10:00:00' }]);
    project.remove();
  });
});
