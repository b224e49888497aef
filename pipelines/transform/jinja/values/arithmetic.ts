import { PythonError } from '../error.ts';
import type { BinaryOperator } from '../parser/node.ts';
import { DictView } from './dict-view.ts';
import { iterableOf, listOf } from './iterate.ts';
import { escapeHtml, isText, Markup, textOf } from './markup.ts';
import { isBool, isInteger, isNumeric, toNumber } from './number.ts';
import { numberArithmetic } from './number-arithmetic.ts';
import { percentFormat } from './percent-format.ts';
import { protocolOf } from './protocol.ts';
import { PyFloat } from './py-float.ts';
import { PySet } from './py-set.ts';
import { Tuple, tupleFrom } from './tuple.ts';
import { typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

/** Python's binary operators. */
export function binary(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  if (isNumeric(left) && isNumeric(right)) return numberArithmetic(operator, left, right);
  // A format string takes any operand, an undefined one included.
  if (operator === '%' && isText(left)) return formatted(left, right);
  for (const value of [left, right]) if (value instanceof Undefined) throw value.error();
  const result = sequenceArithmetic(operator, left, right) ?? protocolArithmetic(operator, left, right);
  if (result !== undefined) return result;
  throw unsupported(operator, left, right);
}

function formatted(format: string | Markup, operand: unknown): unknown {
  if (typeof format === 'string') return percentFormat(format, operand);
  return new Markup(percentFormat(format.text, operand, escapeHtml));
}

function sequenceArithmetic(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  if (operator === '+') return concatenated(left, right);
  if (operator === '-') return difference(left, right);
  if (operator !== '*') return undefined;
  if (isInteger(right) || isBool(right)) return repeated(left, Number(right));
  if (isInteger(left) || isBool(left)) return repeated(right, Number(left));
  return undefined;
}

/** Of two sets; a dict's keys or items take any iterable beside them. */
function difference(left: unknown, right: unknown): unknown {
  const isView = (value: unknown) => value instanceof DictView && value.kind !== 'values';
  if (!(left instanceof PySet && right instanceof PySet) && !isView(left) && !isView(right)) return undefined;
  const [items, removed] = [iterableOf(left), iterableOf(right)];
  if (items === undefined || removed === undefined) return undefined;
  const without = new PySet(removed);
  return new PySet(Array.from(items).filter((item) => !without.has(item)));
}

function concatenated(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (isText(left) && isText(right)) {
    const safe = (value: string | Markup) => (typeof value === 'string' ? escapeHtml(value) : value.text);
    return new Markup(safe(left) + safe(right));
  }
  if (!Array.isArray(left) || !Array.isArray(right)) return undefined;
  if (left instanceof Tuple !== right instanceof Tuple) return undefined;
  const items = [...left, ...right];
  return left instanceof Tuple ? tupleFrom(items) : items;
}

/** More would not fit in memory; Python raises too. */
const MAXIMUM_LENGTH = 2 ** 27;

function repeated(value: unknown, times: number): unknown {
  const text = textOf(value);
  const sequence = text ?? value;
  if (typeof sequence !== 'string' && !Array.isArray(sequence)) return undefined;
  if (sequence.length * times > MAXIMUM_LENGTH) {
    throw new PythonError('OverflowError', 'the repeated sequence is too long');
  }
  if (typeof sequence === 'string') {
    const result = sequence.repeat(Math.max(0, times));
    return typeof value === 'string' ? result : new Markup(result);
  }
  const items: unknown[] = [];
  const rounds = sequence.length === 0 ? 0 : times;
  for (let count = 0; count < rounds; count += 1) for (const item of sequence) items.push(item);
  return value instanceof Tuple ? tupleFrom(items) : items;
}

function protocolArithmetic(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  return (
    protocolOf(left)?.binary?.(operator, right, false) ?? protocolOf(right)?.binary?.(operator, left, true)
  );
}

function unsupported(operator: BinaryOperator, left: unknown, right: unknown): PythonError {
  const [a, b] = [typeName(left), typeName(right)];
  if (operator === '+' && isText(left)) {
    return new PythonError('TypeError', `can only concatenate str (not "${b}") to str`);
  }
  if (operator === '+' && Array.isArray(left)) {
    return new PythonError('TypeError', `can only concatenate ${a} (not "${b}") to ${a}`);
  }
  const isSequence = (value: unknown) => isText(value) || Array.isArray(value);
  if (operator === '*' && (isSequence(left) || isSequence(right))) {
    const other = isSequence(left) ? b : a;
    return new PythonError('TypeError', `can't multiply sequence by non-int of type '${other}'`);
  }
  const name = operator === '**' ? '** or pow()' : operator;
  return new PythonError('TypeError', `unsupported operand type(s) for ${name}: '${a}' and '${b}'`);
}

/** Python's unary `+` and `-`. */
export function unary(operator: '+' | '-', value: unknown): unknown {
  if (value instanceof Undefined) throw value.error();
  if (!isNumeric(value)) {
    const result = protocolOf(value)?.unary?.(operator);
    if (result !== undefined) return result;
    throw new PythonError('TypeError', `bad operand type for unary ${operator}: '${typeName(value)}'`);
  }
  if (isBool(value)) return operator === '-' ? 0 - Number(value) : Number(value);
  if (operator === '+') return value;
  if (typeof value === 'bigint') return -value;
  if (isInteger(value)) return 0 - (value as number);
  return new PyFloat(-toNumber(value));
}

/** Python's sum(). */
export function sum(value: unknown, start: unknown): unknown {
  if (typeof start === 'string') {
    throw new PythonError('TypeError', "sum() can't sum strings [use ''.join(seq) instead]");
  }
  return listOf(value).reduce((total, item) => binary('+', total, item), start);
}
