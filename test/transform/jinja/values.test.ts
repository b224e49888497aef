import { describe, expect, it } from 'vitest';
import {
  fromJs,
  isTruthy,
  type JinjaProtocol,
  type Kwargs,
  PyDict,
  PyFloat,
  PySet,
  parseTemplate,
  renderNativeSync,
  renderSync,
  toJs,
  toRepr,
  toStr,
  tupleFrom,
  Undefined,
} from '../../../pipelines/transform/jinja/index.ts';

const rendered = (source: string, globals: Record<string, unknown>) =>
  renderSync(parseTemplate(source, { file: 'a.sql' }), { globals });

describe('str() and repr()', () => {
  it.each([
    [null, 'None', 'None'],
    [true, 'True', 'True'],
    [12, '12', '12'],
    [1e21, '1000000000000000000000', '1000000000000000000000'],
    [12345678901234567890n, '12345678901234567890', '12345678901234567890'],
    [new PyFloat(1), '1.0', '1.0'],
    [new PyFloat(1e16), '1e+16', '1e+16'],
    [0.5, '0.5', '0.5'],
    ['a', 'a', "'a'"],
    ["it's", "it's", '"it\'s"'],
    ['\'"\n\u00e9\u200b', '\'"\n\u00e9\u200b', "'\\'\"\\n\u00e9\\u200b'"],
    [[1, 'a', null], "[1, 'a', None]", "[1, 'a', None]"],
    [tupleFrom([1]), '(1,)', '(1,)'],
    [new PyDict([['a', new PyFloat(2)]]), "{'a': 2.0}", "{'a': 2.0}"],
    [{ a: [1] }, "{'a': [1]}", "{'a': [1]}"],
    [new PySet([1]), '{1}', '{1}'],
    [new Undefined({ name: "'x'" }, false), '', 'Undefined'],
  ])('%o', (value, text, repr) => {
    expect([toStr(value), toRepr(value)]).toEqual([text, repr]);
  });
});

describe('dicts', () => {
  it('hold 1, 1.0 and True for one key and tuples by their items', () => {
    const dict = new PyDict([
      [1, 'one'],
      [tupleFrom([1, 'a']), 'pair'],
    ]);
    dict.set(true, 'true');
    expect([dict.get(new PyFloat(1)), dict.get(tupleFrom([1, 'a'])), dict.size]).toEqual(['true', 'pair', 2]);
    expect([...dict.keys()][0]).toBe(1);
    expect(dict.delete(tupleFrom([true, 'a']))).toBe(true);
  });

  it('refuse lists as keys', () => {
    expect(() => new PyDict().set([1], 2)).toThrow("unhashable type: 'list'");
  });
});

describe('conversion', () => {
  it('to JavaScript is deep', () => {
    const value = new PyDict([['a', [new PyFloat(1.5), tupleFrom([null, new PySet([2])])]]]);
    expect(toJs(value)).toEqual({ a: [1.5, [null, [2]]] });
  });

  it('from JavaScript makes dicts of objects', () => {
    expect(fromJs({ a: [{ b: undefined }] })).toEqual(new PyDict([['a', [new PyDict([['b', null]])]]]));
  });

  it.each([
    ['', false],
    [[], false],
    [new PyDict(), false],
    [{}, false],
    [new PyFloat(0), false],
    [0n, false],
    [['x'], true],
    [{ a: 1 }, true],
  ])('truth of %o is %s', (value, truth) => {
    expect(isTruthy(value)).toBe(truth);
  });
});

