import { PythonError } from '../error.ts';
import { unary } from '../values/arithmetic.ts';
import { fixed, roundFloat, roundInteger } from '../values/float-format.ts';
import {
  isBool,
  isFloat,
  isInteger,
  isNumeric,
  shrink,
  toBigInt,
  toIndex,
  toNumber,
} from '../values/number.ts';
import { toFloat, toInteger } from '../values/number-text.ts';
import { protocolOf } from '../values/protocol.ts';
import { PyFloat } from '../values/py-float.ts';
import { toStr } from '../values/str.ts';
import { isTruthy } from '../values/truth.ts';
import { typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import { type FilterFunction, ofValue, withParameters } from './definition.ts';

function absolute(value: unknown): unknown {
  if (value instanceof Undefined) throw value.error();
  const own = protocolOf(value)?.unary?.('abs');
  if (own !== undefined) return own;
  if (!isNumeric(value))
    throw new PythonError('TypeError', `bad operand type for abs(): '${typeName(value)}'`);
  return toNumber(value) < 0 || Object.is(toNumber(value), -0) ? unary('-', value) : unary('+', value);
}

function round(value: unknown, precision: unknown, method: unknown): unknown {
  const digits = precision === undefined ? 0 : toIndex(precision);
  const how = method === undefined ? 'common' : toStr(method);
  if (!['common', 'ceil', 'floor'].includes(how)) {
    throw new PythonError('FilterArgumentError', 'method must be common, ceil or floor');
  }
  if (value instanceof Undefined) throw value.error();
  const own = how === 'common' ? protocolOf(value)?.round?.(digits) : undefined;
  if (own !== undefined) return own;
  if (!isNumeric(value)) {
    throw new PythonError('TypeError', `type ${typeName(value)} doesn't define __round__ method`);
  }
  if (how !== 'common') {
    const factor = 10 ** digits;
    const whole = how === 'ceil' ? Math.ceil(toNumber(value) * factor) : Math.floor(toNumber(value) * factor);
    return new PyFloat((whole + 0) / factor);
  }
  if (isFloat(value)) return new PyFloat(roundFloat(toNumber(value), digits));
  if (digits >= 0) return isBool(value) ? Number(value) : value;
  const integer = toBigInt(value);
  const magnitude = roundInteger(integer < 0n ? -integer : integer, -digits);
  return shrink(integer < 0n ? -magnitude : magnitude);
}

/** Runs a conversion; an exception of the given types means `otherwise`. */
function attempt(convert: () => unknown, types: readonly string[], otherwise: () => unknown): unknown {
  try {
    return convert();
  } catch (error) {
    if (error instanceof PythonError && types.includes(error.type)) return otherwise();
    throw error;
  }
}

const INVALID = ['TypeError', 'ValueError'];

/** A text such as '42.23' becomes 42; what cannot be converted becomes the default. */
function int(value: unknown, otherwise: unknown, base: unknown): unknown {
  const fallback = otherwise === undefined ? 0 : otherwise;
  return attempt(
    () => toInteger(value, base === undefined ? 10 : toIndex(base)),
    INVALID,
    () =>
      attempt(
        () => toInteger(new PyFloat(toFloat(value))),
        [...INVALID, 'OverflowError'],
        () => fallback,
      ),
  );
}

function float(value: unknown, otherwise: unknown): unknown {
  const fallback = otherwise === undefined ? new PyFloat(0) : otherwise;
  return attempt(
    () => new PyFloat(toFloat(value)),
    INVALID,
    () => fallback,
  );
}

const UNITS = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];

function fileSize(value: unknown, binaryUnits: unknown): string {
  const bytes = toFloat(value);
  const base = isTruthy(binaryUnits) ? 1024 : 1000;
  if (bytes === 1) return '1 Byte';
  if (bytes < base) return `${isInteger(Math.trunc(bytes)) ? Math.trunc(bytes) : 0} Bytes`;
  let index = 0;
  while (index < UNITS.length - 1 && bytes >= base ** (index + 2)) index += 1;
  const unit = base === 1024 ? `${UNITS[index]!.toUpperCase()}iB` : `${UNITS[index]}B`;
  return `${fixed((base * bytes) / base ** (index + 2), 1)} ${unit}`;
}

export const NUMBER_FILTERS: [string, FilterFunction][] = [
  ofValue('abs', absolute),
  withParameters('round', ['precision', 'method'], (_, value, ...[precision, method]) =>
    round(value, precision, method),
  ),
  withParameters('int', ['default', 'base'], (_, value, ...[otherwise, base]) => int(value, otherwise, base)),
  withParameters('float', ['default'], (_, value, otherwise) => float(value, otherwise)),
  withParameters('filesizeformat', ['binary'], (_, value, binaryUnits) => fileSize(value, binaryUnits)),
];
