import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  callMacro,
  callMacroSync,
  invokeMacro,
  JinjaError,
  Kwargs,
  makeMacro,
  parseTemplate,
  render,
  renderSync,
} from '../../../pipelines/transform/jinja/index.ts';

let instance: DuckDBInstance;
let query: (sql: unknown) => Promise<unknown[]>;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  query = async (sql) => (await connection.runAndReadAll(String(sql))).getRows().map((row) => row[0]);
});

afterAll(() => instance.closeSync());

/** Renders with the global run_query, which answers the first column of a query's rows. */
async function rendered(source: string, globals: Record<string, unknown> = {}): Promise<string> {
  return render(parseTemplate(source, { file: 'models/a.sql' }), {
    globals: { run_query: query, ...globals },
  });
}

describe('a callable that answers with a Promise is waited for', () => {
  const places: [string, string, string][] = [
    ['in a printed expression', `{{ run_query('select 1') }}`, '[1]'],
    ['as an operand', `{{ run_query('select 1')[0] + run_query('select 2')[0] }}`, '3'],
    ['in a condition', `{% if run_query('select 1')[0] == 1 %}yes{% endif %}`, 'yes'],
    ['in an elif', `{% if false %}{% elif run_query('select 1') %}yes{% endif %}`, 'yes'],
    [
      'as what a loop goes through',
      `{% for n in run_query('from range(3)') %}{{ n }},{% endfor %}`,
      '0,1,2,',
    ],
    ['in a loop', `{% for n in [1, 2] %}{{ run_query('select ' ~ n)[0] }},{% endfor %}`, '1,2,'],
    [
      "in a loop's condition, looked ahead to",
      `{% for n in [1, 2, 3] if run_query('select ' ~ n)[0] != 2 %}{{ n }}{{ loop.last }}{{ loop.length }} {% endfor %}`,
      '1False2 3True2 ',
    ],
    [
      'in a list, tuple and dict',
      `{{ [run_query('select 1')[0], (run_query('select 2')[0],), {'a': run_query('select 3')[0]}] }}`,
      "[1, (2,), {'a': 3}]",
    ],
    ['as the target of a filter', `{{ run_query('from range(3)') | sum }}`, '3'],
    ["in a filter's argument", `{{ [1, 2] | join(run_query("select '-'")[0]) }}`, '1-2'],
    ["in a test's argument", `{{ 4 is divisibleby(run_query('select 2')[0]) }}`, 'True'],
    ['in a slice', `{{ 'abcd'[run_query('select 1')[0]:run_query('select 3')[0]] }}`, 'bc'],
    ['in a keyword argument', `{{ dict(a=run_query('select 1')[0]) }}`, "{'a': 1}"],
    ['in star arguments', `{{ dict(**{'a': run_query('select 1')[0]}) }}`, "{'a': 1}"],
    ['in an inline if', `{{ 'x' if run_query('select true')[0] else run_query('select 2') }}`, 'x'],
    ['in a set', `{% set a, b = run_query('from range(2)') %}{{ a }}{{ b }}`, '01'],
    ['in a set block', `{% set a %}{{ run_query('select 1')[0] }}{% endset %}[{{ a }}]`, '[1]'],
    ['in a filter block', `{% filter upper %}{{ run_query("select 'a'")[0] }}{% endfilter %}`, 'A'],
    ['in a with', `{% with a = run_query('select 1')[0] %}{{ a }}{% endwith %}`, '1'],
    ['in a do', `{% set l = [] %}{% do l.append(run_query('select 1')[0]) %}{{ l }}`, '[1]'],
    [
      'in a recursive loop',
      `{% for n in [2] recursive %}{{ n }}{% if n %}{{ loop(run_query('select ' ~ (n - 1))) }}{% endif %}{% endfor %}`,
      '210',
    ],
    ['in a macro', `{% macro m() %}{{ run_query('select 1')[0] }}!{% endmacro %}{{ m() }}`, '1!'],
    [
      "in a parameter's default",
      `{% macro m(a, b=run_query('select ' ~ a)[0]) %}{{ b }}{% endmacro %}{{ m(7) }}`,
      '7',
    ],
    [
      'in a return',
      `{% macro m() %}{{ return(run_query('from range(2)')) }}{% endmacro %}{{ m()[1] + 1 }}`,
      '2',
    ],
    [
      'in a call block and its arguments',
      `{% macro m(n) %}<{{ caller(run_query('select ' ~ n)[0]) }}>{% endmacro %}` +
        `{% call(x) m(run_query('select 1')[0]) %}{{ x }}{{ run_query('select 2')[0] }}{% endcall %}`,
      '<12>',
    ],
    [
      'again, in SQL built from its rows',
      `{% set names = run_query("select unnest(['a', 'b'])") %}` +
        `{{ run_query('select ' ~ (names | map('replace', 'a', '1') | map('replace', 'b', '2') | join(' + '))) }}`,
      '[3]',
    ],
  ];

  it.each(places)('%s', async (_, source, text) => {
    expect(await rendered(source)).toBe(text);
  });

  it('in macros of other files, called through JavaScript', async () => {
    const environment = { globals: {} as Record<string, unknown> };
    const [outer, inner] = parseTemplate(
      `{% macro outer(n) %}{{ dispatch('inner')(n) }}{{ caller() }}{% endmacro %}` +
        `{% macro inner(n) %}{{ run_query('select ' ~ n)[0] }}{% endmacro %}`,
      { file: 'macros/m.sql' },
    ).definitions;
    environment.globals = {
      run_query: query,
      outer: makeMacro(outer!, environment),
      dispatch: () => (value: unknown) => callMacro(makeMacro(inner!, environment), [value]),
    };
    const template = parseTemplate(`{% call outer(4) %}{{ run_query('select 5')[0] }}{% endcall %}`, {
      file: 'm',
    });
    expect(await render(template, environment)).toBe('45');
  });

  it('even when it fails, with the place and the cause', async () => {
    const source = `{% macro m() %}\n  {{ run_query('select nothing') }}\n{% endmacro %}\n{{ m() }}`;
    const error = await rendered(source).catch((thrown: unknown) => thrown as JinjaError);
    expect(error).toBeInstanceOf(JinjaError);
    expect((error as JinjaError).cause).toBeInstanceOf(Error);
    expect((error as JinjaError).frames).toEqual([
      { name: 'm', file: 'models/a.sql', line: 2, column: 6 },
      { name: '<template>', file: 'models/a.sql', line: 4, column: 4 },
    ]);
  });
});

