import { isInteger, toBigInt, toNumber } from '../values/number.ts';
import { PyFloat } from '../values/py-float.ts';
import { type MethodTable, method } from './definition.ts';

/** The methods of ints (and bools) and floats that templates could want. */
export const NUMBER_METHODS: MethodTable<unknown> = new Map([
  method('is_integer', [], (value: unknown) => isInteger(value) || Number.isInteger(toNumber(value))),
  method('bit_length', [], (value: unknown) => {
    const integer = toBigInt(value);
    return integer === 0n ? 0 : (integer < 0n ? -integer : integer).toString(2).length;
  }),
  method('conjugate', [], (value: unknown) => value),
]);

/** Attributes of numbers that are not methods. */
export function numberAttribute(value: unknown, name: string): unknown {
  if (name === 'real') return value;
  if (name === 'imag') return value instanceof PyFloat ? new PyFloat(0) : 0;
  if (isInteger(value) && name === 'numerator') return value;
  if (isInteger(value) && name === 'denominator') return 1;
  return undefined;
}
