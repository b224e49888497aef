import { afterEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

describe('data tests', () => {
  it('the four built-in ones, custom ones, singular ones and their settings', async () => {
    project = new ProjectFolder({
      'seeds/raw.csv': 'id,kind\n1,a\n2,b\n2,\n',
      'models/m.sql': "select * from {{ ref('raw') }}",
      'models/m.yml': `models:
  - name: m
    columns:
      - name: id
        data_tests:
          - unique: {config: {severity: warn}}
          - not_null
          - relationships: {arguments: {to: ref('raw'), field: id}}
          - unique: {name: unique_small, config: {where: "id < 2"}}
      - name: kind
        data_tests:
          - not_null: {config: {error_if: ">1", warn_if: ">0"}}
          - accepted_values: {arguments: {values: [a]}}
    data_tests:
      - longer_than: {arguments: {rows: 5}}
`,
      'tests/generic/longer.sql':
        '{% test longer_than(model, rows) %}select count(*) from {{ model }} having count(*) <= {{ rows }}{% endtest %}',
      'tests/nothing.sql': "select 1 from {{ ref('m') }} where false",
    });
    const { statuses, exitCode } = await project.run('build');
    expect({ exitCode, statuses }).toEqual({
      exitCode: 1,
      statuses: {
        raw: 'success',
        m: 'success',
        unique_m_id: 'warn',
        unique_small: 'pass',
        not_null_m_id: 'pass',
        not_null_m_kind: 'warn',
        relationships_m_id__id__ref_raw_: 'pass',
        accepted_values_m_kind__a: 'fail',
        longer_than_m_5: 'fail',
        nothing: 'pass',
      },
    });
  });

  it('keeps the failing rows with --store-failures', async () => {
    project = new ProjectFolder({
      'models/m.sql': 'select 1 as id union all select null',
      'models/m.yml': 'models:\n  - name: m\n    columns: [{name: id, data_tests: [not_null]}]\n',
    });
    await project.run('build', '--store-failures');
    expect(await project.query('select count(*) from main_dbt_test__audit.not_null_m_id')).toEqual([['1']]);
  });

  it('names a test by dbt’s rule, with an md5 from 64 characters on', async () => {
    project = new ProjectFolder({
      'models/a_model_with_quite_a_long_name.sql': "select 'x' as a_column_with_a_long_name",
      'models/s.yml': `models:
  - name: a_model_with_quite_a_long_name
    columns:
      - name: a_column_with_a_long_name
        data_tests:
          - accepted_values: {arguments: {values: [x, 'a b', 1.0]}}
`,
    });
    const { manifest } = await project.run('parse');
    const test = Object.values(manifest!.nodes).find((node) => node.resource_type === 'test')!;
    // As dbt 1.12.6 names the same test.
    expect({ id: test.unique_id, alias: test.alias }).toMatchInlineSnapshot(`
      {
        "alias": "accepted_values_a_model_with_q_eca03eec35a8acec2bc30227b0ba7679",
        "id": "test.shop.accepted_values_a_model_with_quite_a_long_name_a_column_with_a_long_name__x__a_b__1_0.a16d692e08",
      }
    `);
  });
});

describe('unit tests', () => {
  const FILES = {
    'models/up.sql': 'select 1 as id, 2.5 as amount',
    'models/m.sql':
      "select id, amount * 2 as twice from {{ ref('up') }} where amount > {{ var('floor', 1) }}",
    'models/up.yml':
      'models:\n  - name: up\n    columns: [{name: id, data_type: integer}, {name: amount, data_type: "decimal(9,2)"}]\n',
  };
  const unit = (given: string, expected: string, more = ''): Record<string, string> => ({
    'models/u.yml': `unit_tests:
  - name: doubles
    model: m
    given:
      - input: ref('up')
${given}
    expect:
${expected}
${more}`,
  });
  const rows = (text: string, depth: number): string => `${' '.repeat(depth)}rows: ${text}`;

  it('pass from declared types with nothing built', async () => {
    project = new ProjectFolder({
      ...FILES,
      ...unit(rows('[{id: 7, amount: 2.25}, {id: 8}]', 8), rows('[{id: 7, twice: 4.5}]', 6)),
    });
    expect((await project.run('test')).statuses).toEqual({ doubles: 'pass' });
  });
  it('fail with the difference as a table', async () => {
    project = new ProjectFolder({
      ...FILES,
      ...unit(rows('[{id: 7, amount: 2.25}]', 8), rows('[{id: 7, twice: 5}]', 6)),
    });
    const { statuses, results } = await project.run('test');
    expect(statuses).toEqual({ doubles: 'fail' });
    expect(results[0]!.message).toContain('5.00→4.50');
  });
  it('take csv and sql fixtures, and overrides', async () => {
    project = new ProjectFolder({
      ...FILES,
      ...unit(
        `        format: csv\n        rows: |\n          id,amount\n          1,5\n          2,20`,
        `      format: sql\n      rows: "select 2 as id, 40.0 as twice"`,
        '    overrides: {vars: {floor: 10}}\n',
      ),
    });
    expect((await project.run('test')).statuses).toEqual({ doubles: 'pass' });
  });

  it('of one model go one after the other; one that fails holds back the rest and the model', async () => {
    const unit = (name: string, given: number): string =>
      `  - name: ${name}
    model: m
    given: [{input: ref('raw'), rows: [{id: ${given}}]}]
    expect: {rows: [{id: 1}]}
`;
    project = new ProjectFolder({
      'models/raw.sql': 'select 1 as id',
      'models/m.sql': "select id from {{ ref('raw') }}",
      'models/u.yml': `unit_tests:\n${unit('first', 2)}${unit('second', 1)}${unit('third', 1)}`,
    });
    const { statuses } = await project.run('build');
    expect(statuses).toEqual({
      raw: 'success',
      first: 'fail',
      second: 'skipped',
      third: 'skipped',
      m: 'skipped',
    });
    expect((await project.run('test')).statuses).toEqual({ first: 'fail', second: 'pass', third: 'pass' });
  });
});
