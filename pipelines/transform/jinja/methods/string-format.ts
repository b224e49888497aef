import { PythonError } from '../error.ts';
import { formatValue } from '../values/format-spec.ts';
import type { Kwargs } from '../values/kwargs.ts';
import { toRepr, toStr } from '../values/str.ts';
import { asciiText } from '../values/string-repr.ts';
import { typeName } from '../values/type-name.ts';

/** How `str.format` reaches into a value: `{0.name}` and `{0[key]}`. */
export interface FieldAccess {
  attribute(value: unknown, name: string): unknown;
  item(value: unknown, key: unknown): unknown;
}

/** The arguments of one `format` call and how far automatic numbering has got. */
interface Fields {
  args: unknown[];
  named: { get(name: string): unknown; has(name: string): boolean };
  numbering: { next: number; style: 'auto' | 'manual' | undefined };
  access: FieldAccess;
}

/** Python's format.format(*args, **kwargs). */
export function formatString(format: string, args: unknown[], kwargs: Kwargs, access: FieldAccess): string {
  return expand(format, { args, named: kwargs, numbering: { next: 0, style: undefined }, access }, 2);
}

function expand(format: string, fields: Fields, depth: number): string {
  if (depth < 0) throw new PythonError('ValueError', 'Max string recursion exceeded');
  let result = '';
  let at = 0;
  while (at < format.length) {
    const character = format[at]!;
    if (character !== '{' && character !== '}') {
      result += character;
      at += 1;
    } else if (format[at + 1] === character) {
      result += character;
      at += 2;
    } else if (character === '}') {
      throw new PythonError('ValueError', "Single '}' encountered in format string");
    } else {
      const end = fieldEnd(format, at);
      result += expandField(format.slice(at + 1, end), fields, depth);
      at = end + 1;
    }
  }
  return result;
}

/** The offset of the brace that closes the field opened at `at`. */
function fieldEnd(format: string, at: number): number {
  if (at + 1 >= format.length) throw new PythonError('ValueError', "Single '{' encountered in format string");
  let depth = 0;
  let inKey = false;
  for (let index = at; index < format.length; index += 1) {
    const character = format[index];
    if (character === '[' && depth === 1 && !inKey) inKey = true;
    else if (character === ']') inKey = false;
    if (inKey) continue;
    if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return index;
  }
  throw new PythonError('ValueError', "expected '}' before end of string");
}

function expandField(field: string, fields: Fields, depth: number): string {
  const [, name, conversion, spec] = /^((?:\[[^\]]*\]|[^[!:])*)(?:!([^:]*))?(?::(.*))?$/s.exec(field) ?? [];
  if (name === undefined) throw new PythonError('ValueError', "expected ':' after conversion specifier");
  const value = lookUp(name, fields);
  const format = spec === undefined ? '' : expand(spec, fields, depth - 1);
  if (conversion === undefined) return formatValue(value, format);
  if (conversion === 's') return formatValue(toStr(value), format);
  if (conversion === 'r') return formatValue(toRepr(value), format);
  if (conversion === 'a') return formatValue(asciiText(toRepr(value)), format);
  throw new PythonError('ValueError', `Unknown conversion specifier ${conversion}`);
}

/** The value of a field name such as `0`, `name`, `0.attribute[key]` or nothing: the next argument. */
function lookUp(name: string, fields: Fields): unknown {
  const [, first, rest] = /^([^.[]*)(.*)$/s.exec(name)!;
  if (first === '' && rest !== '') throw new PythonError('KeyError', "''");
  let value = firstValue(first!, fields);
  for (const [, attribute, key] of rest!.matchAll(/\.([^.[]*)|\[([^\]]*)\]/g)) {
    if (attribute === '' || key === '')
      throw new PythonError('ValueError', 'Empty attribute in format string');
    if (attribute !== undefined) value = fields.access.attribute(value, attribute);
    else value = fields.access.item(value, /^\d+$/.test(key!) ? Number(key) : key);
  }
  return value;
}

function firstValue(first: string, fields: Fields): unknown {
  const { args, named, numbering } = fields;
  if (first !== '' && !/^\d+$/.test(first)) {
    if (!named.has(first)) throw new PythonError('KeyError', toRepr(first));
    return named.get(first);
  }
  const style = first === '' ? 'auto' : 'manual';
  if (numbering.style !== undefined && numbering.style !== style) {
    const [from, to] =
      style === 'manual'
        ? ['automatic field numbering', 'manual field specification']
        : ['manual field specification', 'automatic field numbering'];
    throw new PythonError('ValueError', `cannot switch from ${from} to ${to}`);
  }
  numbering.style = style;
  const index = style === 'auto' ? numbering.next++ : Number(first);
  if (index >= args.length) {
    throw new PythonError('IndexError', `Replacement index ${index} out of range for positional args tuple`);
  }
  return args[index];
}

/** Python's format.format_map(mapping). */
export function formatMap(format: string, mapping: unknown, access: FieldAccess): string {
  if (!(mapping instanceof Map)) {
    throw new PythonError('TypeError', `format_map() argument must be a dict, not ${typeName(mapping)}`);
  }
  const numbering = { next: 0, style: undefined };
  return expand(format, { args: [], named: mapping, numbering, access }, 2);
}
