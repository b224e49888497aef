/** Functions of dbt's context that ask nothing of the project: JSON, YAML, sets, zip, hashes. */
import { createHash } from 'node:crypto';
import {
  dumpJson,
  isTruthy,
  iterableOf,
  iterate,
  PyDict,
  PyIterator,
  PySet,
  PythonError,
  type Tuple,
  toStr,
  tupleFrom,
  typeName,
} from '../../jinja/index.ts';
import { boundFunction, splitArguments } from '../arguments.ts';
import { dumpYaml } from './dump-yaml.ts';
import { loadYaml } from './load-yaml.ts';
import { parseJson } from './parse-json.ts';

/** Runs a conversion; an exception of the given types means `otherwise`. */
function attempt(types: string[], otherwise: unknown, convert: () => unknown): unknown {
  try {
    return convert();
  } catch (error) {
    if (error instanceof PythonError && types.includes(error.type)) return otherwise ?? null;
    throw error;
  }
}

function zipped(lists: unknown[]): Tuple[] {
  const arrays = lists.map((list) => [...iterate(list)]);
  const length = arrays.length ? Math.min(...arrays.map((list) => list.length)) : 0;
  return Array.from({ length }, (_, index) => tupleFrom(arrays.map((list) => list[index])));
}

/** A function of any number of lists: an iterator of tuples. */
const zipIterator = (lists: unknown[]) => new PyIterator(zipped(lists), 'zip');

function md5(value: unknown): string {
  if (typeof value !== 'string') {
    throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute 'encode'`);
  }
  return createHash('md5').update(value, 'utf8').digest('hex');
}

/** What the lists of one dict hold that those of the same name in the other do not; case does not count. */
function differenceOfDicts(a: Map<unknown, unknown>, b: Map<unknown, unknown>): PyDict {
  const lowered = (items: unknown) => Array.from(iterate(items), (item) => toStr(item).toLowerCase());
  const others = new Map([...b].map(([key, items]) => [toStr(key).toLowerCase(), new Set(lowered(items))]));
  const result = new PyDict();
  for (const [key, items] of a) {
    const other = others.get(toStr(key).toLowerCase());
    const missing = other
      ? Array.from(iterate(items)).filter((item) => !other.has(toStr(item).toLowerCase()))
      : items;
    if (isTruthy(missing)) result.set(key, missing);
  }
  return result;
}

export const TEXT_FUNCTIONS: Record<string, (...given: unknown[]) => unknown> = {
  fromjson: boundFunction('fromjson', ['string', 'default'], (text, otherwise) => {
    if (typeof text !== 'string') {
      const message = `the JSON object must be str, bytes or bytearray, not ${typeName(text)}`;
      throw new PythonError('TypeError', message);
    }
    return attempt(['ValueError'], otherwise, () => parseJson(text));
  }),
  tojson: boundFunction('tojson', ['value', 'default', 'sort_keys'], (value, otherwise, sortKeys) =>
    attempt(['ValueError'], otherwise, () => dumpJson(value, { sortKeys: isTruthy(sortKeys) })),
  ),
  fromyaml: boundFunction('fromyaml', ['value', 'default'], (text, otherwise) =>
    attempt(['ValueError'], otherwise, () => loadYaml(text)),
  ),
  toyaml: boundFunction('toyaml', ['value', 'default', 'sort_keys'], (value, otherwise, sortKeys) =>
    attempt(['ValueError'], otherwise, () => dumpYaml(value, isTruthy(sortKeys))),
  ),
  set: boundFunction('set', ['value', 'default'], (value, otherwise) =>
    attempt(['TypeError'], otherwise, () => new PySet(iterate(value))),
  ),
  set_strict: boundFunction('set_strict', ['value'], (value) => new PySet(iterate(value))),
  zip: (...given: unknown[]) => {
    const { positional, kwargs } = splitArguments(given);
    const possible = positional.every((list) => iterableOf(list) !== undefined);
    return possible ? zipIterator(positional) : (kwargs.get('default') ?? null);
  },
  zip_strict: (...given: unknown[]) => zipIterator(splitArguments(given).positional),
  local_md5: boundFunction('local_md5', ['value'], md5),
  diff_of_two_dicts: boundFunction('diff_of_two_dicts', ['dict_a', 'dict_b'], (a, b) =>
    differenceOfDicts(a as Map<unknown, unknown>, b as Map<unknown, unknown>),
  ),
};
