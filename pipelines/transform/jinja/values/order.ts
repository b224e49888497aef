import { PythonError } from '../error.ts';
import type { DictView } from './dict-view.ts';
import { isEqual, isSetLike } from './equality.ts';
import { textOf } from './markup.ts';
import { isNumeric, toNumber } from './number.ts';
import { protocolOf } from './protocol.ts';
import { PySet } from './py-set.ts';
import { codePointOrder } from './text.ts';
import { Tuple } from './tuple.ts';
import { typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

export type OrderOperator = '<' | '<=' | '>' | '>=';

function holds(operator: OrderOperator, order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Python's `<`, `<=`, `>`, `>=`. Throws TypeError for values without a common order. */
export function compare(operator: OrderOperator, left: unknown, right: unknown): boolean {
  if (isNumeric(left) && isNumeric(right)) return holds(operator, numberOrder(left, right));
  const leftText = textOf(left);
  const rightText = textOf(right);
  if (leftText !== undefined && rightText !== undefined) {
    return holds(operator, codePointOrder(leftText, rightText));
  }
  if (Array.isArray(left) && Array.isArray(right) && left instanceof Tuple === right instanceof Tuple) {
    return compareSequences(operator, left, right);
  }
  if (isSetLike(left) && isSetLike(right)) return compareSets(operator, asSet(left), asSet(right));
  for (const value of [left, right]) if (value instanceof Undefined) throw value.error();
  const order = protocolOf(left)?.compare?.(right);
  if (order !== undefined) return holds(operator, order);
  const reverse = protocolOf(right)?.compare?.(left);
  if (reverse !== undefined) return holds(operator, -reverse);
  throw new PythonError(
    'TypeError',
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** NaN, hence no order holds, when either is NaN. */
function numberOrder(left: unknown, right: unknown): number {
  const a = typeof left === 'bigint' ? left : toNumber(left);
  const b = typeof right === 'bigint' ? right : toNumber(right);
  if (a < b) return -1;
  if (a > b) return 1;
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0;
}

function compareSequences(operator: OrderOperator, left: unknown[], right: unknown[]): boolean {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    if (!isEqual(left[index], right[index])) return compare(operator, left[index], right[index]);
  }
  return holds(operator, left.length - right.length);
}

const asSet = (value: PySet | DictView): PySet => (value instanceof PySet ? value : new PySet(value));

function compareSets(operator: OrderOperator, left: PySet, right: PySet): boolean {
  const [small, large] = operator.startsWith('<') ? [left, right] : [right, left];
  const subset = [...small].every((item) => large.has(item));
  return subset && (operator.endsWith('=') || small.size < large.size);
}

/** Sorts stably by `<`, as Python's sorted(); `keys` are compared, `items` answered. */
export function sortedBy<T>(items: T[], keys: unknown[], reverse = false): T[] {
  const positions = items.map((_, index) => index);
  const direction = reverse ? -1 : 1;
  positions.sort((a, b) => {
    if (compare('<', keys[a], keys[b])) return -direction;
    return compare('<', keys[b], keys[a]) ? direction : 0;
  });
  return positions.map((index) => items[index]!);
}
