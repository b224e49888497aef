/** What packages ask of the context and of a project's settings, as dbt answers it. */
import { afterEach, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
afterEach(() => project.remove());

it('renders a variable that holds Jinja each time it is asked for, as text; a schema file has it as it is', async () => {
  project = new ProjectFolder({
    'dbt_project.yml': `name: shop
version: '1.0'
profile: shop
vars:
  plain: 1
  size: "{{ 500 if target.type == 'athena' else 10 }}"
  twice: "{{ var('size') ~ var('size') }}"
  listed: ["{{ 1 }}"]
  flag: "{{ var('switch', 'x') == 'x' }}"
`,
    'models/m.sql':
      "{{ config(tags=[var('twice')]) }}select {{ var('size') | int * 2 }} as a, '{{ var('twice') }}' as b, '{{ var('size') is string }}' as c, {{ var('plain') + 1 }} as d, \"{{ var('listed')[0] }}\" as e, '{{ var('flag') }}' as f, {{ var('cli') }} as g",
    'models/m.yml':
      'models:\n  - name: m\n    description: "{{ var(\'size\') }} rows"\n    config: {meta: {size: "{{ var(\'size\') }}"}}\n',
  });
  await project.run('compile', '--vars', '{cli: "{{ 40 + 2 }}"}');
  const node = project.artefact('manifest.json').nodes['model.shop.m'];
  expect(node.compiled_code).toBe(
    "select 20 as a, '1010' as b, 'True' as c, 2 as d, \"{{ 1 }}\" as e, 'True' as f, 42 as g",
  );
  expect([node.tags, node.description, node.config.meta]).toEqual([
    ['1010'],
    "{{ 500 if target.type == 'athena' else 10 }} rows",
    { size: "{{ 500 if target.type == 'athena' else 10 }}" },
  ]);
});

it('lets a macro put names into the context, in view of the macros called after it', async () => {
  project = new ProjectFolder({
    'macros/m.sql': `

{%- macro keep(key, value) -%}
  {%- set kept = context.get('__KEPT__', {}) -%}
  {%- do kept.update({key: value}) -%}
  {%- do context.update({'__KEPT__': kept}) -%}
{%- endmacro -%}
{% macro kept(key) %}{{ return(context['__KEPT__'][key] ~ __KEPT__ | length ~ context.setdefault('zz', 7) ~ ('zz' in context)) }}{% endmacro %}`,
    'models/m.sql': "{{ keep('a', 1) }}{{ keep('b', 2) }}select '{{ kept('b') }}' as a",
    'models/n.sql': "select '{{ '__KEPT__' in context }}' as a",
  });
  await project.run('compile');
  const { nodes, macros } = project.artefact('manifest.json');
  expect(nodes['model.shop.m'].compiled_code).toBe("select '227True' as a");
  expect(nodes['model.shop.n'].compiled_code).toBe("select 'False' as a");
  expect(macros['macro.shop.keep'].macro_sql).toMatch(/^\{%- macro keep/);
});

it('counts the packages that the lock file lists, and says which line of a file is wrong after blank ones', async () => {
  project = new ProjectFolder({
    'packages.yml':
      'packages:\n  - {package: a/tools, version: 1.0.0}\n  - {git: "https://x/gone.git", revision: 1}\n',
    'dbt_packages/tools/dbt_project.yml': 'name: tools\nversion: 1.0.0\nprofile: x\n',
    'models/m.sql': 'select 1 as a',
  });
  const refused = await project.run('list');
  expect([refused.exitCode, refused.err]).toEqual([
    2,
    expect.stringContaining('only 1 package(s) installed'),
  ]);
  project.write({ 'package-lock.yml': 'packages:\n  - {name: tools, package: a/tools, version: 1.0.0}\n' });
  expect((await project.run('list')).exitCode).toBe(0);
  project.write({ 'macros/bad.sql': '\n\n\n{% macro a() %}{{ 1 + }}{% endmacro %}' });
  expect((await project.run('list')).err).toContain('macros/bad.sql:4:');
});

it('drops the last line break of texts in YAML, keeps config as written beside, and refuses a partition that is no column', async () => {
  project = new ProjectFolder({
    'dbt_project.yml': `name: shop
version: '1.0'
profile: shop
models:
  +meta:
    p: |
      text
`,
    'models/m.sql': "select 'a' as a",
    'models/m.yml': `models:
  - name: m
    description: |
      kept
    config:
      tags: [x]
      meta:
        note: |
          two
          lines
        at: "{{ target.name }}"
    columns:
      - name: a
        data_tests:
          - accepted_values:
              arguments: {values: ["a\\n"]}
              config: {where: "a is not null\\n"}
`,
    'models/n.sql': "{{ config(materialized='table', partition_by={'field': 'a'}) }}select 1 as a",
    'models/o.sql': "{{ config(materialized='table', partition_by='a') }}select 1 as a",
  });
  const { statuses, out } = await project.run('build');
  expect(statuses).toMatchObject({ m: 'success', n: 'error', o: 'success' });
  expect(Object.values(statuses)).toContain('pass');
  expect(out).toContain('partitioned_by/partition_by is only supported for DuckLake relations');
  const { nodes } = project.artefact('manifest.json');
  const node = nodes['model.shop.m'];
  expect([node.description, node.config.meta]).toEqual([
    'kept\n',
    { p: 'text', note: 'two\nlines', at: 'dev' },
  ]);
  expect(node.unrendered_config).toEqual({
    meta: { note: 'two\nlines\n', at: '{{ target.name }}' },
    tags: ['x', 'x'],
  });
  const test = Object.values<any>(nodes).find((item) => item.resource_type === 'test');
  expect(test.config.where).toBe('a is not null');
});

it('keeps what the project files say of a key that a model sets to none, but names it without', async () => {
  project = new ProjectFolder({
    'dbt_project.yml':
      'name: shop\nversion: 1.0\nprofile: shop\nmodels: {+schema: sch, +unique_key: x, +full_refresh: false}\n',
    'models/a.sql': 'select 1 as x',
    'models/b.sql': '{{ config(schema=none, unique_key=none, full_refresh=none) }}select 1 as x',
    'models/m.yml':
      'models: [{name: a, config: {schema: null, unique_key: null, full_refresh: null, alias: null}}]\n',
  });
  await project.run('parse');
  const { nodes } = project.artefact('manifest.json');
  for (const name of ['a', 'b']) {
    const { schema, config } = nodes[`model.shop.${name}`];
    expect([schema, config.schema, config.unique_key, config.full_refresh, config.alias]).toEqual([
      'main',
      'sch',
      'x',
      false,
      null,
    ]);
  }
});

it('shows a running template the model as its schema file has it, whatever was asked while parsing', async () => {
  project = new ProjectFolder({
    'macros/asked.sql': '{% macro asked(model) %}{{ model.name }}{% endmacro %}',
    'models/m.sql':
      "{{ config(materialized='table', persist_docs={'relation': true}) }}select '{{ asked(model) }}' as a, '{{ model.description }}' as b, '{{ model.config.meta.k }}' as c",
    'models/m.yml': 'models: [{name: m, description: told, config: {meta: {k: v}}}]\n',
  });
  expect((await project.run('run')).exitCode).toBe(0);
  expect(await project.query('select * from m')).toEqual([['m', 'told', 'v']]);
  expect(await project.query("select comment from duckdb_tables() where table_name = 'm'")).toEqual([
    ['told'],
  ]);
});

it('shows the path of the target as written, and a source what its parent says of a field set to null', async () => {
  project = new ProjectFolder({
    'models/m.sql': "select '{{ target.path }}' as a",
    'models/s.yml': `sources:
  - name: raw
    config: {loaded_at_field: loaded}
    tables:
      - {name: t, config: {loaded_at_field: null}}
`,
  });
  await project.run('compile');
  const { nodes, sources } = project.artefact('manifest.json');
  expect(nodes['model.shop.m'].compiled_code).toBe("select 'shop.duckdb' as a");
  expect(sources['source.shop.raw.t'].loaded_at_field).toBe('loaded');
});
