import { BoundMethod } from './bound-method.ts';
import { DictView } from './dict-view.ts';
import { Markup } from './markup.ts';
import { Namespace } from './namespace.ts';
import { protocolOf } from './protocol.ts';
import { entriesOf } from './py-dict.ts';
import { floatRepr, PyFloat } from './py-float.ts';
import { PyIterator } from './py-iterator.ts';
import { PyRange } from './py-range.ts';
import { PySet } from './py-set.ts';
import { stringRepr } from './string-repr.ts';
import { Tuple } from './tuple.ts';
import { isPlainObject, typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

/** Python's str(). An undefined value is the empty string. */
export function toStr(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Undefined) return '';
  if (value instanceof Markup) return value.text;
  return protocolOf(value)?.str?.() ?? toRepr(value);
}

/** Python's repr(). */
export function toRepr(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringRepr(value);
    case 'number':
      return Number.isInteger(value) ? integerText(value) : floatRepr(value);
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'True' : 'False';
    case 'undefined':
      return 'None';
    case 'function':
      return protocolOf(value)?.repr?.() ?? `<function ${value.name || 'anonymous'}>`;
    case 'object':
      return value === null ? 'None' : objectRepr(value);
    default:
      return String(value);
  }
}

/** JavaScript writes integers from 1e21 on with an exponent, Python never does. */
function integerText(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
}

/** Containers being printed further out, shown as `[...]` when they contain themselves. */
const open = new Set<object>();

function inside(value: object, itself: string, write: () => string): string {
  if (open.has(value)) return itself;
  open.add(value);
  try {
    return write();
  } finally {
    open.delete(value);
  }
}

function objectRepr(value: object): string {
  if (value instanceof Tuple) {
    const comma = value.length === 1 ? ',' : '';
    return inside(value, '(...)', () => `(${[...value].map(toRepr).join(', ')}${comma})`);
  }
  if (Array.isArray(value)) return inside(value, '[...]', () => `[${value.map(toRepr).join(', ')}]`);
  if (value instanceof Map) return dictRepr(value);
  if (value instanceof PyFloat) return floatRepr(value.value);
  if (value instanceof Undefined) return 'Undefined';
  if (value instanceof Markup) return `Markup(${stringRepr(value.text)})`;
  if (value instanceof PySet) return value.size === 0 ? 'set()' : `{${[...value].map(toRepr).join(', ')}}`;
  if (value instanceof PyRange) return value.toString();
  if (value instanceof DictView) return `dict_${value.kind}([${[...value].map(toRepr).join(', ')}])`;
  if (value instanceof Namespace) return `<Namespace ${toRepr(value.attributes)}>`;
  if (value instanceof PyIterator) return `<${value.pyType} object>`;
  if (value instanceof BoundMethod) return `<built-in method ${value.methodName} of ${value.owner} object>`;
  const protocol = protocolOf(value);
  if (protocol) return protocol.repr?.() ?? protocol.str?.() ?? `<${typeName(value)} object>`;
  if (isPlainObject(value)) return dictRepr(value);
  return value.toString === Object.prototype.toString ? `<${typeName(value)} object>` : value.toString();
}

function dictRepr(dict: Map<unknown, unknown> | Record<string, unknown>): string {
  return inside(dict, '{...}', () => {
    const pairs: string[] = [];
    for (const [key, item] of entriesOf(dict)) pairs.push(`${toRepr(key)}: ${toRepr(item)}`);
    return `{${pairs.join(', ')}}`;
  });
}
