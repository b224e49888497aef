import { DictView } from './dict-view.ts';
import { Markup } from './markup.ts';
import { protocolOf } from './protocol.ts';
import { dictSize } from './py-dict.ts';
import { PyFloat } from './py-float.ts';
import { PyRange } from './py-range.ts';
import { PySet } from './py-set.ts';
import { isPlainObject } from './type-name.ts';
import { Undefined } from './undefined.ts';

/** Python's bool(): zero, None, undefined values and everything empty are false. */
export function isTruthy(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'undefined':
      return false;
    case 'object':
      return value !== null && isObjectTruthy(value);
    default:
      return protocolOf(value)?.truthy?.() ?? true;
  }
}

function isObjectTruthy(value: object): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map || value instanceof PySet) return value.size > 0;
  if (value instanceof Undefined) return false;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof Markup) return value.text !== '';
  if (value instanceof PyRange) return value.length > 0;
  if (value instanceof DictView) return dictSize(value.dict) > 0;
  const protocol = protocolOf(value);
  if (protocol) return protocol.truthy?.() ?? (protocol.length ? protocol.length() > 0 : true);
  return isPlainObject(value) ? Object.keys(value).length > 0 : true;
}
