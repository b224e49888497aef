/** The type that dbt infers for a seed's column: the first of agate's testers that accepts every value. */

const NULLS = new Set(['', 'null']);
const DECIMAL = /^[+-]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d+)?$/i;
const ISO_DATE = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const ISO_TIME = /^(?:[01]\d|2[0-3])(?::?[0-5]\d(?::?[0-5]\d)?)?(?:[.,]\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** Whether a value, white space around it taken off, stands for nothing. */
export function isSeedNull(value: string): boolean {
  return NULLS.has(value.trim().toLowerCase());
}

/** The type for the values of one column, in dbt-duckdb's words. A column without values is an integer one, as dbt has it. */
export function inferType(values: string[]): string {
  const given = values.filter((value) => !isSeedNull(value)).map((value) => value.trim());
  const numbers = given.map(seedNumber);
  if (numbers.every((number) => number !== undefined)) {
    if (numbers.some(hasDecimals)) return 'float8';
    return numbers.every((number) => Math.abs(Number(number)) < 2 ** 31) ? 'integer' : 'bigint';
  }
  if (given.every(isDay)) return 'date';
  if (given.every(isMoment) || given.every(isIsoMoment)) return 'timestamp without time zone';
  if (given.every((value) => /^(true|false)$/i.test(value))) return 'boolean';
  return 'text';
}

/** The number agate reads in a text, percent and currency signs and thousands taken off; undefined where it is none. */
export function seedNumber(text: string): string | undefined {
  const bare = text.trim().replace(/^%+|%+$/g, '');
  const sign = bare.startsWith('-') ? '-' : '';
  const digits = bare
    .slice(sign.length)
    .replace(/^[\p{Sc}\s]+|[\p{Sc}\s]+$/gu, '')
    .replaceAll(',', '');
  return DECIMAL.test(digits) ? sign + digits.replaceAll('_', '') : undefined;
}

/** Whether a number has decimal places once its trailing zeros are taken off. */
function hasDecimals(number: string | undefined): boolean {
  const [mantissa, exponent = '0'] = number!.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa!.replace(/^[+-]/, '').split('.');
  const digits = `${whole}${fraction}`.replace(/0+$/, '');
  if (!digits.replace(/^0+/, '')) return false;
  return digits.length > whole.length + Number(exponent);
}

function isCalendarDay(year: string, month: string, day: string): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** As strptime reads %Y-%m-%d. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  return match !== null && isCalendarDay(match[1]!, match[2]!, match[3]!);
}

/** As strptime reads %Y-%m-%d %H:%M:%S. */
function isMoment(text: string): boolean {
  const match = /^(\S+)\s+(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(text);
  return (
    match !== null &&
    isDay(match[1]!) &&
    Number(match[2]) < 24 &&
    Number(match[3]) < 60 &&
    Number(match[4]) < 62
  );
}

/** As ISO 8601 has it, with the T between day and time. */
function isIsoMoment(text: string): boolean {
  const [day, time, ...more] = text.split('T');
  const match = ISO_DATE.exec(day!);
  return (
    time !== undefined &&
    !more.length &&
    match !== null &&
    isCalendarDay(match[1]!, match[2]!, match[3]!) &&
    ISO_TIME.test(time)
  );
}
