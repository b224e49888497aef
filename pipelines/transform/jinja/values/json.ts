import { PythonError } from '../error.ts';
import { textOf } from './markup.ts';
import { isFloat, isInteger, toNumber } from './number.ts';
import { sortedBy } from './order.ts';
import { protocolOf } from './protocol.ts';
import { entriesOf } from './py-dict.ts';
import { floatRepr } from './py-float.ts';
import { isDict, typeName } from './type-name.ts';

export interface JsonOptions {
  /** Spaces (or a text) per level; null or undefined for one line. */
  indent?: number | string | undefined;
  sortKeys?: boolean;
}

/** Python's json.dumps(): non-ASCII characters escaped, `, ` and `: ` between. Throws TypeError for other types. */
export function dumpJson(value: unknown, options: JsonOptions = {}): string {
  const { indent } = options;
  const unit = typeof indent === 'number' ? ' '.repeat(Math.max(0, indent)) : indent;
  return write(value, unit, options.sortKeys ?? false, '');
}

function write(value: unknown, unit: string | undefined, sortKeys: boolean, margin: string): string {
  if (value === null || value === undefined) return 'null';
  const text = textOf(value);
  if (text !== undefined) return quote(text);
  if (typeof value === 'boolean') return String(value);
  if (isInteger(value)) return BigInt(value).toString();
  if (isFloat(value)) return floatText(toNumber(value));
  const inner = unit === undefined ? margin : margin + unit;
  if (Array.isArray(value)) {
    const items = value.map((item) => write(item, unit, sortKeys, inner));
    return bracket('[', items, ']', unit, margin, inner);
  }
  if (isDict(value)) {
    let entries = [...entriesOf(value)];
    if (sortKeys) {
      const keys = entries.map(([key]) => key);
      entries = sortedBy(entries, keys);
    }
    const items = entries.map(
      ([key, item]) => `${quote(keyText(key))}: ${write(item, unit, sortKeys, inner)}`,
    );
    return bracket('{', items, '}', unit, margin, inner);
  }
  const protocol = protocolOf(value);
  if (protocol?.toJson) return write(protocol.toJson(), unit, sortKeys, margin);
  const type = typeName(value).split('.').at(-1);
  throw new PythonError('TypeError', `Object of type ${type} is not JSON serializable`);
}

function bracket(
  open: string,
  items: string[],
  close: string,
  unit: string | undefined,
  margin: string,
  inner: string,
): string {
  if (items.length === 0) return open + close;
  if (unit === undefined) return open + items.join(', ') + close;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
}

function keyText(key: unknown): string {
  const text = textOf(key);
  if (text !== undefined) return text;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return String(key);
  if (isInteger(key)) return BigInt(key).toString();
  if (isFloat(key)) return floatText(toNumber(key));
  const message = `keys must be str, int, float, bool or None, not ${typeName(key)}`;
  throw new PythonError('TypeError', message);
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return floatRepr(value);
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
