/** Turns what DuckDB answers into values that templates, and people, can use. */
import type { DuckDBValue } from '@duckdb/node-api';
import { PyDate } from '../context/modules/datetime/date.ts';
import { PyDateTime } from '../context/modules/datetime/datetime.ts';
import { UTC } from '../context/modules/datetime/zone.ts';
import { PyDict, PyFloat } from '../jinja/index.ts';

const FLOATING = /^(DOUBLE|FLOAT|REAL)$/;

/** A template value: whole numbers stay integers, floats and decimals are floats, dates are Python dates. */
export function templateValue(value: DuckDBValue, type: string): unknown {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return FLOATING.test(type) ? new PyFloat(value) : value;
    case 'bigint':
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  const object = value as object & { toString(): string };
  switch (object.constructor.name) {
    case 'DuckDBDecimalValue':
      return new PyFloat((object as unknown as { toDouble(): number }).toDouble());
    case 'DuckDBDateValue':
      return new PyDate((object as unknown as { days: number }).days);
    case 'DuckDBTimestampValue':
      return PyDateTime.ofMicros((object as unknown as { micros: bigint }).micros);
    case 'DuckDBTimestampTZValue':
      return PyDateTime.inZone((object as unknown as { micros: bigint }).micros, UTC);
    case 'DuckDBListValue':
    case 'DuckDBArrayValue':
      return (object as unknown as { items: DuckDBValue[] }).items.map((item) => templateValue(item, ''));
    case 'DuckDBStructValue':
      return new PyDict(
        Object.entries((object as unknown as { entries: Record<string, DuckDBValue> }).entries).map(
          ([key, item]) => [key, templateValue(item, '')],
        ),
      );
    default:
      return object.toString();
  }
}
