import { describe, expect, it } from 'vitest';
import {
  evaluateSync,
  JinjaError,
  makeMacro,
  parseExpression,
  parseTemplate,
  renderSync,
} from '../../../pipelines/transform/jinja/index.ts';

/** The description of the error that parsing or rendering a template raises. */
function failure(source: string, globals: Record<string, unknown> = {}): string {
  try {
    renderSync(parseTemplate(source, { file: 'models/a.sql' }), { globals });
  } catch (error) {
    if (error instanceof JinjaError) return `${error.type}: ${error.describe()}`;
    throw error;
  }
  return 'no error';
}

describe('mistakes in the text', () => {
  it.each([
    ['{{ 1 + }}', "unexpected 'end of print statement'", '1:8'],
    ['select\n{{ a b }}', "expected token 'end of print statement', got 'b'", '2:6'],
    [
      '{% if x %}',
      "Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.",
      '1:11',
    ],
    [
      '{% for i in x %}{% endif %}',
      "Encountered unknown tag 'endif'. Jinja was looking for the following tags: 'else' or 'endfor'. The innermost block that needs to be closed is 'for'.",
      '1:20',
    ],
    ["{{ 'a }}", `unexpected char "'" at 3`, '1:4'],
    ['a\n  {# never closed', 'Missing end of comment tag', '2:3'],
    ['{{ (1] }}', "unexpected ']', expected ')'", '1:6'],
    ['{{ x | nofilter }}', "No filter named 'nofilter'.", '1:8'],
    ['{{ x is notest }}', "No test named 'notest'.", '1:9'],
    ["{% include 'a' %}", "The tag 'include' is not supported: use a macro instead.", '1:4'],
    ['{% break %}', "'break' outside loop", '1:4'],
    ['a\r\nb\r{{ 1 2 }}', "expected token 'end of print statement', got 'integer'", '3:6'],
  ])('%s', (source, message, place) => {
    expect(failure(source)).toBe(`TemplateSyntaxError: ${message}\n  at models/a.sql:${place}`);
  });

  it('an unknown filter under a condition fails only when it is reached', () => {
    expect(failure('{% if x %}{{ 1 | nofilter }}{% endif %}')).toBe('no error');
    expect(failure('{% if 1 %}{{ 1 | nofilter }}{% endif %}')).toMatchInlineSnapshot(`
      "TemplateRuntimeError: No filter named 'nofilter' found.
        at models/a.sql:1:18"
    `);
  });

  it('counts lines from where a part of a file begins', () => {
    const parse = () => parseTemplate('\n{{ 1 2 }}', { file: 'a.yml', firstLine: 40 });
    expect(parse).toThrow(expect.objectContaining({ line: 41, column: 6 }));
  });
});

describe('mistakes met while rendering', () => {
  it('name the place and each macro on the way', () => {
    const macros = parseTemplate(
      '{% macro inner(x) %}\n  {{ x.y.z }}\n{% endmacro %}\n{% macro outer(x) %}{{ inner(x) }}{% endmacro %}',
      { file: 'macros/m.sql' },
    ).definitions;
    const globals: Record<string, unknown> = {};
    for (const definition of macros) globals[definition.name] = makeMacro(definition, { globals });
    expect(failure('select\n  {{ outer({}) }}', globals)).toMatchInlineSnapshot(`
      "UndefinedError: 'dict object' has no attribute 'y'
        at macros/m.sql:2:10 in macro inner
        at macros/m.sql:4:24 in macro outer
        at models/a.sql:2:6"
    `);
  });

  it.each([
    ['{{ nope.x }}', "UndefinedError: 'nope' is undefined", '1:9'],
    ['{{ nope() }}', "UndefinedError: 'nope' is undefined", '1:4'],
    ["{{ 'a' + 1 }}", 'TypeError: can only concatenate str (not "int") to str', '1:4'],
    ['{{ 1 / 0 }}', 'ZeroDivisionError: division by zero', '1:4'],
    ["{{ 1 < 'a' }}", "TypeError: '<' not supported between instances of 'int' and 'str'", '1:4'],
    ['{{ {}.pop("a") }}', "KeyError: 'a'", '1:7'],
    [
      '{% for a, b in [(1, 2, 3)] %}{% endfor %}',
      'ValueError: too many values to unpack (expected 2)',
      '1:8',
    ],
    ['{% for i in 5 %}{% endfor %}', "TypeError: 'int' object is not iterable", '1:13'],
    [
      '{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}',
      "TypeError: macro 'm' takes not more than 1 argument(s)",
      '1:34',
    ],
    [
      '{% macro m(a) %}{% endmacro %}{{ m(b=2) }}',
      "TypeError: macro 'm' takes no keyword argument 'b'",
      '1:34',
    ],
    ['{{ return(1) }}', 'TemplateRuntimeError: return() outside of a macro', '1:4'],
  ])('%s', (source, message, place) => {
    expect(failure(source)).toBe(`${message}\n  at models/a.sql:${place}`);
  });

  it('endless recursion ends', () => {
    expect(failure('{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}')).toMatch(
      /^RecursionError: maximum recursion/,
    );
  });

  it('what a callable throws is kept as the cause', () => {
    const boom = new TypeError('boom');
    const template = parseTemplate('{{ f() }}', { file: 'a.sql' });
    const f = () => {
      throw boom;
    };
    expect(() => renderSync(template, { globals: { f } })).toThrow(
      expect.objectContaining({ cause: boom, message: 'boom' }),
    );
  });
});

describe('expressions', () => {
  const evaluated = (source: string) =>
    evaluateSync(parseExpression(source, { file: 'schema.yml' }), { globals: { n: 2 } });

  it('are evaluated to values', () => {
    expect(evaluated("[n ** 3, 'a' ~ n]")).toEqual([8, 'a2']);
  });

  it('end where they end', () => {
    expect(() => evaluated('1 }} {{ 2')).toThrow("unexpected '}'");
    expect(() => evaluated('1 2')).toThrow('chunk after expression');
  });
});
