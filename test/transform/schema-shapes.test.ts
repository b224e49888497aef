/** Schema files that are not what dbt asks for: refused with the entry's name and the place in it, never a crash. */
import { describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

const REFUSED: [name: string, text: string, says: string][] = [
  ['a name that YAML reads as a truth', 'models: [{name: off}]', "the name false is not of type 'string'"],
  ['columns as a mapping', 'models: [{name: a, columns: {x: 1}}]', "'columns'"],
  ['a column as a text', 'models: [{name: a, columns: [x]}]', "'columns.0'"],
  ['config as a text', 'models: [{name: a, config: hello}]', "'config'"],
  ['a description as a number', 'models: [{name: a, description: 5}]', "'description'"],
  ['versions as a number', 'models: [{name: a, versions: 5}]', "'versions'"],
  ['tests as a text', 'models: [{name: a, data_tests: unique}]', "'data_tests'"],
  ['a key without its list', 'models:', "the value of 'models' is not a list"],
  ['a table as a text', 'sources: [{name: s, tables: [t]}]', "'tables.0'"],
  [
    'columns of a table as a number',
    'sources: [{name: s, tables: [{name: t, columns: 5}]}]',
    "'tables.0.columns'",
  ],
  [
    'two tables of one name',
    'sources: [{name: s, tables: [{name: t}, {name: t}]}]',
    'dbt found two sources with the name "s_t"',
  ],
  [
    'a period that is none',
    'sources: [{name: s, tables: [{name: t, freshness: {warn_after: {count: 1, period: week}}}]}]',
    'one of minute, hour, day',
  ],
  ['an exposure without an owner', 'exposures: [{name: e, type: dashboard}]', "'owner'"],
  [
    'inputs of a unit test as a mapping',
    'unit_tests: [{name: u, model: a, given: {a: 1}, expect: {rows: []}}]',
    "'given'",
  ],
  [
    'an input without its name',
    'unit_tests: [{name: u, model: a, given: [{rows: []}], expect: {rows: []}}]',
    "'given.0'",
  ],
  ['a snapshot of a bare name', 'snapshots: [{name: s, relation: a}]', 'Invalid jinja expression: a'],
  [
    'a snapshot without a strategy',
    'snapshots: [{name: s, relation: "ref(\'a\')", config: {unique_key: x}}]',
    "must be configured with a 'strategy' and 'unique_key'",
  ],
  ['an access that is none', 'models: [{name: a, access: zzz}]', 'invalid value (zzz)'],
  [
    'a constraint that is none',
    'models: [{name: a, constraints: [{type: zz}], columns: [{name: x, data_type: int}]}]',
    'Invalid constraint type',
  ],
  ['persist_docs as a truth', 'models: [{name: a, config: {persist_docs: true}}]', 'persist_docs'],
  ['an argument as a text', 'macros: [{name: m, arguments: [x]}]', "'arguments.0'"],
];

describe('a schema file with', () => {
  it.each(REFUSED)('%s is refused', async (_, text, says) => {
    const project = new ProjectFolder({ 'models/a.sql': 'select 1 as x', 'models/p.yml': text });
    const { exitCode, err } = await project.run('parse');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/models\/(p.yml|a.sql)/);
    expect(err).toContain(says);
    project.remove();
  });
});

it('says on which line of its file a wrong entry stands, the tests of a node and of a source included', async () => {
  const project = new ProjectFolder({
    'models/a.sql': 'select 1 as x',
    'models/p.yml': `# first
models:
  - name: 'a'   # the one
    data_tests:
      - no_such_test_type: {a: [}
`.replace(': {a: [}', ': 3'),
    'models/q.yml': `sources:
  - {name: sa, tables: []}
  - name: s
    tables: [{name: t, data_tests: [{x: 1, y: 2}]}]
exposures:
  - name: e
    type: nothing
    owner: {email: a@b}
seeds:
  - description: none
`,
  });
  const { exitCode, err } = await project.run('parse');
  expect(exitCode).toBe(2);
  expect(err.match(/models\/[pq]\.yml(:\d+)?/g)?.sort()).toEqual([
    'models/p.yml:3',
    'models/q.yml',
    'models/q.yml:6',
  ]);
  project.write({
    'models/p.yml': 'version: 2\n',
    'models/q.yml': project.read('models/q.yml').split('exposures')[0]!,
  });
  expect((await project.run('parse')).err).toContain('models/q.yml:3');
  project.remove();
});
