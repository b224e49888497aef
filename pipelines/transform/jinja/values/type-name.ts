import { isFloat, isInteger } from './number.ts';
import { protocolOf } from './protocol.ts';
import { Tuple } from './tuple.ts';

/** Whether a JavaScript object is a plain one, which templates see as a read-only dict. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return (prototype === null || prototype === Object.prototype) && !('__jinja__' in value);
}

/** A dict: a Map or a plain object. */
export function isDict(value: unknown): value is Map<unknown, unknown> | Record<string, unknown> {
  return value instanceof Map || isPlainObject(value);
}

/** The name of a value's type as Python's messages give it. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (isInteger(value)) return 'int';
  if (isFloat(value)) return 'float';
  const protocol = protocolOf(value);
  if (protocol?.typeName) return protocol.typeName;
  if (value instanceof Tuple) return 'tuple';
  if (Array.isArray(value)) return 'list';
  if (isDict(value)) return 'dict';
  if (typeof value === 'function') return 'function';
  // The engine's own value classes say it themselves; importing them here would make a circle.
  const { pyType } = value as { pyType?: unknown };
  if (typeof pyType === 'string') return pyType;
  return (value as object).constructor?.name ?? 'object';
}

/** The type as Jinja's messages about missing attributes give it. */
export function ownerName(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  return `${typeName(value)} object`;
}
