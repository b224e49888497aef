/** agate's data types, as dbt tells them from a column's values. */
import type { JinjaProtocol } from '../../jinja/index.ts';
import { PyDecimal } from '../decimal.ts';
import { PyDate } from '../modules/datetime/date.ts';
import { PyDateTime } from '../modules/datetime/datetime.ts';

export type DataTypeName = 'Integer' | 'Number' | 'Date' | 'DateTime' | 'Boolean' | 'Text';

const isInteger = (value: unknown) => typeof value === 'number' || typeof value === 'bigint';

const TESTS: [DataTypeName, (value: unknown) => boolean][] = [
  ['Integer', isInteger],
  ['Number', (value) => isInteger(value) || value instanceof PyDecimal],
  ['Date', (value) => value instanceof PyDate],
  ['DateTime', (value) => value instanceof PyDateTime],
  ['Boolean', (value) => typeof value === 'boolean'],
];

/** The first type that suits every value; a column without values holds integers. */
export function dataTypeOf(values: unknown[]): DataTypeName {
  const given = values.filter((value) => value !== null && value !== undefined);
  return TESTS.find(([, suits]) => given.every(suits))?.[0] ?? 'Text';
}

/** A data type as templates see it. */
export function dataTypeValue(name: DataTypeName): { __jinja__: JinjaProtocol } {
  return {
    __jinja__: {
      typeName: name,
      str: () => `<agate.data_types.${name} object>`,
      getAttr: () => undefined,
    },
  };
}
