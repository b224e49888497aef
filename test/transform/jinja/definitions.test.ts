import { describe, expect, it } from 'vitest';
import {
  callMacroSync,
  extractDefinitions,
  makeMacro,
  parseTemplate,
  renderSync,
} from '../../../pipelines/transform/jinja/index.ts';

const MACROS = ['macro', 'test', 'data_test', 'materialization'];

describe('the definitions of a template', () => {
  it('carry kind, name, parameters and where they stand', () => {
    const source = "-- a\n\n{% macro _m(a, b: Dict[str, int] = {'x': 1}, format='%H:%M') %}b{% endmacro %}\n";
    const [definition] = parseTemplate(source, { file: 'macros/m.sql' }).definitions;
    expect(definition).toMatchObject({
      kind: 'macro',
      name: '_m',
      args: [
        { name: 'a', type: undefined, defaultSource: undefined },
        { name: 'b', type: 'Dict[str, int]', defaultSource: "{'x': 1}" },
        { name: 'format', type: undefined, defaultSource: "'%H:%M'" },
      ],
      source: source.slice(6, -1),
      body: 'b',
      offset: 6,
      endOffset: source.length - 1,
      line: 3,
      column: 1,
      endLine: 3,
    });
  });

  it.each([
    ['{% test even(model, column_name) %}t{% endtest %}', 'test', 'even', {}],
    ['{% data_test even(model) %}t{% enddata_test %}', 'test', 'even', {}],
    ['{% materialization m, default %}t{% endmaterialization %}', 'materialization', 'm', { default: true }],
    [
      "{% materialization m, adapter='duckdb', supported_languages=['sql', 'python'] %}t{% endmaterialization %}",
      'materialization',
      'm',
      { adapter: 'duckdb', supported_languages: ['sql', 'python'] },
    ],
    ['{% snapshot orders %}t{% endsnapshot %}', 'snapshot', 'orders', {}],
    ['{% docs orders %}t{% enddocs %}', 'docs', 'orders', {}],
  ])('%s', (source, kind, name, options) => {
    const template = parseTemplate(source, { file: 'a.sql' });
    expect(template.definitions).toEqual([expect.objectContaining({ kind, name, options, body: 't' })]);
    expect(renderSync(template, { globals: {} })).toBe('');
  });

  it('come outer first', () => {
    const source = '{% macro a() %}{% macro b() %}{% endmacro %}{% endmacro %}{% macro c() %}{% endmacro %}';
    const names = parseTemplate(source, { file: 'a.sql' }).definitions.map((definition) => definition.name);
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('run as macros that see the globals only', () => {
    const [, second] = parseTemplate(
      '{% set g = 1 %}{% macro a() %}{% endmacro %}{% macro b() %}{{ g }}{{ a }}{% endmacro %}',
      {
        file: 'a.sql',
      },
    ).definitions;
    expect(callMacroSync(makeMacro(second!, { globals: { g: 'G' } }))).toBe('G');
  });
});

describe('extracting blocks as dbt does', () => {
  it('leaves the text around them unparsed', () => {
    const source =
      '# {{ anything }} {% goes here %} {# {% docs no %} #}\n{% docs yes %}\n\n*text*\n{% enddocs %}\n{% endraw %}';
    const definitions = extractDefinitions(source, { file: 'docs.md', kinds: ['docs'] });
    expect(definitions.map(({ name, body, line }) => ({ name, body, line }))).toEqual([
      { name: 'yes', body: '\n\n*text*\n', line: 2 },
    ]);
  });

  it('takes along the white space that the marks strip, once', () => {
    const source = 'x\n\n{%- macro a() -%}\n a\n{%- endmacro -%}\n\n{%- macro b() -%} b {% endmacro -%}\n';
    const definitions = extractDefinitions(source, { file: 'm.sql', kinds: MACROS });
    expect(definitions.map(({ source: text, body }) => ({ text, body }))).toEqual([
      { text: '\n\n{%- macro a() -%}\n a\n{%- endmacro -%}\n\n', body: 'a' },
      { text: '{%- macro b() -%} b {% endmacro -%}\n', body: 'b ' },
    ]);
    for (const { source: text, offset, endOffset } of definitions) {
      expect(source.slice(offset, endOffset)).toBe(text);
    }
  });

  it('keeps lines and offsets of files with carriage returns', () => {
    const source = '-- a\r\n\r\n{% macro m() %}\r\n  {{ x.y }}\r\n{% endmacro %}';
    const [definition] = extractDefinitions(source, { file: 'm.sql', kinds: MACROS });
    expect(source.slice(definition!.offset, definition!.endOffset)).toBe(definition!.source);
    expect(definition!.line).toBe(3);
    const call = () => callMacroSync(makeMacro(definition!, { globals: {} }));
    expect(call).toThrow(expect.objectContaining({ line: 4, column: 8 }));
  });

  it.each([
    ['{% macro a() %}', "the block 'macro a' is not closed", 1],
    [
      '{% if x %}\n{% macro a() %}{% endmacro %}{% endif %}',
      "a macro block must stand at the top level, not inside 'if'",
      2,
    ],
    [
      '{% macro a() %}\n{% macro b() %}{% endmacro %}',
      "a macro block must not stand inside 'macro a' (line 1)",
      2,
    ],
    ['{% if x %}{% endfor %}', "unexpected 'endfor': 'endif' is expected", 1],
    [
      '\n{% macro a() %}\n{{ 1 2 }}{% endmacro %}',
      "expected token 'end of print statement', got 'integer'",
      3,
    ],
  ])('%s', (source, message, line) => {
    const extract = () => extractDefinitions(source, { file: 'm.sql', kinds: MACROS });
    expect(extract).toThrow(expect.objectContaining({ message, line, file: 'm.sql' }));
  });
});
