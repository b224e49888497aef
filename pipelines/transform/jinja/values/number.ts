import { PythonError } from '../error.ts';
import { PyFloat } from './py-float.ts';

/** An integer as a template holds it: a number when exact, else a bigint. */
export type Integer = number | bigint;

/** A number, a bigint or a PyFloat; True counts as 1. */
export type Numeric = Integer | PyFloat;

export function isBool(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** Python's int, without bool. A JavaScript number without a fraction is one. */
export function isInteger(value: unknown): value is Integer {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'bigint';
}

/** Python's float: a PyFloat, or a JavaScript number with a fraction (or NaN, Infinity). */
export function isFloat(value: unknown): boolean {
  return value instanceof PyFloat || (typeof value === 'number' && !Number.isInteger(value));
}

/** Whether a value takes part in arithmetic: int, float or bool. */
export function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof PyFloat || isBool(value);
}

/** The JavaScript number of a numeric value. */
export function toNumber(value: unknown): number {
  return value instanceof PyFloat ? value.value : Number(value);
}

/** An integer or bool as a bigint. */
export function toBigInt(value: unknown): bigint {
  return BigInt(value as number | bigint | boolean);
}

/** A number where it is exact, else the bigint. */
export function shrink(value: bigint): Integer {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** An integer argument such as an index or a width; True is 1. Throws TypeError for anything else. */
export function toIndex(value: unknown, message?: string): number {
  if (isInteger(value) || isBool(value)) return Number(value);
  throw new PythonError('TypeError', message ?? 'an integer is required');
}
