import { PythonError } from '../error.ts';
import { isEqual } from '../values/equality.ts';
import { listOf } from '../values/iterate.ts';
import { sortedBy } from '../values/order.ts';
import { toRepr } from '../values/str.ts';
import { isTruthy } from '../values/truth.ts';
import { Tuple } from '../values/tuple.ts';
import { indexArgument, type MethodTable, method, positionArgument } from './definition.ts';

function indexOf(items: unknown[], wanted: unknown, start: unknown, stop: unknown): number {
  const from = positionArgument(start, items.length, 0);
  const to = Math.min(positionArgument(stop, items.length, items.length), items.length);
  for (let index = from; index < to; index += 1) {
    if (items[index] === wanted || isEqual(items[index], wanted)) return index;
  }
  throw new PythonError(
    'ValueError',
    items instanceof Tuple ? 'tuple.index(x): x not in tuple' : `${toRepr(wanted)} is not in list`,
  );
}

const count = (items: unknown[], wanted: unknown) => items.filter((item) => isEqual(item, wanted)).length;

function pop(items: unknown[], position: unknown): unknown {
  if (items.length === 0) throw new PythonError('IndexError', 'pop from empty list');
  const wanted = indexArgument(position, -1);
  const index = wanted < 0 ? wanted + items.length : wanted;
  if (index < 0 || index >= items.length) throw new PythonError('IndexError', 'pop index out of range');
  return items.splice(index, 1)[0];
}

function remove(items: unknown[], wanted: unknown): void {
  const index = items.findIndex((item) => isEqual(item, wanted));
  if (index === -1) throw new PythonError('ValueError', 'list.remove(x): x not in list');
  items.splice(index, 1);
}

function sort(items: unknown[], key: unknown, reverse: unknown): void {
  if (key !== undefined && key !== null) {
    throw new PythonError(
      'TypeError',
      'sort(key=...) is not supported; use the sort filter with an attribute',
    );
  }
  const sorted = sortedBy(items, items, isTruthy(reverse));
  items.splice(0, items.length, ...sorted);
}

const QUERIES = [
  method(
    'index',
    ['value', 'start', 'stop'],
    (items: unknown[], ...[wanted, start, stop]: unknown[]) => indexOf(items, wanted, start, stop),
    { required: 1 },
  ),
  method('count', ['value'], count),
];

export const TUPLE_METHODS: MethodTable<unknown[]> = new Map(QUERIES);

export const LIST_METHODS: MethodTable<unknown[]> = new Map([
  ...QUERIES,
  method('append', ['object'], (items: unknown[], item: unknown) => void items.push(item)),
  method('extend', ['iterable'], (items: unknown[], more: unknown) => {
    for (const item of listOf(more)) items.push(item);
  }),
  method('insert', ['index', 'object'], (items: unknown[], ...[position, item]: unknown[]) => {
    items.splice(positionArgument(position, items.length, 0), 0, item);
  }),
  method('pop', ['index'], pop, { required: 0 }),
  method('remove', ['value'], remove),
  method('clear', [], (items: unknown[]) => void items.splice(0)),
  method('copy', [], (items: unknown[]) => [...items]),
  method('reverse', [], (items: unknown[]) => void items.reverse()),
  [
    'sort',
    (items, args, kwargs) => {
      if (args.length > 0) throw new PythonError('TypeError', 'sort() takes no positional arguments');
      return sort(items, kwargs.get('key'), kwargs.get('reverse'));
    },
  ],
]);
