import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  JinjaError,
  Kwargs,
  parseTemplate,
  renderSync,
  toJs,
} from '../../pipelines/transform/jinja/index.ts';
import { type PlainCall, plainCalls } from '../../pipelines/transform/parse/plain-calls.ts';

/** The calls as the engine makes them. */
function engineCalls(text: string): PlainCall[] | 'refused' {
  const calls: PlainCall[] = [];
  const note =
    (name: PlainCall['name']) =>
    (...given: unknown[]) => {
      const options = given.at(-1) instanceof Kwargs ? (given.pop() as Kwargs) : new Kwargs();
      calls.push({
        name,
        args: given as string[],
        options: Object.fromEntries([...options].map(([key, value]) => [key, toJs(value)])),
      });
      return '';
    };
  const names: Record<string, unknown> = { ref: note('ref'), source: note('source'), config: note('config') };
  try {
    renderSync(parseTemplate(text, { file: 'm.sql' }), { globals: (name) => names[name] });
  } catch (error) {
    if (error instanceof JinjaError) return 'refused';
    throw error;
  }
  return calls;
}

describe('models of nothing but plain calls', () => {
  it.each([
    "select * from {{ ref('a') }}",
    '{{config(materialized="table",tags=["x", \'y\',])}} select 1',
    "{{- ref( 'pkg' , \"a\", ) -}}\n{{source('raw','t')}}",
    "{{ config(\n  materialized = 'incremental',\n  unique_key = ['a', 'b'],\n  enabled = true, lookback = 3, alias = none\n) }}",
    "select '{' || \"}\" || '}}' from {{ ref('a') }} -- {{ ref('in_a_comment') }}",
    "{{ ref('ünïcode') }}{{ ref('two\nlines') }}",
    'select 1',
    '',
  ])('are read without the engine: %s', (text) => {
    expect(plainCalls(text)).toEqual(engineCalls(text));
  });

  it.each([
    "{{ ref('a', v=1) }}",
    "{{ ref('a').identifier }}",
    "{{ ref('a' 'b') }}",
    "{{ ref('it\\'s') }}",
    "{{ ref(var('a')) }}",
    '{{ ref() }}',
    "{{ source('a') }}",
    "{{ ref('a') ~ 'b' }}",
    "{{ config({'materialized': 'table'}) }}",
    "{{ config(meta={'a': 1}) }}",
    "{{ config(pre_hook='select 1') }}",
    '{{ config(amount=1.5) }}',
    "{{ config(a='x', a='y') }}",
    "{{ config(a='x' b='y') }}",
    "{% if true %}{{ ref('a') }}{% endif %}",
    "{# {{ ref('a') }} #}",
    "{{ ref('a' }}",
    "{{ ref('a') }",
    "{{ my_macro('a') }}",
    "{{ refs('a') }}",
    "select {{ 1 }}, {{ ref('a') }}",
    "{{ ref('a') }}\r\n",
    '{{',
    '{{ config(a=[1',
  ])('leave everything else to it: %s', (text) => {
    expect(plainCalls(text)).toBeUndefined();
  });

  it('never say anything else than the engine, whatever the text', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{{-',
      '-}}',
      '{',
      '}',
      '{%',
      '%}',
      '{#',
      '#}',
      ' ',
      '\n',
      '\t',
      "'",
      '"',
      '\\',
      '(',
      ')',
      '[',
      ']',
      ',',
      '=',
      '==',
      'ref',
      'source',
      'config',
      'true',
      'None',
      '0',
      '12',
      '1.5',
      '.',
      'a',
      'é',
      '_x',
      '\u00a0',
      '\r',
      "ref('a')",
      "{{ ref('a') }}",
      "config(a='b')",
      '{{ config(',
      "a='b'",
      ',b=[',
      "'x','y']",
      ') }}',
      'select ',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const plain = plainCalls(text);
        if (plain !== undefined) expect(plain).toEqual(engineCalls(text));
      }),
      { numRuns: 5000 },
    );
  });
});