describe('without waiting', () => {
  const macro = (source: string, globals: Record<string, unknown>) =>
    makeMacro(parseTemplate(source, { file: 'm.sql' }).definitions[0]!, { globals });

  it('a Promise while parsing is an error that says so', () => {
    const template = parseTemplate('{{ run_query() }}', { file: 'a.sql' });
    const run = () => renderSync(template, { globals: { run_query: async () => 1 } });
    expect(run).toThrow('a function answered with a Promise, which cannot be waited for while parsing');
  });

  it('invokeMacro answers at once, or with a Promise once it met one', async () => {
    expect(invokeMacro(macro('{% macro m(a, b=1) %}{{ a + b }}{% endmacro %}', {}), [1])).toBe('2');
    const waiting = invokeMacro(macro('{% macro m() %}{{ f() }}{% endmacro %}', { f: async () => 3 }));
    expect(waiting).toBeInstanceOf(Promise);
    expect(await waiting).toBe('3');
  });

  it('callMacroSync takes keyword arguments and answers what return() got', () => {
    const pair = macro('{% macro m(a, b) %}{{ return([b, a]) }}{% endmacro %}', {});
    expect(callMacroSync(pair, [1], { b: 2 })).toEqual([2, 1]);
  });

  it('a callable gets its keyword arguments last', () => {
    const seen: unknown[][] = [];
    const template = parseTemplate("{{ f(1, 'a', k=[2]) }}{{ f(3) }}", { file: 'a.sql' });
    renderSync(template, { globals: { f: (...args: unknown[]) => void seen.push(args) } });
    expect(seen).toEqual([[1, 'a', new Kwargs([['k', [2]]])], [3]]);
  });
});
