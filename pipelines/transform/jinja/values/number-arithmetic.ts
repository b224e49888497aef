import { PythonError } from '../error.ts';
import type { BinaryOperator } from '../parser/node.ts';
import { isFloat, shrink, toBigInt, toNumber } from './number.ts';
import { PyFloat } from './py-float.ts';

/** Python's arithmetic of ints, floats and bools: ints stay exact, `/` always gives a float. */
export function numberArithmetic(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  if (operator === '/') return new PyFloat(divide(left, right));
  if (isFloat(left) || isFloat(right)) {
    return new PyFloat(floatArithmetic(operator, toNumber(left), toNumber(right)));
  }
  if (typeof left !== 'bigint' && typeof right !== 'bigint') {
    const result = smallArithmetic(operator, Number(left), Number(right));
    if (result === undefined || Number.isSafeInteger(result)) return result ?? negativePower(left, right);
  }
  return bigArithmetic(operator, toBigInt(left), toBigInt(right));
}

function divide(left: unknown, right: unknown): number {
  const divisor = toNumber(right);
  if (divisor === 0) {
    throw new PythonError(
      'ZeroDivisionError',
      isFloat(left) || isFloat(right) ? 'float division by zero' : 'division by zero',
    );
  }
  return toNumber(left) / divisor;
}

function floatArithmetic(operator: BinaryOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '//':
      if (right === 0) throw new PythonError('ZeroDivisionError', 'float floor division by zero');
      return floatFloor(left, right);
    case '%':
      if (right === 0) throw new PythonError('ZeroDivisionError', 'float modulo');
      return floatModulo(left, right);
    default:
      return floatPower(left, right);
  }
}

/** The remainder with the sign of the divisor. */
function floatModulo(left: number, right: number): number {
  const rest = left % right;
  if (rest !== 0) return rest < 0 === right < 0 ? rest : rest + right;
  return right < 0 ? -0 : 0;
}

function floatFloor(left: number, right: number): number {
  const quotient = (left - floatModulo(left, right)) / right;
  if (quotient === 0) return 1 / (left / right) < 0 || left / right < 0 ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function floatPower(left: number, right: number): number {
  if (left === 0 && right < 0) {
    throw new PythonError('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  }
  if (left < 0 && !Number.isInteger(right) && Number.isFinite(right)) {
    throw new PythonError('ValueError', 'complex numbers are not supported');
  }
  // Python: 1 to any power is 1, where JavaScript says NaN.
  const power = left === 1 ? 1 : left ** right;
  if (!Number.isFinite(power) && Number.isFinite(left) && Number.isFinite(right)) {
    throw new PythonError('OverflowError', "(34, 'Numerical result out of range')");
  }
  return power;
}

/** Integer arithmetic in doubles: undefined when the result is a float, not a safe integer when it needs bigints. */
function smallArithmetic(operator: BinaryOperator, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right + 0;
    case '//':
      if (right === 0) throw new PythonError('ZeroDivisionError', 'integer division or modulo by zero');
      return (left - floatModulo(left, right)) / right + 0;
    case '%':
      if (right === 0) throw new PythonError('ZeroDivisionError', 'integer modulo by zero');
      return floatModulo(left, right) + 0;
    default:
      return right < 0 ? undefined : left ** right;
  }
}

function negativePower(left: unknown, right: unknown): PyFloat {
  return new PyFloat(floatPower(Number(left), Number(right)));
}

function bigArithmetic(operator: BinaryOperator, left: bigint, right: bigint): unknown {
  switch (operator) {
    case '+':
      return shrink(left + right);
    case '-':
      return shrink(left - right);
    case '*':
      return shrink(left * right);
    case '//':
    case '%': {
      if (right === 0n) throw new PythonError('ZeroDivisionError', 'integer division or modulo by zero');
      const rest = left % right;
      const modulo = rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest;
      return shrink(operator === '%' ? modulo : (left - modulo) / right);
    }
    default:
      if (right < 0n) return new PyFloat(floatPower(Number(left), Number(right)));
      // As many digits as SQL could never want: a typing error must not take the machine down.
      if (right > 100_000n) throw new PythonError('OverflowError', 'the power is too large');
      return shrink(left ** right);
  }
}
