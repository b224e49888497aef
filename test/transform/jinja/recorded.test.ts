import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  fromJs,
  JinjaError,
  listOf,
  PyFloat,
  PySet,
  parseTemplate,
  type RenderEnvironment,
  renderNativeSync,
  renderSync,
  toRepr,
  tupleFrom,
} from '../../../pipelines/transform/jinja/index.ts';
import { caseGlobals } from './case-globals.ts';

/** A template and what Jinja2 made of it: text, the repr of a value that is no text, or null for an error. */
type Recorded = [template: string, result: string | { repr: string } | null];

// recorded.json: templates written or generated for this engine with the results of Jinja2 3.1.6 in the environments
// dbt-common 1.39 sets up (text, native, capturing), macros keeping their names and catching return().
const recorded = JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8')) as Record<
  string,
  Recorded[]
>;

function globals(): Record<string, unknown> {
  const { d, f, obj } = caseGlobals();
  return {
    d,
    f,
    obj,
    n3: 3,
    g: 'G',
    lst: [3, 1, 2],
    name: 'nm',
    fl: new PyFloat(1.5),
    tr: true,
    no: null,
    tup: tupleFrom([1, 'a']),
    nested: fromJs({
      a: [
        { n: 1, s: 'x' },
        { n: 2, s: 'Y' },
      ],
      b: { c: 'deep' },
    }),
    set: (items: unknown) => new PySet(listOf(items)),
    zip: (...columns: unknown[]) => {
      const lists = columns.map(listOf);
      const length = Math.min(...lists.map((list) => list.length));
      return Array.from({ length }, (_, index) => tupleFrom(lists.map((list) => list[index])));
    },
  };
}

type Render = (template: ReturnType<typeof parseTemplate>, environment: RenderEnvironment) => unknown;

/** What this engine makes of a template, in the recorded form. */
function outcome(source: string, render: Render, undefinedBehaviour: 'dbt' | 'capturing'): Recorded[1] {
  try {
    const value = render(parseTemplate(source, { file: 'recorded' }), {
      globals: globals(),
      undefinedBehaviour,
    });
    return typeof value === 'string' ? value : { repr: toRepr(value) };
  } catch (error) {
    if (error instanceof JinjaError) return null;
    throw error;
  }
}

describe('recorded from Jinja2 3.1.6', () => {
  it.each(Object.keys(recorded))('%s', (group) => {
    const render: Render = group === 'native values' ? renderNativeSync : renderSync;
    const undefinedBehaviour = group === 'undefined values while parsing' ? 'capturing' : 'dbt';
    const wrong = recorded[group]!.flatMap(([source, wanted]) => {
      const got = outcome(source, render, undefinedBehaviour);
      return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [{ source, wanted, got }];
    });
    expect(wrong).toEqual([]);
  });
});
