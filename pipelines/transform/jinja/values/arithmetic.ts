import { PythonError } from '../error.ts';
import type { BinaryOperator } from '../parser/node.ts';
import { listOf } from './iterate.ts';
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
  if (operator === '-') {
    if (!(left instanceof PySet) || !(right instanceof PySet)) return undefined;
    return new PySet([...left].filter((item) => !right.has(item)));
  }
  if (operator !== '*') return undefined;
  if (isInteger(right) || isBool(right)) return repeated(left, Number(right));
  if (isInteger(left) || isBool(left)) return repeated(right, Number(left));
  return undefined;
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

function repeated(value: unknown, times: number): unknown {
  const text = textOf(value);
  if (text !== undefined) {
    const result = text.repeat(Math.max(0, times));
    return typeof value === 'string' ? result : new Markup(result);
  }
  if (!Array.isArray(value)) return undefined;
  const items: unknown[] = [];
  for (let count = 0; count < times; count += 1) items.push(...value);
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
  if (operator === '*' && (isText(left) || Array.isArray(left))) {
    return new PythonError('TypeError', `can't multiply sequence by non-int of type '${b}'`);
  }
  const name = operator === '**' ? '** or pow()' : operator;
  return new PythonError('TypeError', `unsupported operand type(s) for ${name}: '${a}' and '${b}'`);
}

/** Python's unary `+` and `-`. */
export function unary(operator: '+' | '-', value: unknown): unknown {
  if (value instanceof Undefined) throw value.error();
  if (!isNumeric(value)) {
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
