/** Turns what DuckDB answers into the values that dbt's tables hold. */
import type {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBValue,
} from '@duckdb/node-api';
import { PyDecimal } from '../context/decimal.ts';
import { PyDate } from '../context/modules/datetime/date.ts';
import { PyDateTime } from '../context/modules/datetime/datetime.ts';
import { Timedelta } from '../context/modules/datetime/timedelta.ts';
import { ETC_UTC } from '../context/modules/datetime/zone.ts';
import { dumpJson, PyDict, PyFloat, toStr } from '../jinja/index.ts';

const FLOATING = /^(DOUBLE|FLOAT|REAL)$/;

/**
 * A template value: whole numbers stay integers, other numbers are decimals, dates are Python's, lists and structs
 * are JSON, and whatever else Python has a class for is the text it prints.
 */
export function templateValue(value: DuckDBValue, type: string): unknown {
  const inner = innerValue(value, type);
  if (inner instanceof PyFloat) return PyDecimal.ofFloat(inner.value);
  if (Array.isArray(inner) || inner instanceof Map) return dumpJson(jsonValue(inner));
  return inner instanceof Timedelta ? inner.toString() : inner;
}

/** As Python's client has it, before a table makes its columns of one type. */
function innerValue(value: DuckDBValue, type: string): unknown {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return FLOATING.test(type) || !Number.isInteger(value) ? new PyFloat(value) : value;
    case 'bigint':
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  // A bundler may put an underscore before a class's name.
  switch (value.constructor.name.replace(/^_+/, '')) {
    case 'DuckDBDecimalValue': {
      const decimal = value as DuckDBDecimalValue;
      return new PyDecimal(decimal.value, -decimal.scale);
    }
    case 'DuckDBDateValue':
      return new PyDate((value as DuckDBDateValue).days);
    case 'DuckDBTimestampValue':
      return PyDateTime.ofMicros((value as DuckDBTimestampValue).micros);
    case 'DuckDBTimestampTZValue':
      return PyDateTime.inZone((value as DuckDBTimestampTZValue).micros, ETC_UTC);
    case 'DuckDBIntervalValue': {
      // Python's client makes 30 days of a month.
      const { months, days, micros } = value as DuckDBIntervalValue;
      return new Timedelta(BigInt(months * 30 + days) * 86_400_000_000n + micros);
    }
    case 'DuckDBBlobValue':
      return bytesText((value as DuckDBBlobValue).bytes);
    case 'DuckDBListValue':
    case 'DuckDBArrayValue':
      return (value as DuckDBListValue).items.map((item) => innerValue(item, ''));
    case 'DuckDBStructValue':
      return new PyDict(
        Object.entries((value as DuckDBStructValue).entries).map(([key, item]) => [
          key,
          innerValue(item, ''),
        ]),
      );
    case 'DuckDBMapValue':
      return new PyDict(
        (value as DuckDBMapValue).entries.map(({ key, value: item }) => [
          innerValue(key, ''),
          innerValue(item, ''),
        ]),
      );
    default:
      return value.toString();
  }
}

/** Bytes as Python prints them. */
function bytesText(bytes: Uint8Array): string {
  const escapes: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  const text = Array.from(bytes, (byte) => {
    if (escapes[byte]) return escapes[byte];
    if (String.fromCharCode(byte) === quote) return `\\${quote}`;
    return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `b${quote}${text.join('')}${quote}`;
}

/** What JSON has no form for is written as dbt's encoder does: decimals as numbers, the rest as text. */
function jsonValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value instanceof Map) return new PyDict([...value].map(([key, item]) => [toStr(key), jsonValue(item)]));
  if (value instanceof PyDecimal) {
    return value.exponent >= 0 ? value.withExponent(0).coefficient : new PyFloat(value.number);
  }
  if (value instanceof PyDate || value instanceof PyDateTime) return value.iso();
  return value instanceof Timedelta ? value.toString() : value;
}
