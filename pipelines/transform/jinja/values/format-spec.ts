import { PythonError } from '../error.ts';
import { formatMagnitude } from './float-format.ts';
import { isBool, isFloat, isInteger, toNumber } from './number.ts';
import { protocolOf } from './protocol.ts';
import { floatRepr } from './py-float.ts';
import { toStr } from './str.ts';
import { textLength, textSlice } from './text.ts';
import { typeName } from './type-name.ts';

/** The parts of a format specification such as `*>+12,.2f`. */
interface Spec {
  fill: string;
  align: string;
  sign: string;
  /** Whether a result of zero loses its minus sign. */
  zeroWithoutSign: boolean;
  alternate: boolean;
  width: number;
  grouping: string;
  precision: number | undefined;
  type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

function parseSpec(text: string, value: unknown): Spec {
  const match = SPEC.exec(text);
  if (!match)
    throw new PythonError(
      'ValueError',
      `Invalid format specifier '${text}' for object of type '${typeName(value)}'`,
    );
  const [, fill, align, sign, z, alternate, zero, width, grouping, precision, type] = match;
  return {
    fill: fill ?? (zero ? '0' : ' '),
    align: align ?? (zero ? '=' : ''),
    sign: sign ?? '-',
    zeroWithoutSign: z !== undefined,
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? '',
  };
}

/** Pads text to the width; `prefix` (sign, base) stays in front of `=` padding. */
function pad(spec: Spec, align: string, prefix: string, body: string): string {
  const missing = spec.width - textLength(prefix) - textLength(body);
  if (missing <= 0) return prefix + body;
  const fill = spec.fill.repeat(missing);
  if (align === '=') return prefix + fill + body;
  if (align === '>') return fill + prefix + body;
  if (align === '<') return prefix + body + fill;
  const left = Math.floor(missing / 2);
  return spec.fill.repeat(left) + prefix + body + spec.fill.repeat(missing - left);
}

function signOf(spec: Spec, negative: boolean): string {
  if (negative) return '-';
  return spec.sign === '-' ? '' : spec.sign;
}

function grouped(digits: string, separator: string, size: number): string {
  if (!separator) return digits;
  return digits.replace(new RegExp(`(?<=[0-9a-f])(?=(?:[0-9a-f]{${size}})+$)`, 'gi'), separator);
}

/** Zero padding goes into the grouping: `{:08,d}` of 1234 is `0,001,234`. */
function padGrouped(spec: Spec, prefix: string, whole: string, rest: string, size: number): string {
  let digits = whole;
  if (spec.align === '=' && spec.fill === '0' && spec.grouping) {
    const room = spec.width - prefix.length - rest.length;
    while (grouped(digits, spec.grouping, size).length < room) digits = `0${digits}`;
  }
  return pad(spec, spec.align || '>', prefix, grouped(digits, spec.grouping, size) + rest);
}

const RADIXES: Record<string, number> = { b: 2, o: 8, x: 16, X: 16 };

function formatInteger(value: bigint, spec: Spec): string {
  const { type } = spec;
  if (spec.precision !== undefined) {
    throw new PythonError('ValueError', 'Precision not allowed in integer format specifier');
  }
  if (spec.zeroWithoutSign) {
    const message = 'Negative zero coercion (z) not allowed in integer format specifier';
    throw new PythonError('ValueError', message);
  }
  if (type === 'c') return pad(spec, spec.align || '<', '', String.fromCodePoint(Number(value)));
  const magnitude = value < 0n ? -value : value;
  const radix = RADIXES[type] ?? 10;
  const prefix = signOf(spec, value < 0n) + (spec.alternate && radix !== 10 ? `0${type}` : '');
  const digits = magnitude.toString(radix);
  const size = radix === 10 ? 3 : 4;
  return padGrouped(spec, prefix, type === 'X' ? digits.toUpperCase() : digits, '', size);
}

function formatFloat(value: number, spec: Spec): string {
  const magnitude = Math.abs(value);
  const percent = spec.type === '%';
  let text: string;
  if (spec.type === '' && spec.precision === undefined) text = floatRepr(magnitude);
  else if (spec.type === '') text = shortGeneral(magnitude, spec.precision!);
  else {
    const notation = percent ? 'f' : spec.type === 'n' ? 'g' : spec.type;
    text = formatMagnitude(
      percent ? magnitude * 100 : magnitude,
      notation,
      spec.precision ?? 6,
      spec.alternate,
    );
  }
  const [, whole, rest] = /^(\d*)(.*)$/.exec(text)!;
  const signed = value < 0 || Object.is(value, -0);
  const negative = signed && !(spec.zeroWithoutSign && !/[1-9a-z]/i.test(text));
  return padGrouped(spec, signOf(spec, negative), whole!, percent ? `${rest}%` : rest!, 3);
}

/** A precision without a type: like `g`, but a whole number keeps `.0`. */
function shortGeneral(value: number, precision: number): string {
  const text = formatMagnitude(value, 'g', precision, false);
  if (/^\d+$/.test(text)) {
    return text.length >= Math.max(precision, 1) && precision > 0
      ? formatMagnitude(value, 'e', precision - 1, false).replace(/\.?0+e/, 'e')
      : `${text}.0`;
  }
  return text;
}

/** Why a specification does not suit a string. */
function objectionToText(spec: Spec): string | undefined {
  if (spec.sign !== '-') return 'Sign not allowed in string format specifier';
  if (spec.grouping) return `Cannot specify '${spec.grouping}' with 's'.`;
  if (spec.zeroWithoutSign) return 'Negative zero coercion (z) not allowed in string format specifier';
  return spec.alternate ? 'Alternate form (#) not allowed in string format specifier' : undefined;
}

function formatText(text: string, spec: Spec): string {
  const objection = objectionToText(spec);
  if (objection) throw new PythonError('ValueError', objection);
  const cut = spec.precision === undefined ? text : textSlice(text, 0, spec.precision);
  const align = spec.align === '=' ? '<' : spec.align || '<';
  return pad(spec, align, '', cut);
}

function unknownCode(type: string, value: unknown): PythonError {
  const message = `Unknown format code '${type}' for object of type '${typeName(value)}'`;
  return new PythonError('ValueError', message);
}

/** Python's format(value, spec). */
export function formatValue(value: unknown, specText: string): string {
  if (specText === '') return toStr(value);
  const protocol = protocolOf(value);
  if (protocol?.format) return protocol.format(specText);
  if (typeof value === 'string') {
    const spec = parseSpec(specText, value);
    if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, value);
    return formatText(value, spec);
  }
  if (isInteger(value) || isBool(value)) {
    const spec = parseSpec(specText, value);
    if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(Number(value), spec);
    if (!'bcdoxXn'.includes(spec.type)) throw unknownCode(spec.type, value);
    return formatInteger(BigInt(value), spec);
  }
  if (isFloat(value)) {
    const spec = parseSpec(specText, value);
    if (!'eEfFgGn%'.includes(spec.type)) throw unknownCode(spec.type, value);
    return formatFloat(toNumber(value), spec);
  }
  throw new PythonError('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`);
}
