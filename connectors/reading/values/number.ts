import type { Cell } from '../cell.ts';
import { cachedReader } from './cached.ts';
import { cleanText } from './clean-text.ts';
import type { CellReader, CellReading } from './reading.ts';

const unreadable: CellReading = Object.freeze({ value: null, problem: 'UNREADABLE_NUMBER' });
const whole = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.0*)?$/;
const withPoint = /^([+-]?)(?:£ ?)?([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(\.\d*)?(e[+-]?\d{1,2})?( ?%)?$/i;

// Numbers of a workbook are mostly canonical as they stand, and seldom repeat: no use in remembering them.
const plainWhole = /^(?:0|-?[1-9]\d*)$/;
const plainDecimal = /^(?:0|-?[1-9]\d*)$|^-?(?:0|[1-9]\d*)\.\d*[1-9]$/;

/** Type `integer`: digits; thousands commas and a decimal part of zero accepted. Value `1234`. */
export function integerReader(): CellReader {
  const careful = cachedReader((cell) => {
    const parts = isNumberLike(cell) ? whole.exec(cleanText(cell.text)) : null;
    if (parts === null) return unreadable;
    return { value: signed(parts[1]!, parts[2]!.replaceAll(',', '').replace(/^0+(?=\d)/, '')) };
  });
  return (cell) =>
    cell.kind === 'number' && plainWhole.test(cell.text) ? { value: cell.text } : careful(cell);
}

/**
 * Type `decimal`: digits with an optional decimal part; thousands commas, a leading pound sign and a trailing percent
 * sign accepted; 12.5% is 12.5, also where the workbook holds 0.125 and shows a percentage.
 */
export function decimalReader(): CellReader {
  const careful = cachedReader((cell) => {
    const parts = isNumberLike(cell) ? withPoint.exec(cleanText(cell.text)) : null;
    if (parts === null) return unreadable;
    const [, sign, innerSign, digits, fraction, exponent] = parts;
    if ((digits === undefined && (fraction ?? '.').length < 2) || (sign !== '' && innerSign !== ''))
      return unreadable;
    const plain = `${(digits ?? '0').replaceAll(',', '').replace(/^0+(?=\d)/, '')}${tidy(fraction ?? '')}`;
    if (exponent === undefined) return { value: signed(sign! + innerSign!, plain) };
    const value = Number(`${sign}${innerSign}${plain}${exponent}`);
    return Number.isFinite(value) ? { value: withoutExponent(value) } : unreadable;
  });
  return (cell) =>
    cell.kind === 'number' && plainDecimal.test(cell.text) ? { value: cell.text } : careful(cell);
}

function isNumberLike(cell: Cell): boolean {
  return cell.kind === 'number' || cell.kind === 'text';
}

/** `.50` is `.5`, `.0` is nothing. */
function tidy(fraction: string): string {
  return fraction.replace(/0+$/, '').replace(/^\.$/, '');
}

function signed(sign: string, digits: string): string {
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function withoutExponent(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(20).replace(/0+$/, '');
}
