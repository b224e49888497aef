import { PythonError } from '../error.ts';
import { formatMagnitude } from './float-format.ts';
import { isBool, isFloat, isInteger, isNumeric, toNumber } from './number.ts';
import { toFloat, toInteger } from './number-text.ts';
import { protocolOf } from './protocol.ts';
import { hasKey, valueAt } from './py-dict.ts';
import { PyRange } from './py-range.ts';
import { toRepr, toStr } from './str.ts';
import { asciiText } from './string-repr.ts';
import { textLength, textSlice } from './text.ts';
import { Tuple } from './tuple.ts';
import { isDict, typeName } from './type-name.ts';
import { Undefined } from './undefined.ts';

const DIRECTIVE = /%(?:\(([^)]*)\))?([-#0 +]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?(.)?/gsu;
const HAS_PRECISION = /^%(?:\([^)]*\))?[-#0 +]*(?:\*|\d+)?\./s;

/** The arguments of a format: a tuple's items, a dict by key, or one value. */
class Operands {
  private readonly operand: unknown;
  private readonly items: unknown[];
  private used = 0;

  constructor(operand: unknown) {
    this.operand = operand;
    this.items = operand instanceof Tuple ? operand : [operand];
  }

  next(): unknown {
    if (this.used >= this.items.length) {
      throw new PythonError('TypeError', 'not enough arguments for format string');
    }
    return this.items[this.used++];
  }

  key(key: string): unknown {
    if (!isDict(this.operand)) throw new PythonError('TypeError', 'format requires a mapping');
    if (!hasKey(this.operand, key)) throw new PythonError('KeyError', toRepr(key));
    this.used = 1;
    return valueAt(this.operand, key);
  }

  integer(): number {
    const value = this.next();
    if (!isInteger(value)) throw new PythonError('TypeError', '* wants int');
    return Number(value);
  }

  finish(): void {
    const { operand } = this;
    // A list, a dict and an undefined value count as mappings, whose items may go unused.
    const mapping =
      isDict(operand) ||
      operand instanceof Undefined ||
      operand instanceof PyRange ||
      (Array.isArray(operand) && !(operand instanceof Tuple));
    if (!mapping && this.used < this.items.length) {
      throw new PythonError('TypeError', 'not all arguments converted during string formatting');
    }
  }
}

/** Python's `format % operand`; `escapeText` is applied to each inserted text of a safe string. */
export function percentFormat(format: string, operand: unknown, escapeText = (text: string) => text): string {
  const operands = new Operands(operand);
  const result = format.replace(
    DIRECTIVE,
    (directive, key, flags, widthText, precisionText, type, offset) => {
      if (type === undefined) throw new PythonError('ValueError', 'incomplete format');
      if (directive === '%%') return '%';
      const fromKey = key === undefined ? undefined : { value: operands.key(key) };
      const width = widthText === '*' ? operands.integer() : Number(widthText ?? 0);
      const precision = !HAS_PRECISION.test(directive)
        ? undefined
        : precisionText === '*'
          ? operands.integer()
          : Number(precisionText ?? 0);
      if (!'%diouxXeEfFgGcrsa'.includes(type)) {
        const code = type.codePointAt(0).toString(16);
        const at = offset + directive.length - type.length;
        throw new PythonError(
          'ValueError',
          `unsupported format character '${type}' (0x${code}) at index ${at}`,
        );
      }
      const value = fromKey ? fromKey.value : operands.next();
      if (type === '%') return '%';
      return convert({ value, flags, width, precision, type }, escapeText);
    },
  );
  operands.finish();
  return result;
}

interface Conversion {
  value: unknown;
  flags: string;
  width: number;
  precision: number | undefined;
  type: string;
}

function convert(conversion: Conversion, escapeText: (text: string) => string): string {
  const { value, flags, precision, type } = conversion;
  const zero = flags.includes('0');
  if ('rsa'.includes(type)) {
    const text = escapeText(
      type === 's' ? toStr(value) : type === 'r' ? toRepr(value) : asciiText(toRepr(value)),
    );
    return padded(conversion, '', precision === undefined ? text : textSlice(text, 0, precision), false);
  }
  if (type === 'c') return padded(conversion, '', characterOf(value), false);
  if ('eEfFgG'.includes(type)) {
    const number = realNumber(value);
    const digits = formatMagnitude(Math.abs(number), type, precision ?? 6, flags.includes('#'));
    return padded(conversion, sign(flags, number < 0 || Object.is(number, -0)), digits, zero);
  }
  const { negative, digits, prefix } = integerDigits(conversion);
  return padded(conversion, sign(flags, negative) + prefix, digits, zero);
}

function realNumber(value: unknown): number {
  if (isNumeric(value)) return toNumber(value);
  if (protocolOf(value)?.isNumber) return toFloat(value);
  throw new PythonError('TypeError', `must be real number, not ${typeName(value)}`);
}

function characterOf(value: unknown): string {
  if (typeof value === 'string' && textLength(value) === 1) return value;
  if (isInteger(value) || isBool(value)) return String.fromCodePoint(Number(value));
  throw new PythonError('TypeError', '%c requires int or char');
}

const RADIXES: Record<string, number> = { o: 8, x: 16, X: 16 };

function integerDigits({ value: given, flags, precision, type }: Conversion) {
  const radix = RADIXES[type] ?? 10;
  const value = radix === 10 && protocolOf(given)?.isNumber ? toInteger(given) : given;
  if (!isInteger(value) && !isBool(value) && !(radix === 10 && isFloat(value))) {
    const wanted = radix === 10 ? 'a real number is required' : 'an integer is required';
    throw new PythonError('TypeError', `%${type} format: ${wanted}, not ${typeName(value)}`);
  }
  const integer = isFloat(value)
    ? BigInt(Math.trunc(toNumber(value)))
    : BigInt(value as number | bigint | boolean);
  const magnitude = (integer < 0n ? -integer : integer).toString(radix).padStart(precision ?? 0, '0');
  const prefix = flags.includes('#') && radix !== 10 ? `0${type}` : '';
  return { negative: integer < 0n, digits: type === 'X' ? magnitude.toUpperCase() : magnitude, prefix };
}

function sign(flags: string, negative: boolean): string {
  if (negative) return '-';
  if (flags.includes('+')) return '+';
  return flags.includes(' ') ? ' ' : '';
}

function padded({ flags, width }: Conversion, prefix: string, body: string, zero: boolean): string {
  const missing = Math.abs(width) - textLength(prefix) - textLength(body);
  if (missing <= 0) return prefix + body;
  if (flags.includes('-') || width < 0) return prefix + body + ' '.repeat(missing);
  return zero ? prefix + '0'.repeat(missing) + body : ' '.repeat(missing) + prefix + body;
}
