import { DictView } from './dict-view.ts';
import { textOf } from './markup.ts';
import { isNumeric, toNumber } from './number.ts';
import { protocolOf } from './protocol.ts';
import { dictSize, entriesOf, hasKey, valueAt } from './py-dict.ts';
import { PyFloat } from './py-float.ts';
import { PyRange } from './py-range.ts';
import { PySet } from './py-set.ts';
import { Tuple } from './tuple.ts';
import { isDict } from './type-name.ts';
import { Undefined } from './undefined.ts';

/** Python's `==`: numbers across types, lists and tuples by item, dicts by entry, anything else by identity. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return !(typeof left === 'number' && Number.isNaN(left));
  if (left === null || left === undefined) return right === null || right === undefined;
  if (isNumeric(left)) return isNumeric(right) ? numbersEqual(left, right) : protocolEqual(right, left);
  const text = textOf(left);
  if (text !== undefined)
    return textOf(right) === undefined ? protocolEqual(right, left) : text === textOf(right);
  if (typeof left !== 'object') return protocolEqual(left, right);
  if (Array.isArray(left)) return Array.isArray(right) && sequencesEqual(left, right);
  if (isDict(left)) return isDict(right) ? dictsEqual(left, right) : protocolEqual(right, left);
  if (left instanceof Undefined) return right instanceof Undefined;
  if (isSetLike(left)) return isSetLike(right) && setsEqual(left, right);
  if (left instanceof PyRange) return right instanceof PyRange && sequencesEqual([...left], [...right]);
  return protocolEqual(left, right) || protocolEqual(right, left);
}

/** Python's `is`, as far as values without identity of their own in JavaScript have one. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof PyFloat && right instanceof PyFloat) return Object.is(left.value, right.value);
  return (left ?? null) === (right ?? null);
}

function protocolEqual(value: unknown, other: unknown): boolean {
  return protocolOf(value)?.eq?.(other) ?? false;
}

function numbersEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'bigint' || typeof right === 'bigint') return compareExactly(left, right);
  return toNumber(left) === toNumber(right);
}

/** A bigint and a float are equal only when exactly so. */
function compareExactly(left: unknown, right: unknown): boolean {
  const a = typeof left === 'bigint' ? left : toNumber(left);
  const b = typeof right === 'bigint' ? right : toNumber(right);
  return a <= b && a >= b;
}

function sequencesEqual(left: unknown[], right: unknown[]): boolean {
  if (left instanceof Tuple !== right instanceof Tuple || left.length !== right.length) return false;
  return left.every((item, index) => item === right[index] || isEqual(item, right[index]));
}

type Dict = Map<unknown, unknown> | Record<string, unknown>;

function dictsEqual(left: Dict, right: Dict): boolean {
  if (dictSize(left) !== dictSize(right)) return false;
  for (const [key, value] of entriesOf(left)) {
    if (!hasKey(right, key) || !isEqual(value, valueAt(right, key))) return false;
  }
  return true;
}

/** A set, or the keys or items of a dict, which compare like sets. */
export function isSetLike(value: unknown): value is PySet | DictView {
  return value instanceof PySet || (value instanceof DictView && value.kind !== 'values');
}

function setsEqual(left: PySet | DictView, right: PySet | DictView): boolean {
  const a = left instanceof PySet ? left : new PySet(left);
  const b = right instanceof PySet ? right : new PySet(right);
  return a.size === b.size && [...a].every((item) => b.has(item));
}
