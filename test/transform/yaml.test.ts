import { describe, expect, it } from 'vitest';
import { PyFloat } from '../../pipelines/transform/jinja/index.ts';
import { readPlainYaml } from '../../pipelines/transform/project/plain-yaml.ts';
import { parseFullYaml, parseYaml } from '../../pipelines/transform/project/yaml-file.ts';

const ALIKE = [
  'a: 1\nb: text # comment\nc: "quoted: # text"\n',
  'models:\n  - name: a\n    columns:\n    - name: id\n      tests: [unique, {not_null: {severity: warn}}]\n  - name: b\n',
  'list:\n- one\n-\n  deep: true\n- - nested\n',
  "text: |\n  line one\n\n  line two\nfolded: >-\n  one\n  two\n\n  three\nlast: 'it''s'\n",
  'empty:\nnull_too: ~\nyes_is: yes\ny: y\nn: no\n',
  'a: 1.0\nb: -2.50\nc: 010\nd: 1e3\ne: 12:30\nf: 2020-01-01\ng: .5\nh: 089\n',
  'url: https://example.org/a:b\npath: a/b#c\nsql: "{{ ref(\'a\') }}"\n',
  '{a: [1, two, {b: c}], "d": \'e\'}\n',
  '- a\n- b: 1\n  c:\n    - d\n',
  'a: 2020-01-01 10:00:00\nb: [2020-1-1, 2020-02-03T04:05:06.5Z]\nc: 2013-11-03 00:00:00-0\nd: 2020-01-01 10:00\n',
  'several:\n  words that go\n  on below\n',
  'base: &base {a: 1}\nuse:\n  <<: *base\n  b: 2\n',
  'base: &base # named\n  a: [1, {b: c}]\nuse: *base\nagain:\n  list:\n    - {x: *base, y: [*base]}\n    - *base\nlast: *base # said again\n',
  'base: &list\n- a\n- b\nuse: {x: *list}\n',
  'base: &flow [a, {b: c}] # named\nuse: *flow\n',
  '{a: 2016-17, b: 2017-07, c: 16A, d: 3F, e: 0B, f: 1E, g: 12D, h: 00C}\n',
  'a: 2017-07\nb: 2016-17\nc: 1A\n',
  'within: &within\n  a: 1\nuse: "*within"\nand: a*within\n',
  'key with spaces: and: colons\n',
  '---\na: 1\n',
  'a: 1\na: 2\n',
  'a: |+\n  kept\n\nb: 1\n',
  'deep:\n      far: in\n      as: well\n',
  '',
  '# nothing\n',
];

describe('YAML', () => {
  it.each(ALIKE)('%j reads alike in both parsers, where the quick one reads it', (text) => {
    const quick = readPlainYaml(text);
    const full = (): unknown => parseFullYaml(text, 'test.yml') ?? null;
    if (quick) expect(quick.value).toEqual(full());
    else expect(() => full()).not.toThrow(TypeError);
  });

  it('reads a named block the quick way, and gives it again as the same value', () => {
    const quick = readPlainYaml('meta: &entries\n  a: 1\nvars: {under_test: *entries, n: 2}\n');
    const { meta, vars } = quick!.value as { meta: unknown; vars: { under_test: unknown } };
    expect(vars.under_test).toBe(meta);
    expect(readPlainYaml('vars: *entries\nmeta: &entries\n  a: 1\n')).toBeUndefined();
  });

  it('reads scalars as PyYAML does', () => {
    expect(parseYaml('{a: 1.0, b: 1e3, c: y, d: 010, e: 089, f: yes, g: 12:30, h: 2020-1-1}', 'x')).toEqual({
      a: new PyFloat(1),
      b: '1e3',
      c: 'y',
      d: 8,
      e: '089',
      f: true,
      g: 750,
      h: '2020-1-1',
    });
  });

  it('makes dates and moments of plain texts that look like them', () => {
    const texts = (yaml: string): unknown => JSON.parse(JSON.stringify(parseYaml(yaml, 'x')));
    expect(
      texts('[2020-01-01, 2020-01-01 10:00:00, 2013-11-03 00:00:00-0, 2013-11-03 1:00:00.25 +05:30]'),
    ).toEqual([
      '2020-01-01',
      '2020-01-01T10:00:00',
      '2013-11-03T00:00:00+00:00',
      '2013-11-03T01:00:00.250000+05:30',
    ]);
    expect(parseYaml('[2020-1-1, 2020-01-01 10:00, "2020-01-01"]', 'x')).toEqual([
      '2020-1-1',
      '2020-01-01 10:00',
      '2020-01-01',
    ]);
    expect(() => parseYaml('a: 2020-02-30\n', 'models/s.yml')).toThrowError(/Syntax error in YAML: .*day/);
  });

  it('names the place of a mistake', () => {
    expect(() => parseYaml('a: [1, 2\nb: 3\n', 'models/s.yml')).toThrowError(/Syntax error in YAML/);
  });
});
