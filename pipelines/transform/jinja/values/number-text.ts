import { PythonError } from '../error.ts';
import { textOf } from './markup.ts';
import { type Integer, isBool, isFloat, isInteger, isNumeric, shrink, toNumber } from './number.ts';
import { protocolOf } from './protocol.ts';
import { PyFloat } from './py-float.ts';
import { toRepr } from './str.ts';
import { typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

const PREFIXES: Record<number, string> = { 2: '0b', 8: '0o', 16: '0x' };

/** Python's int(text, base). Throws ValueError. */
export function parseInteger(text: string, base = 10): Integer {
  const fail = () =>
    new PythonError('ValueError', `invalid literal for int() with base ${base}: ${toRepr(text)}`);
  let digits = text.trim().toLowerCase();
  const negative = digits.startsWith('-');
  if (negative || digits.startsWith('+')) digits = digits.slice(1);
  let radix = base;
  for (const [number, prefix] of Object.entries(PREFIXES)) {
    if (digits.startsWith(prefix) && (base === 0 || base === Number(number))) {
      digits = digits.slice(2).replace(/^_/, '');
      radix = Number(number);
      break;
    }
  }
  if (radix === 0) {
    if (/^0[_0]*[1-9]/.test(digits)) throw fail();
    radix = 10;
  }
  if (!/^[0-9a-z]+(?:_[0-9a-z]+)*$/.test(digits)) throw fail();
  digits = digits.replaceAll('_', '');
  let value = 0n;
  for (const digit of digits) {
    const number = Number.parseInt(digit, 36);
    if (number >= radix) throw fail();
    value = value * BigInt(radix) + BigInt(number);
  }
  return shrink(negative ? -value : value);
}

const FLOAT = /^[+-]?(?:\d+(?:_\d+)*)?(?:\.(?:\d+(?:_\d+)*)?)?(?:e[+-]?\d+(?:_\d+)*)?$/i;
const SPECIAL = /^([+-]?)(inf(?:inity)?|nan)$/i;

/** Python's float(text). Throws ValueError. */
export function parseFloatText(text: string): number {
  const trimmed = text.trim();
  const special = SPECIAL.exec(trimmed);
  if (special) {
    if (special[2]!.toLowerCase() === 'nan') return Number.NaN;
    return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (!FLOAT.test(trimmed) || !/^[+-]?\.?\d/.test(trimmed)) {
    throw new PythonError('ValueError', `could not convert string to float: ${toRepr(text)}`);
  }
  return Number(trimmed.replaceAll('_', ''));
}

/** Python's int(value, base) of anything. Throws TypeError, ValueError or OverflowError. */
export function toInteger(value: unknown, base = 10): Integer {
  const text = textOf(value);
  if (text !== undefined) return parseInteger(text, base);
  if (isBool(value)) return Number(value);
  if (isInteger(value)) return value;
  if (isFloat(value)) {
    const number = toNumber(value);
    if (Number.isNaN(number)) throw new PythonError('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(number))
      throw new PythonError('OverflowError', 'cannot convert float infinity to integer');
    return shrink(BigInt(Math.trunc(number)));
  }
  const converted = converts(value);
  if (typeof converted === 'number') return toInteger(new PyFloat(converted));
  if (converted !== undefined) return toInteger(converted);
  const message = `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`;
  throw new PythonError('TypeError', message);
}

/** Python's float(value) of anything. Throws TypeError or ValueError. */
export function toFloat(value: unknown): number {
  const text = textOf(value);
  if (text !== undefined) return parseFloatText(text);
  if (isNumeric(value)) return toNumber(value);
  const converted = converts(value);
  if (converted !== undefined) return toFloat(converted);
  throw new PythonError(
    'TypeError',
    `float() argument must be a string or a real number, not '${typeName(value)}'`,
  );
}

/** The number or numeral a number-like object stands for, e.g. a decimal. */
function converts(value: unknown): unknown {
  if (value instanceof Undefined) throw value.error();
  const protocol = protocolOf(value);
  return protocol?.isNumber ? (protocol.toJs?.() ?? protocol.str?.()) : undefined;
}
