import { BoundMethod, type Method } from '../values/bound-method.ts';
import { Markup, textOf } from '../values/markup.ts';
import { Namespace } from '../values/namespace.ts';
import { isBool, isInteger, isNumeric } from '../values/number.ts';
import { protocolOf } from '../values/protocol.ts';
import { hasKey, valueAt } from '../values/py-dict.ts';
import { PyRange } from '../values/py-range.ts';
import { PySet } from '../values/py-set.ts';
import { toRepr } from '../values/str.ts';
import { characters } from '../values/text.ts';
import { Tuple } from '../values/tuple.ts';
import { isDict, isPlainObject, ownerName, typeName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import { DICT_METHODS } from './dict-methods.ts';
import { LIST_METHODS, TUPLE_METHODS } from './list-methods.ts';
import { markupMethod } from './markup-methods.ts';
import { NUMBER_METHODS, numberAttribute } from './number-methods.ts';
import { SET_METHODS } from './set-methods.ts';
import { stringMethods } from './string-methods.ts';

const STRING_METHODS = stringMethods({
  attribute: (value, name) => attributeOf(value, name, false),
  item: (value, key) => itemOf(value, key, false),
});

/** `value.name`: the attribute, else the item of that name, else an undefined value. */
export function attributeOf(value: unknown, name: string, capturing: boolean): unknown {
  if (value instanceof Undefined) return ofUndefined(value, name);
  const own = ownAttribute(value, name);
  if (own !== undefined) return own;
  const found = item(value, name);
  return found === undefined ? missing(value, name, capturing) : found;
}

/** `value[key]`: the item, else (for a string key) the attribute of that name, else an undefined value. */
export function itemOf(value: unknown, key: unknown, capturing: boolean): unknown {
  if (value instanceof Undefined) {
    if (value.capturing) return value;
    throw value.error();
  }
  const found = item(value, key);
  if (found !== undefined) return found;
  const own = typeof key === 'string' ? ownAttribute(value, key) : undefined;
  return own === undefined ? missing(value, key, capturing) : own;
}

function ofUndefined(value: Undefined, name: string): unknown {
  if (!value.capturing) throw value.error();
  return value.attribute(name);
}

function missing(value: unknown, key: unknown, capturing: boolean): Undefined {
  // dbt's capturing undefined forgets what it was looked up on.
  const name = toRepr(key);
  if (capturing) return new Undefined({ name, key }, true);
  return new Undefined({ owner: ownerName(value), name, isKey: typeof key !== 'string' }, false);
}

function bound<Self>(value: Self, method: Method<Self> | undefined, name: string): BoundMethod | undefined {
  return method && new BoundMethod(value, typeName(value), name, method as Method<never>);
}

/** An attribute in Python's sense, or undefined when there is none. */
export function ownAttribute(value: unknown, name: string): unknown {
  if (typeof value === 'string') return bound(value, STRING_METHODS.get(name), name);
  if (value === null || value === undefined) return undefined;
  if (value instanceof Markup) return bound(value, markupMethod(STRING_METHODS.get(name)), name);
  if (isNumeric(value)) return bound(value, NUMBER_METHODS.get(name), name) ?? numberAttribute(value, name);
  if (value instanceof Tuple)
    return groupAttribute(value, name) ?? bound(value, TUPLE_METHODS.get(name), name);
  if (Array.isArray(value)) return bound(value, LIST_METHODS.get(name), name);
  const protocol = protocolOf(value);
  if (protocol?.getAttr) return protocol.getAttr(name);
  if (value instanceof Map) return bound(value, DICT_METHODS.get(name), name);
  if (isPlainObject(value)) {
    return Object.hasOwn(value, name) ? (value[name] ?? null) : bound(value, DICT_METHODS.get(name), name);
  }
  if (value instanceof PySet) return bound(value, SET_METHODS.get(name), name);
  if (value instanceof Namespace) return value.attributes.get(name);
  return objectAttribute(value as object, name);
}

/** groupby's groups are tuples whose items have names. */
function groupAttribute(tuple: Tuple, name: string): unknown {
  const index = tuple.fieldNames?.indexOf(name) ?? -1;
  return index === -1 ? undefined : tuple[index];
}

const HIDDEN = new Set(['constructor', 'prototype', 'length', 'name', 'caller', 'arguments']);

/** A property of a JavaScript object or function; methods come bound. Names starting with `_` are private. */
function objectAttribute(value: object, name: string): unknown {
  if (name.startsWith('_')) return undefined;
  if (typeof value === 'function') {
    const own = Object.hasOwn(value, name) && !HIDDEN.has(name);
    return own ? (value as unknown as Record<string, unknown>)[name] : undefined;
  }
  if ('pyType' in value) return undefined;
  if (name === 'constructor' || !(name in value) || name in Object.prototype) return undefined;
  const property = (value as Record<string, unknown>)[name];
  return typeof property === 'function' ? property.bind(value) : (property ?? null);
}

/** An item in Python's sense, or undefined when there is none or the value has no items. */
function item(value: unknown, key: unknown): unknown {
  if (isDict(value)) return isHashable(key) && hasKey(value, key) ? valueAt(value, key) : undefined;
  if (isInteger(key) || isBool(key)) {
    const index = Number(key);
    if (Array.isArray(value)) return itemAt(value, index);
    const text = textOf(value);
    if (text !== undefined) return itemAt(characters(text), index);
    if (value instanceof PyRange) {
      const position = index < 0 ? index + value.length : index;
      return position >= 0 && position < value.length ? value.at(position) : undefined;
    }
  }
  const protocol = protocolOf(value);
  if (protocol?.getItem) return protocol.getItem(key);
  if (protocol?.isString && isInteger(key)) return itemAt(characters(protocol.str!()), Number(key));
  return undefined;
}

function itemAt(items: ArrayLike<unknown>, index: number): unknown {
  const position = index < 0 ? index + items.length : index;
  if (position < 0 || position >= items.length) return undefined;
  return items[position] ?? null;
}

function isHashable(key: unknown): boolean {
  return !(Array.isArray(key) && !(key instanceof Tuple)) && !isDict(key) && !(key instanceof PySet);
}
