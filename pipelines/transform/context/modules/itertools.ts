/** Python's module itertools, as far as dbt lets templates see it: everything is an iterator. */
import { binary, callValue, iterate, listOf, PyIterator, PythonError, tupleFrom } from '../../jinja/index.ts';
import { bindArguments } from '../arguments.ts';
import { classObject, namespaceObject } from '../namespace-object.ts';

/** A class of itertools: called with positional arguments and keywords it makes an iterator. */
function iterator(
  name: string,
  make: (positional: unknown[], keyword: (name: string) => unknown) => Iterable<unknown>,
): [string, unknown] {
  const type = `itertools.${name}`;
  const call = (positional: unknown[], keywords: ReadonlyMap<string, unknown>) =>
    new PyIterator(
      make(positional, (key) => keywords.get(key)),
      type,
    );
  return [name, classObject(type, call)];
}

function* chained(lists: Iterable<unknown>): Iterable<unknown> {
  for (const list of lists) yield* iterate(list);
}

function* counted(start: unknown, step: unknown): Iterable<unknown> {
  for (let value = start; ; value = binary('+', value, step)) yield value;
}

function* cycled(items: unknown[]): Iterable<unknown> {
  while (items.length > 0) yield* items;
}

function* repeated(item: unknown, times: number): Iterable<unknown> {
  for (let index = 0; index < times; index += 1) yield item;
}

function* product(lists: unknown[][], chosen: unknown[] = []): Iterable<unknown> {
  const list = lists[chosen.length];
  if (!list) yield tupleFrom(chosen);
  else for (const item of list) yield* product(lists, [...chosen, item]);
}

/** Choices of positions; `following` says which may come after those chosen. */
function* choices(
  items: unknown[],
  size: number,
  following: (chosen: number[]) => number[],
  chosen: number[] = [],
): Iterable<unknown> {
  if (chosen.length === size) yield tupleFrom(chosen.map((index) => items[index]));
  else for (const index of following(chosen)) yield* choices(items, size, following, [...chosen, index]);
}

const positions = (length: number, from = 0) =>
  Array.from({ length: Math.max(0, length - from) }, (_, index) => from + index);

function* accumulated(items: Iterable<unknown>, add: unknown, initial: unknown): Iterable<unknown> {
  let total = initial;
  if (total !== undefined && total !== null) yield total;
  for (const item of items) {
    if (total === undefined || total === null) total = item;
    else
      total =
        add === undefined || add === null ? binary('+', total, item) : atOnce(callValue(add, [total, item]));
    yield total;
  }
}

/** An iterator cannot wait: a function that asks the database is refused. */
function atOnce(value: unknown): unknown {
  if (value instanceof Promise) {
    value.catch(() => undefined);
    throw new PythonError('RuntimeError', 'itertools cannot call a macro that queries the database');
  }
  return value;
}

function* sliced(items: Iterable<unknown>, start: number, stop: number, step: number): Iterable<unknown> {
  if (stop <= 0) return;
  let index = 0;
  for (const item of items) {
    if (index >= start && (index - start) % step === 0) yield item;
    index += 1;
    if (index >= stop) return;
  }
}

function sliceOf([items, ...bounds]: unknown[]): Iterable<unknown> {
  const [start, stop, step] = bounds.length === 1 ? [null, bounds[0], null] : bounds;
  const number = (value: unknown, otherwise: number) =>
    value === null || value === undefined ? otherwise : Number(value);
  const range = [number(start, 0), number(stop, Number.POSITIVE_INFINITY), number(step, 1)] as const;
  if (range.some((bound) => Number.isNaN(bound) || bound < 0) || range[2] < 1) {
    throw new PythonError(
      'ValueError',
      'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
    );
  }
  return sliced(iterate(items), ...range);
}

function* zipped(lists: unknown[][], fill: unknown): Iterable<unknown> {
  const length = Math.max(0, ...lists.map((list) => list.length));
  for (let index = 0; index < length; index += 1) {
    yield tupleFrom(lists.map((list) => (index < list.length ? list[index] : fill)));
  }
}

function* starred(run: unknown, items: Iterable<unknown>): Iterable<unknown> {
  for (const item of items) yield atOnce(callValue(run, listOf(item)));
}

function* compressed(items: Iterable<unknown>, selectors: Iterable<unknown>): Iterable<unknown> {
  const wanted = selectors[Symbol.iterator]();
  for (const item of items) {
    const step = wanted.next();
    if (step.done) return;
    if (step.value) yield item;
  }
}

function tee(...given: unknown[]): unknown {
  const { iterable, n = 2 } = bindArguments('tee', ['iterable', 'n'], given);
  const items = listOf(iterable);
  return tupleFrom(Array.from({ length: Number(n) }, () => new PyIterator([...items], 'itertools._tee')));
}

export const itertoolsModule = namespaceObject('itertools', {
  ...Object.fromEntries([
    iterator('chain', (lists) => chained(lists)),
    iterator('count', ([start, step], keyword) =>
      counted(start ?? keyword('start') ?? 0, step ?? keyword('step') ?? 1),
    ),
    iterator('cycle', ([items]) => cycled(listOf(items))),
    iterator('repeat', ([item, times], keyword) =>
      repeated(
        item ?? keyword('object') ?? null,
        Number(times ?? keyword('times') ?? Number.POSITIVE_INFINITY),
      ),
    ),
    iterator('accumulate', ([items, add], keyword) =>
      accumulated(iterate(items), add ?? keyword('func'), keyword('initial')),
    ),
    iterator('compress', ([items, selectors]) => compressed(iterate(items), iterate(selectors))),
    iterator('islice', sliceOf),
    iterator('starmap', ([run, items]) => starred(run, iterate(items))),
    iterator('zip_longest', (lists, keyword) => zipped(lists.map(listOf), keyword('fillvalue') ?? null)),
    iterator('product', (given, keyword) => {
      const lists = given.map(listOf);
      return product(Array.from({ length: Number(keyword('repeat') ?? 1) }, () => lists).flat());
    }),
    iterator('permutations', ([given, size], keyword) => {
      const items = listOf(given);
      const all = positions(items.length);
      return choices(items, Number(size ?? keyword('r') ?? items.length), (chosen) =>
        all.filter((index) => !chosen.includes(index)),
      );
    }),
    iterator('combinations', ([given, size], keyword) => {
      const items = listOf(given);
      return choices(items, Number(size ?? keyword('r')), (chosen) =>
        positions(items.length, (chosen.at(-1) ?? -1) + 1),
      );
    }),
    iterator('combinations_with_replacement', ([given, size], keyword) => {
      const items = listOf(given);
      return choices(items, Number(size ?? keyword('r')), (chosen) =>
        positions(items.length, chosen.at(-1) ?? 0),
      );
    }),
  ]),
  tee,
});
