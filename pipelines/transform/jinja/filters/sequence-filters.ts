import { PythonError } from '../error.ts';
import { sum } from '../values/arithmetic.ts';
import { DictView } from '../values/dict-view.ts';
import { isEqual } from '../values/equality.ts';
import { iterableOf, iterate, lengthOf, listOf } from '../values/iterate.ts';
import { isText, textOf } from '../values/markup.ts';
import { toIndex } from '../values/number.ts';
import { compare, sortedBy } from '../values/order.ts';
import { protocolOf } from '../values/protocol.ts';
import { entriesOf } from '../values/py-dict.ts';
import { PyIterator } from '../values/py-iterator.ts';
import { PyRange } from '../values/py-range.ts';
import { PySet } from '../values/py-set.ts';
import { toStr } from '../values/str.ts';
import { isTruthy } from '../values/truth.ts';
import { Tuple, tupleFrom } from '../values/tuple.ts';
import { isDict, typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import { attributeGetter, attributesGetter, caseFolder } from './attribute-getter.ts';
import { type FilterContext, type FilterFunction, ofValue, withParameters } from './definition.ts';

function first(context: FilterContext, value: unknown): unknown {
  const step = iterate(value)[Symbol.iterator]().next();
  return step.done ? context.undefined('No first item, sequence was empty.') : step.value;
}

/** Python's reversed(): undefined for what can only be gone through forwards. */
function reversedItems(value: unknown): unknown[] | undefined {
  const reversible =
    isText(value) ||
    Array.isArray(value) ||
    isDict(value) ||
    value instanceof PyRange ||
    value instanceof DictView;
  return reversible ? listOf(value).reverse() : undefined;
}

function last(context: FilterContext, value: unknown): unknown {
  const items = value instanceof Undefined ? [] : reversedItems(value);
  if (!items) throw new PythonError('TypeError', `'${typeName(value)}' object is not reversible`);
  return items.length === 0 ? context.undefined('No last item, sequence was empty.') : items[0];
}

function reverse(value: unknown): unknown {
  const text = textOf(value);
  if (text !== undefined) return [...text].reverse().join('');
  const items = reversedItems(value);
  if (items) return new PyIterator(items);
  if (iterableOf(value) === undefined)
    throw new PythonError('FilterArgumentError', 'argument must be iterable');
  return listOf(value).reverse();
}

function random(context: FilterContext, value: unknown): unknown {
  const length = lengthOf(value);
  if (length === 0) return context.undefined('No random item, sequence was empty.');
  if (isDict(value) || value instanceof PySet) {
    throw new PythonError('TypeError', `'${typeName(value)}' object has no positions to choose from`);
  }
  return listOf(value)[Math.floor(context.random() * length)];
}

function join(context: FilterContext, value: unknown, separator: unknown, attribute: unknown): string {
  const getter = attributeGetter(context, attribute);
  const texts: string[] = [];
  for (const item of iterate(value)) texts.push(toStr(getter(item)));
  return texts.join(separator === undefined ? '' : toStr(separator));
}

function sort(context: FilterContext, value: unknown, ...[reversed, caseSensitive, attribute]: unknown[]) {
  const getter = attributesGetter(context, attribute, caseFolder(isTruthy(caseSensitive)));
  const items = listOf(value);
  return sortedBy(items, items.map(getter), isTruthy(reversed));
}

function* unique(context: FilterContext, value: unknown, caseSensitive: unknown, attribute: unknown) {
  const getter = attributeGetter(context, attribute);
  const fold = caseFolder(isTruthy(caseSensitive));
  const seen = new PySet();
  for (const item of iterate(value)) {
    const key = fold(getter(item));
    if (seen.has(key)) continue;
    seen.add(key);
    yield item;
  }
}

function extreme(
  operator: '<' | '>',
  context: FilterContext,
  value: unknown,
  ...options: unknown[]
): unknown {
  const [caseSensitive, attribute] = options;
  const getter = attributeGetter(context, attribute);
  const fold = caseFolder(isTruthy(caseSensitive));
  const items = listOf(value);
  if (items.length === 0) return context.undefined('No aggregated item, sequence was empty.');
  let best = items[0];
  let bestKey = fold(getter(best));
  for (const item of items.slice(1)) {
    const key = fold(getter(item));
    if (compare(operator, key, bestKey)) [best, bestKey] = [item, key];
  }
  return best;
}

function groupBy(
  context: FilterContext,
  value: unknown,
  ...[attribute, otherwise, caseSensitive]: unknown[]
) {
  const getter = attributeGetter(context, attribute, otherwise);
  const fold = caseFolder(isTruthy(caseSensitive));
  const items = listOf(value);
  const sorted = sortedBy(
    items,
    items.map((item) => fold(getter(item))),
  );
  const groups: Tuple[] = [];
  let key: unknown;
  for (const item of sorted) {
    const itemKey = fold(getter(item));
    if (groups.length > 0 && isEqual(key, itemKey)) (groups.at(-1)![1] as unknown[]).push(item);
    else groups.push(group(getter(item), [item]));
    key = itemKey;
  }
  return groups;
}

function group(key: unknown, items: unknown[]): Tuple {
  const tuple = Tuple.of(key, items) as Tuple;
  tuple.fieldNames = ['grouper', 'list'];
  return tuple;
}

function* batch(value: unknown, count: unknown, fill: unknown): Iterable<unknown> {
  let part: unknown[] = [];
  for (const item of iterate(value)) {
    if (isEqual(part.length, count)) {
      yield part;
      part = [];
    }
    part.push(item);
  }
  if (part.length === 0) return;
  const missing = fill === undefined || fill === null ? 0 : toIndex(count) - part.length;
  for (let index = 0; index < missing; index += 1) part.push(fill);
  yield part;
}

function* slice(value: unknown, count: unknown, fill: unknown): Iterable<unknown> {
  const items = listOf(value);
  const slices = toIndex(count);
  if (slices === 0) throw new PythonError('ZeroDivisionError', 'integer division or modulo by zero');
  const size = Math.floor(items.length / slices);
  const longer = items.length % slices;
  let start = 0;
  for (let index = 0; index < slices; index += 1) {
    const end = start + size + (index < longer ? 1 : 0);
    const part = items.slice(start, end);
    if (fill !== undefined && fill !== null && index >= longer) part.push(fill);
    yield part;
    start = end;
  }
}

function dictSort(value: unknown, ...[caseSensitive, by, reversed]: unknown[]): unknown[] {
  const position = by === undefined || by === 'key' ? 0 : by === 'value' ? 1 : -1;
  if (position === -1) {
    throw new PythonError('FilterArgumentError', 'You can only sort by either "key" or "value"');
  }
  if (value instanceof Undefined) {
    if (value.capturing) return [];
    throw value.error();
  }
  if (!isDict(value)) {
    throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute 'items'`);
  }
  const items = [...entriesOf(value)].map(tupleFrom);
  const fold = caseFolder(isTruthy(caseSensitive));
  return sortedBy(
    items,
    items.map((item) => fold(item[position])),
    isTruthy(reversed),
  );
}

function items(value: unknown): PyIterator {
  if (value instanceof Undefined) return new PyIterator([]);
  if (isDict(value)) return new PyIterator(new DictView(value, 'items'));
  const protocol = protocolOf(value);
  if (protocol?.isMapping && protocol.iterate && protocol.getItem) {
    const { getItem } = protocol;
    return new PyIterator(Array.from(protocol.iterate(), (key) => Tuple.of(key, getItem(key))));
  }
  throw new PythonError('TypeError', 'Can only get item pairs from a mapping.');
}

export const SEQUENCE_FILTERS: [string, FilterFunction][] = [
  withParameters('first', [], first),
  withParameters('last', [], last),
  withParameters('random', [], random),
  ofValue('length', lengthOf),
  ofValue('count', lengthOf),
  ofValue('list', listOf),
  ofValue('reverse', reverse),
  ofValue('items', items),
  withParameters('join', ['d', 'attribute'], (context, value, ...[d, attribute]) =>
    join(context, value, d, attribute),
  ),
  withParameters('sort', ['reverse', 'case_sensitive', 'attribute'], sort),
  withParameters(
    'unique',
    ['case_sensitive', 'attribute'],
    (context, value, ...[caseSensitive, attribute]) =>
      new PyIterator(unique(context, value, caseSensitive, attribute)),
  ),
  withParameters('min', ['case_sensitive', 'attribute'], (...args) => extreme('<', ...args)),
  withParameters('max', ['case_sensitive', 'attribute'], (...args) => extreme('>', ...args)),
  withParameters('groupby', ['attribute', 'default', 'case_sensitive'], groupBy, 1),
  withParameters(
    'batch',
    ['linecount', 'fill_with'],
    (_, value, ...[count, fill]) => new PyIterator(batch(value, count, fill)),
    1,
  ),
  withParameters(
    'slice',
    ['slices', 'fill_with'],
    (_, value, ...[count, fill]) => new PyIterator(slice(value, count, fill)),
    1,
  ),
  withParameters('dictsort', ['case_sensitive', 'by', 'reverse'], (_, value, ...args) =>
    dictSort(value, ...args),
  ),
  withParameters('sum', ['attribute', 'start'], (context, value, ...[attribute, start]) => {
    const getter = attributeGetter(context, attribute);
    return sum(listOf(value).map(getter), start === undefined ? 0 : start);
  }),
];
