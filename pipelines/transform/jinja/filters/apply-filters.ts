import { PythonError } from '../error.ts';
import { iterate } from '../values/iterate.ts';
import type { Kwargs } from '../values/kwargs.ts';
import { PyIterator } from '../values/py-iterator.ts';
import { toStr } from '../values/str.ts';
import { isTruthy } from '../values/truth.ts';
import { attributeGetter, type Getter } from './attribute-getter.ts';
import type { FilterContext, FilterFunction } from './definition.ts';

/** What `map` does with each item: another filter, or an attribute. */
function mapper(context: FilterContext, args: unknown[], kwargs: Kwargs): Getter {
  if (args.length === 0 && kwargs.has('attribute')) {
    for (const name of kwargs.keys()) {
      if (name === 'attribute' || name === 'default') continue;
      throw new PythonError('FilterArgumentError', `Unexpected keyword argument '${name}'`);
    }
    return attributeGetter(context, kwargs.get('attribute'), kwargs.get('default'));
  }
  if (args.length === 0) throw new PythonError('FilterArgumentError', 'map requires a filter argument');
  const [name, ...rest] = args;
  return (item) => context.callFilter(toStr(name), item, rest, kwargs);
}

const map: FilterFunction = (context, value, args, kwargs) => {
  function* mapped(): Iterable<unknown> {
    if (!isTruthy(value)) return;
    const change = mapper(context, args, kwargs);
    for (const item of iterate(value)) yield change(item);
  }
  return new PyIterator(mapped());
};

/** What `select` and its kin ask of each item: a test by name, or whether it is true. */
function condition(context: FilterContext, args: unknown[], kwargs: Kwargs, byAttribute: boolean): Getter {
  if (byAttribute && args.length === 0) {
    throw new PythonError('FilterArgumentError', 'Missing parameter for attribute name');
  }
  const getter = byAttribute ? attributeGetter(context, args[0]) : (item: unknown) => item;
  const [name, ...rest] = byAttribute ? args.slice(1) : args;
  if (name === undefined) return (item) => isTruthy(getter(item));
  return (item) => context.callTest(toStr(name), getter(item), rest, kwargs);
}

function selection(byAttribute: boolean, wanted: boolean): FilterFunction {
  return (context, value, args, kwargs) => {
    function* selected(): Iterable<unknown> {
      if (!isTruthy(value)) return;
      const holds = condition(context, args, kwargs, byAttribute);
      for (const item of iterate(value)) if (isTruthy(holds(item)) === wanted) yield item;
    }
    return new PyIterator(selected());
  };
}

export const APPLY_FILTERS: [string, FilterFunction][] = [
  ['map', map],
  ['select', selection(false, true)],
  ['reject', selection(false, false)],
  ['selectattr', selection(true, true)],
  ['rejectattr', selection(true, false)],
];

/** Filters that Jinja does not fold into constants, which native rendering can tell (see native/constant.ts). */
export const CONTEXT_FILTERS: ReadonlySet<string> = new Set([
  ...APPLY_FILTERS.map(([name]) => name),
  'random',
]);
