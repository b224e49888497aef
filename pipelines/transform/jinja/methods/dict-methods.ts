import { PythonError } from '../error.ts';
import { DictView } from '../values/dict-view.ts';
import { iterate, unpack } from '../values/iterate.ts';
import type { Kwargs } from '../values/kwargs.ts';
import { entriesOf, hasKey, PyDict, valueAt } from '../values/py-dict.ts';
import { toRepr } from '../values/str.ts';
import { Tuple } from '../values/tuple.ts';
import { isDict } from '../values/type-name.ts';
import { type MethodTable, method } from './definition.ts';

/** A dict a template sees: a Map, or a plain JavaScript object, which it cannot change. */
export type Dict = Map<unknown, unknown> | Record<string, unknown>;

function changeable(dict: Dict, name: string): Map<unknown, unknown> {
  if (dict instanceof Map) return dict;
  throw new PythonError('TypeError', `this dict is read-only: ${name}() is not possible`);
}

/** Adds what `dict(...)` and `update(...)` take: a dict or pairs, and keyword arguments. */
export function addEntries(dict: Map<unknown, unknown>, source: unknown, kwargs: Kwargs): void {
  if (isDict(source)) for (const [key, value] of [...entriesOf(source)]) dict.set(key, value ?? null);
  else if (source !== undefined) {
    for (const pair of iterate(source)) {
      const [key, value] = unpack(pair, 2);
      dict.set(key, value);
    }
  }
  for (const [key, value] of kwargs) dict.set(key, value);
}

function pop(dict: Dict, key: unknown, otherwise: unknown): unknown {
  const target = changeable(dict, 'pop');
  if (target.has(key)) {
    const value = target.get(key);
    target.delete(key);
    return value;
  }
  if (otherwise === undefined) throw new PythonError('KeyError', toRepr(key));
  return otherwise;
}

function popItem(dict: Dict): Tuple {
  const target = changeable(dict, 'popitem');
  const last = [...target].at(-1);
  if (!last) throw new PythonError('KeyError', "'popitem(): dictionary is empty'");
  target.delete(last[0]);
  return Tuple.of(last[0], last[1]);
}

function setDefault(dict: Dict, key: unknown, value: unknown): unknown {
  const target = changeable(dict, 'setdefault');
  if (!target.has(key)) target.set(key, value ?? null);
  return target.get(key);
}

/** `dict.fromkeys(keys, value)`. */
export function fromKeys(keys: unknown, value: unknown): PyDict {
  const dict = new PyDict();
  for (const key of iterate(keys)) dict.set(key, value ?? null);
  return dict;
}

export const DICT_METHODS: MethodTable<Dict> = new Map([
  method('keys', [], (dict: Dict) => new DictView(dict, 'keys')),
  method('values', [], (dict: Dict) => new DictView(dict, 'values')),
  method('items', [], (dict: Dict) => new DictView(dict, 'items')),
  method(
    'get',
    ['key', 'default'],
    (dict: Dict, ...[key, otherwise]: unknown[]) =>
      hasKey(dict, key) ? valueAt(dict, key) : (otherwise ?? null),
    { required: 1 },
  ),
  method(
    'pop',
    ['key', 'default'],
    (dict: Dict, ...[key, otherwise]: unknown[]) => pop(dict, key, otherwise),
    {
      required: 1,
    },
  ),
  method('popitem', [], popItem),
  method(
    'setdefault',
    ['key', 'default'],
    (dict: Dict, ...[key, value]: unknown[]) => setDefault(dict, key, value),
    { required: 1 },
  ),
  method('copy', [], (dict: Dict) => new PyDict(entriesOf(dict))),
  method('clear', [], (dict: Dict) => changeable(dict, 'clear').clear()),
  method('fromkeys', ['iterable', 'value'], (_: Dict, ...[keys, value]: unknown[]) => fromKeys(keys, value), {
    required: 1,
  }),
  [
    'update',
    (dict, args, kwargs) => {
      if (args.length > 1) {
        throw new PythonError('TypeError', `update expected at most 1 argument, got ${args.length}`);
      }
      addEntries(changeable(dict, 'update'), args[0], kwargs);
      return null;
    },
  ],
]);
