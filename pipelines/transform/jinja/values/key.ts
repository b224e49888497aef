import { PythonError } from '../error.ts';
import { Markup } from './markup.ts';
import { isNumeric, toNumber } from './number.ts';
import { protocolOf } from './protocol.ts';
import { Tuple } from './tuple.ts';
import { isDict, typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

const objectIds = new WeakMap<object, number>();
let nextObjectId = 0;

function objectId(value: object): number {
  let id = objectIds.get(value);
  if (id === undefined) {
    id = nextObjectId++;
    objectIds.set(value, id);
  }
  return id;
}

/**
 * A string that is equal for values Python holds equal as dict keys or set members: 1, 1.0 and True are one key,
 * tuples go by their items. Throws TypeError for lists, dicts and sets.
 */
export function keyOf(value: unknown): string {
  if (typeof value === 'string') return `s${value}`;
  if (value instanceof Markup) return `s${value.text}`;
  if (typeof value === 'bigint') return `n${value}`;
  if (isNumeric(value)) {
    const number = toNumber(value);
    return Number.isInteger(number) ? `n${BigInt(number)}` : `n${number}`;
  }
  if (value === null || value === undefined) return '-';
  if (value instanceof Tuple) {
    return `(${value
      .map((item) => keyOf(item))
      .map((key) => `${key.length}:${key}`)
      .join()})`;
  }
  const protocol = protocolOf(value);
  if (protocol?.hash) return `h${protocol.hash()}`;
  if (value instanceof Undefined) return 'u';
  const unhashable =
    Array.isArray(value) || isDict(value) || ['set', 'dict_keys', 'dict_items'].includes(typeName(value));
  if (unhashable) throw new PythonError('TypeError', `unhashable type: '${typeName(value)}'`);
  return `o${objectId(value as object)}`;
}