describe('JavaScript objects in templates', () => {
  class Target {
    readonly schema = 'main';
    readonly _secret = 1;
    upper(text: string): string {
      return this.schema + text.toUpperCase();
    }
  }

  it('show properties and methods, except private ones', () => {
    expect(
      rendered("{{ t.schema }}{{ t.upper('a') }}[{{ t._secret }}{{ t.constructor }}]", { t: new Target() }),
    ).toBe('mainmainA[]');
  });

  it('are read-only dicts when plain', () => {
    const globals = { o: { a: 1, items: 2 } };
    expect(
      rendered("{{ o.a }}{{ o['items'] }}{{ o.get('b', 3) }}{{ o | length }}{{ o is mapping }}", globals),
    ).toBe('1232True');
    expect(() => rendered("{{ {'o': o}.o.pop('a') }}", globals)).toThrow('this dict is read-only');
  });

  it('functions have the properties set on them', () => {
    const config = Object.assign(() => '', { get: (name: string) => `<${name}>` });
    expect(rendered("{{ config() }}{{ config.get('x') }}{{ config.name }}", { config })).toBe('<x>');
  });

  it('speak for themselves with a protocol', () => {
    const day = (n: number): { __jinja__: JinjaProtocol } => ({
      __jinja__: {
        typeName: 'datetime.date',
        getAttr: (name) => (name === 'day' ? n : undefined),
        getItem: (key) => (key === 'k' ? n : undefined),
        call: (args, kwargs) => `${args.join()}/${[...kwargs].join()}`,
        str: () => `day ${n}`,
        repr: () => `date(${n})`,
        truthy: () => n > 0,
        iterate: () => [n, n + 1],
        length: () => 2,
        eq: (other) => toStr(other) === `day ${n}`,
        hash: () => `day ${n}`,
        compare: (other) => n - Number(toStr(other).slice(4)),
        binary: (operator, other, reflected) =>
          operator === '+' && !reflected ? day(n + Number(other)) : undefined,
        format: (spec) => `${spec}:${n}`,
        isMapping: true,
      },
    });
    const globals = { a: day(1), b: day(2), none: day(0) };
    expect(rendered("{{ a }} {{ [a] }} {{ a.day }}{{ a['k'] }} {{ a(1, x=2) }}", globals)).toBe(
      'day 1 [date(1)] 11 1/x,2',
    );
    expect(rendered('{{ a + 1 }} {{ a + 1 == b }} {{ a < b }} {{ [b, a] | sort | first }}', globals)).toBe(
      'day 2 True True day 1',
    );
    expect(
      rendered("{{ a | list }}{{ a | length }}{{ 'x' if none else 'y' }}{{ '{:%d}'.format(b) }}", globals),
    ).toBe('[1, 2]2y%d:2');
    expect(rendered('{{ {a: 5}[a] }}{{ a is mapping }}', globals)).toBe('5True');
    expect(() => rendered('{{ 1 + a }}', globals)).toThrow(
      "unsupported operand type(s) for +: 'int' and 'datetime.date'",
    );
  });
});

describe('the environment', () => {
  const template = parseTemplate('{{ x }}{{ y is none }}{{ range(2) | list }}', { file: 'a.sql' });

  it.each([
    [
      'a Map',
      new Map<string, unknown>([
        ['x', 1],
        ['y', undefined],
      ]),
    ],
    ['an object', { x: 1, y: undefined }],
    ['a function', (name: string) => ({ x: 1, y: null })[name]],
  ])('takes its names from %s', (_, globals) => {
    expect(renderSync(template, { globals })).toBe('1True[0, 1]');
  });

  it('may be filled in after macros were made from it', () => {
    const environment = { globals: {} as Record<string, unknown> };
    expect(renderSync(template, environment)).toBe('False[0, 1]');
    environment.globals = { x: 2, y: null };
    expect(renderSync(template, environment)).toBe('2True[0, 1]');
  });

  it('may bring filters and tests', () => {
    const known = { file: 'a.sql', filters: ['twice'], tests: ['big'] };
    const own = parseTemplate(
      "{{ 2 | twice(by=3) }}{{ [1, 9] | select('big') | list }}{{ 9 is big }}",
      known,
    );
    const environment = {
      globals: {},
      filters: { twice: (value: unknown, kwargs: unknown) => `${value}x${(kwargs as Kwargs).get('by')}` },
      tests: { big: (value: unknown) => Number(value) > 5 },
    };
    expect(renderSync(own, environment)).toBe('2x3[9]True');
  });

  it('may choose at random', () => {
    const random = parseTemplate("{{ ['a', 'b', 'c'] | random }}", { file: 'a.sql' });
    expect(renderSync(random, { globals: {}, random: () => 0.99 })).toBe('c');
  });

  it('is told of the macros called', () => {
    const calls: string[] = [];
    const source =
      '{% macro a() %}{{ b() }}{{ caller() }}{% endmacro %}{% macro b() %}{% endmacro %}{% call a() %}{% endcall %}';
    renderSync(parseTemplate(source, { file: 'a.sql' }), {
      globals: {},
      onMacroCall: (macro) => void calls.push(macro.name),
    });
    expect(calls).toEqual(['a', 'b']);
  });
});

describe('native rendering', () => {
  const native = (source: string) =>
    renderNativeSync(parseTemplate(source, { file: 'a.yml' }), { globals: { n: 3, list: [1, 2] } });

  it.each([
    ['{{ n }}', 3],
    ['{{ list }}', [1, 2]],
    ['{{ n }} ', '3 '],
    ['12', '12'],
    ['{{ 12 }}', '12'],
    ["{{ '12' | as_number }}", 12],
    ["{{ 'True' | as_bool }}", true],
    ["{{ '[1, 2]' | as_native }}", [1, 2]],
    ['{{ n | as_text }}', '3'],
    ['', ''],
  ])('%s', (source, value) => {
    expect(native(source)).toEqual(value);
  });

  it('refuses what is not of the kind asked for', () => {
    expect(() => native("{{ 'x' | as_number }}")).toThrow("Could not convert value 'x' into type 'number'");
  });
});
