import { type FilterFunction, ofValue, withParameters } from '../filters/definition.ts';
import { isLower, isUpper } from '../methods/string-case.ts';
import { binary } from '../values/arithmetic.ts';
import { BoundMethod } from '../values/bound-method.ts';
import { isEqual, isSame } from '../values/equality.ts';
import { contains, iterableOf, sizeOf } from '../values/iterate.ts';
import { keyOf } from '../values/key.ts';
import { isText, Markup } from '../values/markup.ts';
import { isFloat, isInteger, isNumeric } from '../values/number.ts';
import { compare, type OrderOperator } from '../values/order.ts';
import { protocolOf } from '../values/protocol.ts';
import { PyRange } from '../values/py-range.ts';
import { toStr } from '../values/str.ts';
import { isDict, typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';

function remainderIs(value: unknown, divisor: unknown, rest: number): boolean {
  return isEqual(binary('%', value, divisor), rest);
}

/** Python's callable(). */
export function isCallable(value: unknown): boolean {
  if (typeof value === 'function' || value instanceof BoundMethod || value instanceof Undefined) return true;
  const type = typeName(value);
  return type === 'Macro' || type === 'LoopContext' || protocolOf(value)?.call !== undefined;
}

function isSequence(value: unknown): boolean {
  if (isText(value) || Array.isArray(value) || isDict(value) || value instanceof PyRange) return true;
  if (value instanceof Undefined) return true;
  const protocol = protocolOf(value);
  return protocol?.isSequence ?? (protocol?.getItem !== undefined && sizeOf(value) !== undefined);
}

function ordered(name: string, operator: OrderOperator): [string, FilterFunction] {
  return withParameters(name, ['b'], (_, value, other) => compare(operator, value, other), 1);
}

function equal(name: string): [string, FilterFunction] {
  return withParameters(name, ['b'], (_, value, other) => isEqual(value, other), 1);
}

function unequal(name: string): [string, FilterFunction] {
  return withParameters(name, ['b'], (_, value, other) => !isEqual(value, other), 1);
}

/** A name to look up; other values name nothing, and those that cannot be keys are a TypeError as in Python. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  keyOf(value);
  return '';
}

/** Jinja's tests by name. */
export const TESTS: ReadonlyMap<string, FilterFunction> = new Map([
  ofValue('odd', (value) => remainderIs(value, 2, 1)),
  ofValue('even', (value) => remainderIs(value, 2, 0)),
  withParameters('divisibleby', ['num'], (_, value, divisor) => remainderIs(value, divisor, 0), 1),
  ofValue('defined', (value) => !(value instanceof Undefined)),
  ofValue('undefined', (value) => value instanceof Undefined),
  withParameters('filter', [], (context, value) => context.hasFilter(nameOf(value))),
  withParameters('test', [], (context, value) => context.hasTest(nameOf(value))),
  ofValue('none', (value) => value === null || value === undefined),
  ofValue('boolean', (value) => typeof value === 'boolean'),
  ofValue('false', (value) => value === false),
  ofValue('true', (value) => value === true),
  ofValue('integer', isInteger),
  ofValue('float', isFloat),
  ofValue('lower', (value) => isLower(toStr(value))),
  ofValue('upper', (value) => isUpper(toStr(value))),
  ofValue('string', (value) => isText(value) || (protocolOf(value)?.isString ?? false)),
  ofValue('mapping', (value) => protocolOf(value)?.isMapping ?? isDict(value)),
  ofValue('number', (value) => isNumeric(value) || (protocolOf(value)?.isNumber ?? false)),
  ofValue('sequence', isSequence),
  ofValue('iterable', (value) => iterableOf(value) !== undefined),
  ofValue('callable', isCallable),
  withParameters('sameas', ['other'], (_, value, other) => isSame(value, other), 1),
  ofValue('escaped', (value) => value instanceof Markup),
  withParameters('in', ['seq'], (_, value, container) => contains(container, value), 1),
  equal('=='),
  equal('eq'),
  equal('equalto'),
  unequal('!='),
  unequal('ne'),
  ordered('>', '>'),
  ordered('gt', '>'),
  ordered('greaterthan', '>'),
  ordered('ge', '>='),
  ordered('>=', '>='),
  ordered('<', '<'),
  ordered('lt', '<'),
  ordered('lessthan', '<'),
  ordered('<=', '<='),
  ordered('le', '<='),
]);
