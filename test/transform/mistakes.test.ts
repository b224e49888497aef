/** Mistakes in a project's files: all of them in one run, each with its place. */
import { describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

async function errorsOf(files: Record<string, string>): Promise<{ exitCode: number; err: string }> {
  const project = new ProjectFolder(files);
  const { exitCode, err } = await project.run('build');
  project.remove();
  return { exitCode, err };
}

describe('a project with several mistakes', () => {
  it('tells those of models, schema files, entries and tests together', async () => {
    const { exitCode, err } = await errorsOf({
      'models/a.sql': 'select 1 as x',
      'models/broken.sql': 'select 1 as x,\n  {{ 1 + }} as y',
      'models/refused.sql': '\nselect {{ money(1) }}, {{ exceptions.raise_compiler_error("Not so.") }}',
      'models/on_broken.sql': "select * from {{ ref('broken') }}",
      'macros/money.sql': '{% macro money(x) %}{{ x }}{% endmacro %}',
      'models/bad.yml': 'models:\n  - name: a\n   columns: []\n',
      'models/s.yml': `models:
  - name: a
    columns: x
  - description: nameless
  - name: on_broken
    columns:
      - name: x
        data_tests: [uniqe, not_nul, not_null]
snapshots:
  - name: 7
`,
    });
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^Encountered 8 errors:\n/);
    expect(err).toMatch(/\(models\/broken\.sql:2:\d+\)/);
    expect(err).toMatch(/\(models\/refused\.sql:2:\d+\)\n.*Not so\./);
    expect(err).toMatch(/Parsing Error \(models\/bad\.yml:3:\d+\)\n.*Syntax error in YAML/);
    expect(err).toMatch(/\(models\/s\.yml:2\)\n.*'a' has "x" at 'columns'/);
    expect(err).toMatch(/\(models\/s\.yml\)\n.*Entry did not contain a name/);
    expect(err).toMatch(/'test_uniqe' is undefined.*Did you mean 'unique'/);
    expect(err).toMatch(/'test_not_nul' is undefined.*Did you mean 'not_null'/);
    expect(err.match(/the name 7 is not of type 'string'/g)).toHaveLength(1);
    // What stands on a model that could not be read is not said to miss it.
    expect(err).not.toMatch(/on_broken.*depends on/);
  });

  it('tells of macro files before anything that may call them', async () => {
    const { exitCode, err } = await errorsOf({
      'macros/one.sql': '{% macro one() %}{{ 1 + }}{% endmacro %}',
      'macros/two.sql': '{% macro two() %}\n{% if %}{% endmacro %}',
      'models/a.sql': 'select {{ one() }} as x',
    });
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^Encountered 2 errors:\n.*\(macros\/one\.sql:1:\d+\)/);
    expect(err).toMatch(/\(macros\/two\.sql:2:\d+\)/);
    expect(err).not.toContain('models/a.sql');
  });

  it('keeps to one error where there is one', async () => {
    const { err } = await errorsOf({ 'models/a.sql': 'select {{ 1 + }}' });
    expect(err).toMatch(/^Encountered an error:\n/);
  });
});

it('a misspelt macro is answered with the one that was meant', async () => {
  const project = new ProjectFolder({
    'macros/m.sql': '{% macro cents_to_dollars(name) %}{{ name }} / 100{% endmacro %}',
    'models/a.sql': "select {{ cents_to_dolars('x') }} from (select 1 as x)",
  });
  const { exitCode, err } = await project.run('compile');
  expect(exitCode).toBe(2);
  expect(err).toMatch(
    /\(models\/a\.sql:1:\d+\)\n.*'cents_to_dolars' is undefined\. Did you mean 'cents_to_dollars'\?/,
  );
  project.remove();
});
