import { PythonError } from '../error.ts';
import { textOf } from './markup.ts';
import { isBool, isInteger } from './number.ts';
import { protocolOf } from './protocol.ts';
import { PyRange } from './py-range.ts';
import { characters } from './text.ts';
import { Tuple, tupleFrom } from './tuple.ts';
import { isDict, typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

function bound(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (isInteger(value) || isBool(value)) return Number(value);
  if (value instanceof Undefined) throw value.error();
  throw new PythonError('TypeError', 'slice indices must be integers or None or have an __index__ method');
}

/** First position, number of items and step of a slice of a sequence of the given length. */
function selection(length: number, start: unknown, stop: unknown, step: unknown) {
  const by = bound(step) ?? 1;
  if (by === 0) throw new PythonError('ValueError', 'slice step cannot be zero');
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1];
  const clamp = (value: number | undefined, otherwise: number) => {
    if (value === undefined) return otherwise;
    return Math.min(Math.max(value < 0 ? value + length : value, low), high);
  };
  const from = clamp(bound(start), by > 0 ? low : high);
  const to = clamp(bound(stop), by > 0 ? high : low);
  return { from, count: Math.max(0, Math.ceil((to - from) / by)), by };
}

function pick(items: ArrayLike<unknown>, start: unknown, stop: unknown, step: unknown): unknown[] {
  const { from, count, by } = selection(items.length, start, stop, step);
  return Array.from({ length: count }, (_, index) => items[from + index * by]);
}

/** Python's `value[start:stop:step]` of a string, list, tuple or range. */
export function sliceOf(value: unknown, start: unknown, stop: unknown, step: unknown): unknown {
  const text = textOf(value);
  if (text !== undefined) return pick(characters(text), start, stop, step).join('');
  if (value instanceof Tuple) return tupleFrom(pick(value, start, stop, step));
  if (Array.isArray(value)) return pick(value, start, stop, step);
  if (value instanceof PyRange) {
    const { from, count, by } = selection(value.length, start, stop, step);
    return value.slice(from, count, by);
  }
  if (value instanceof Undefined) {
    if (value.capturing) return value;
    throw value.error();
  }
  if (isDict(value)) throw new PythonError('TypeError', "unhashable type: 'slice'");
  const items = protocolOf(value)?.getSlice?.();
  if (items) return tupleFrom(pick(items, start, stop, step));
  throw new PythonError('TypeError', `'${typeName(value)}' object is not subscriptable`);
}
