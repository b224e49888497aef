import { PythonError } from '../error.ts';
import type { Method } from '../values/bound-method.ts';
import { iterate } from '../values/iterate.ts';
import { PySet } from '../values/py-set.ts';
import { toRepr } from '../values/str.ts';
import { type MethodTable, method } from './definition.ts';

const asSet = (value: unknown): PySet => (value instanceof PySet ? value : new PySet(iterate(value)));

/** A method taking any number of iterables. */
function variadic(name: string, run: (set: PySet, others: PySet[]) => unknown): [string, Method<PySet>] {
  return [name, (set, args) => run(set, args.map(asSet))];
}

function replaceItems(set: PySet, items: Iterable<unknown>): void {
  const kept = [...items];
  set.clear();
  for (const item of kept) set.add(item);
}

const difference = (set: PySet, others: PySet[]) =>
  [...set].filter((item) => !others.some((other) => other.has(item)));
const intersection = (set: PySet, others: PySet[]) =>
  [...set].filter((item) => others.every((other) => other.has(item)));
const union = (set: PySet, others: PySet[]) => [...set, ...others.flatMap((other) => [...other])];

function symmetricDifference(set: PySet, value: unknown): PySet {
  const other = asSet(value);
  return new PySet([...difference(set, [other]), ...difference(other, [set])]);
}

export const SET_METHODS: MethodTable<PySet> = new Map([
  method('add', ['elem'], (set: PySet, item: unknown) => set.add(item)),
  method('discard', ['elem'], (set: PySet, item: unknown) => void set.delete(item)),
  method('remove', ['elem'], (set: PySet, item: unknown) => {
    if (!set.delete(item)) throw new PythonError('KeyError', toRepr(item));
  }),
  method('pop', [], (set: PySet) => {
    if (set.size === 0) throw new PythonError('KeyError', "'pop from an empty set'");
    const [item] = set;
    set.delete(item);
    return item;
  }),
  method('clear', [], (set: PySet) => set.clear()),
  method('copy', [], (set: PySet) => new PySet(set)),
  variadic('union', (set, others) => new PySet(union(set, others))),
  variadic('intersection', (set, others) => new PySet(intersection(set, others))),
  variadic('difference', (set, others) => new PySet(difference(set, others))),
  variadic('update', (set, others) => replaceItems(set, union(set, others))),
  variadic('intersection_update', (set, others) => replaceItems(set, intersection(set, others))),
  variadic('difference_update', (set, others) => replaceItems(set, difference(set, others))),
  method('symmetric_difference', ['other'], symmetricDifference),
  method('symmetric_difference_update', ['other'], (set: PySet, other: unknown) =>
    replaceItems(set, symmetricDifference(set, other)),
  ),
  method(
    'issubset',
    ['other'],
    (set: PySet, other: unknown) => intersection(set, [asSet(other)]).length === set.size,
  ),
  method(
    'issuperset',
    ['other'],
    (set: PySet, other: unknown) => difference(asSet(other), [set]).length === 0,
  ),
  method(
    'isdisjoint',
    ['other'],
    (set: PySet, other: unknown) => intersection(set, [asSet(other)]).length === 0,
  ),
]);
