/** Arguments of datetime's functions. */
import { PyFloat, PythonError, typeName } from '../../../jinja/index.ts';

/** An integer argument, or its default. Throws TypeError. */
export function integerOf(value: unknown, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new PythonError('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`);
}

/** A number argument. Throws TypeError. */
export function numberOf(value: unknown): number {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return Number(value);
  throw new PythonError('TypeError', `a number is required, not ${typeName(value)}`);
}

/** A string argument. Throws TypeError. */
export function textOf(value: unknown, call: string): string {
  if (typeof value === 'string') return value;
  throw new PythonError('TypeError', `${call}() argument must be str, not ${typeName(value)}`);
}
