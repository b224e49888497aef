/** What dbt's reader without Jinja keeps as written, and what packages find behind builtins. */
import { describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

describe('parsing', () => {
  it('keeps backslashes in the texts of a model of plain calls, and only there', async () => {
    const config = String.raw`{{ config(meta={'q': 'it\'s', 'd': "say \"x\"", 'n': 'a\nb'}) }} select 1 as x`;
    const project = new ProjectFolder({
      'models/plain.sql': config,
      'models/rendered.sql': `${config}{{ '' }}`,
    });
    expect((await project.run('parse')).err).toBe('');
    const { nodes } = project.artefact('manifest.json');
    expect(nodes['model.shop.plain'].config.meta).toEqual({
      q: String.raw`it\'s`,
      d: String.raw`say \"x\"`,
      n: String.raw`a\nb`,
    });
    expect(nodes['model.shop.rendered'].config.meta).toEqual({ q: "it's", d: 'say "x"', n: 'a\nb' });
    project.remove();
  });

  it('takes a schema file without what stands behind its last line', async () => {
    const project = new ProjectFolder({
      'models/a.sql': 'select 1 as x',
      'models/s.yml': 'models:\n  - name: a\n    description: >\n      one\n      two\n\n',
    });
    await project.run('parse');
    expect(project.artefact('manifest.json').nodes['model.shop.a'].description).toBe('one two');
    project.remove();
  });

  it('lets a package read its version off builtins.ref', async () => {
    const project = new ProjectFolder({
      'models/a.sql':
        "select '{{ builtins.ref.config.dependencies['shop'].version }}' as v, '{{ builtins.ref.config.project_name }}' as p",
      'models/b.sql': 'select * from {{ builtins.ref("a") }}',
    });
    expect((await project.run('build')).err).toBe('');
    expect(await project.query('select * from b')).toEqual([['1.0', 'shop']]);
    project.remove();
  });

  it('gives on-run-end results whose node and timing answer to_dict()', async () => {
    const project = new ProjectFolder({
      'dbt_project.yml':
        'name: shop\nversion: \'1.0\'\nprofile: shop\non-run-end: "{{ keep(results) }}"\nflags: {}\n',
      'macros/keep.sql': `{% macro keep(results) %}{% if execute %}
        {% set result = results[0] %}
        create table kept as select '{{ result.node.to_dict()["name"] }}' as a, '{{ result.node.config.materialized }}' as b,
          '{{ result.timing[0].to_dict()["name"] }}' as c, '{{ result.node.get("alias") }}' as d, {{ result.node is mapping }} as e
      {% endif %}{% endmacro %}`,
      'models/a.sql': 'select 1 as x',
    });
    expect((await project.run('run')).err).toBe('');
    expect(await project.query('select * from kept')).toEqual([['a', 'view', 'compile', 'a', true]]);
    project.remove();
  });

  it('builds an exposure whose model fails a test, as nothing of it is built', async () => {
    const project = new ProjectFolder({
      'models/a.sql': 'select 1 as x union all select 1',
      'models/b.sql': 'select * from {{ ref("a") }}',
      'models/s.yml': `models: [{name: a, columns: [{name: x, data_tests: [unique]}]}]
exposures: [{name: e, type: dashboard, owner: {name: o}, depends_on: [ref('a')]}]
`,
    });
    expect((await project.run('build')).statuses).toEqual({
      a: 'success',
      unique_a_x: 'fail',
      b: 'skipped',
      e: 'no-op',
    });
    project.remove();
  });
});
