import { DictView } from './dict-view.ts';
import { Markup } from './markup.ts';
import { Namespace } from './namespace.ts';
import { protocolOf } from './protocol.ts';
import { entriesOf, PyDict } from './py-dict.ts';
import { PyFloat } from './py-float.ts';
import { PyIterator } from './py-iterator.ts';
import { PyRange } from './py-range.ts';
import { PySet } from './py-set.ts';
import { toStr } from './str.ts';
import { isPlainObject } from './type-name.ts';
import { Undefined } from './undefined.ts';

/**
 * Deep conversion to JSON-like JavaScript values: dicts become objects (keys by str()), tuples, sets and other
 * iterables arrays, floats and safe bigints numbers, undefined values null. Other objects stay as they are.
 */
export function toJs(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (value instanceof PyFloat) return value.value;
  if (value instanceof Markup) return value.text;
  if (value instanceof Undefined) return null;
  if (value instanceof Namespace) return toJs(value.attributes);
  if (value instanceof Map || isPlainObject(value)) {
    const object: Record<string, unknown> = {};
    for (const [key, item] of entriesOf(value)) object[toStr(key)] = toJs(item);
    return object;
  }
  const iterable =
    Array.isArray(value) ||
    value instanceof PySet ||
    value instanceof PyRange ||
    value instanceof DictView ||
    value instanceof PyIterator;
  if (iterable) return Array.from(value as Iterable<unknown>, toJs);
  const protocol = protocolOf(value);
  return protocol?.toJs ? protocol.toJs() : value;
}

/** Deep conversion of JSON-like JavaScript values: objects become dicts, undefined None; the rest stays as it is. */
export function fromJs(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromJs);
  if (!isPlainObject(value)) return value;
  return new PyDict(Object.entries(value).map(([key, item]) => [key, fromJs(item)]));
}
