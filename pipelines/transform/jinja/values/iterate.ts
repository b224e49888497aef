import { PythonError } from '../error.ts';
import { DictView } from './dict-view.ts';
import { isEqual } from './equality.ts';
import { textOf } from './markup.ts';
import { isNumeric, toNumber } from './number.ts';
import { protocolOf } from './protocol.ts';
import { dictSize, hasKey } from './py-dict.ts';
import { PyIterator } from './py-iterator.ts';
import { PyRange } from './py-range.ts';
import { PySet } from './py-set.ts';
import { textLength } from './text.ts';
import { isDict, isPlainObject, typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

/** The items of an iterable value, or undefined when it is none. */
export function iterableOf(value: unknown): Iterable<unknown> | undefined {
  const text = textOf(value);
  if (text !== undefined) return text;
  if (typeof value !== 'object' || value === null) return protocolOf(value)?.iterate?.();
  if (Array.isArray(value)) return value;
  if (isDict(value)) return keysOf(value);
  if (value instanceof DictView) return watched(value.dict, value);
  if (value instanceof Undefined) return [];
  const protocol = protocolOf(value);
  if (protocol) return protocol.iterate?.();
  if (Symbol.iterator in value) return value as Iterable<unknown>;
  return undefined;
}

function* keysOf(dict: Map<unknown, unknown> | Record<string, unknown>): Iterable<unknown> {
  if (isPlainObject(dict)) yield* Object.keys(dict);
  else yield* watched(dict, dict.keys());
}

/** Python forbids a dict to grow or shrink while it is gone through. */
function* watched(dict: Map<unknown, unknown> | Record<string, unknown>, items: Iterable<unknown>) {
  const size = dictSize(dict);
  for (const item of items) {
    yield item;
    if (dictSize(dict) !== size) {
      throw new PythonError('RuntimeError', 'dictionary changed size during iteration');
    }
  }
}

/** Python's iter(): throws TypeError for a value that cannot be gone through. */
export function iterate(value: unknown): Iterable<unknown> {
  const items = iterableOf(value);
  if (items === undefined) throw new PythonError('TypeError', `'${typeName(value)}' object is not iterable`);
  return items;
}

/** Python's list(). */
export function listOf(value: unknown): unknown[] {
  return Array.from(iterate(value));
}

/** Python's len(), or undefined for a value without a length. */
export function sizeOf(value: unknown): number | undefined {
  const text = textOf(value);
  if (text !== undefined) return textLength(text);
  if (Array.isArray(value)) return value.length;
  if (isDict(value)) return dictSize(value);
  if (value instanceof PySet) return value.size;
  if (value instanceof PyRange) return value.length;
  if (value instanceof DictView) return dictSize(value.dict);
  if (value instanceof Undefined) return 0;
  return protocolOf(value)?.length?.();
}

/** Python's len(): throws TypeError for a value without one. */
export function lengthOf(value: unknown): number {
  const size = sizeOf(value);
  if (size === undefined)
    throw new PythonError('TypeError', `object of type '${typeName(value)}' has no len()`);
  return size;
}

/** Python's `item in container`. */
export function contains(container: unknown, item: unknown): boolean {
  const text = textOf(container);
  if (text !== undefined) {
    const part = textOf(item);
    if (part !== undefined) return text.includes(part);
    throw new PythonError(
      'TypeError',
      `'in <string>' requires string as left operand, not ${typeName(item)}`,
    );
  }
  if (isDict(container)) return hasKey(container, item);
  if (container instanceof PySet) return container.has(item);
  if (container instanceof DictView && container.kind === 'keys') return hasKey(container.dict, item);
  if (container instanceof PyRange && isNumeric(item)) return container.has(toNumber(item));
  const protocol = protocolOf(container);
  if (protocol?.contains) return protocol.contains(item);
  const items = iterableOf(container);
  if (items === undefined) {
    throw new PythonError('TypeError', `argument of type '${typeName(container)}' is not iterable`);
  }
  for (const candidate of items) if (candidate === item || isEqual(candidate, item)) return true;
  return false;
}

/** Takes an iterable apart into as many values as there are targets. */
export function unpack(value: unknown, count: number): unknown[] {
  if (iterableOf(value) === undefined) {
    throw new PythonError('TypeError', `cannot unpack non-iterable ${typeName(value)} object`);
  }
  const items: unknown[] = [];
  const source = value instanceof PyIterator ? value : new PyIterator(iterate(value));
  while (items.length <= count) {
    const step = source.next();
    if (step.done) break;
    items.push(step.value);
  }
  if (items.length > count) {
    throw new PythonError('ValueError', `too many values to unpack (expected ${count})`);
  }
  if (items.length < count) {
    const message = `not enough values to unpack (expected ${count}, got ${items.length})`;
    throw new PythonError('ValueError', message);
  }
  return items;
}
