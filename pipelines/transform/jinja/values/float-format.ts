/**
 * Correctly rounded decimal notation of doubles. JavaScript rounds a tie up where Python rounds it to the even
 * digit; nothing else differs.
 */

/** Whether `value` lies exactly between two decimals of `digits` places. `digits` may be negative. */
function isTie(value: number, digits: number): boolean {
  if (digits >= 0) {
    const doubled = value * 2 ** (digits + 1);
    return Number.isInteger(doubled) && doubled % 2 !== 0;
  }
  if (!Number.isInteger(value)) return false;
  const unit = 10n ** BigInt(-digits);
  const doubled = BigInt(value) * 2n;
  return doubled % unit === 0n && (doubled / unit) % 2n !== 0n;
}

/** The decimal text one unit in the last place lower, when the text's last digit is odd. */
function toEven(text: string): string {
  const digits = text.replace('.', '');
  if (Number(digits.at(-1)) % 2 === 0) return text;
  const lower = (BigInt(digits) - 1n).toString().padStart(digits.length, '0');
  const point = text.indexOf('.');
  return point === -1 ? lower : `${lower.slice(0, point)}.${lower.slice(point)}`;
}

/** `%.<digits>f` of a finite value that is not negative. */
export function fixed(value: number, digits: number): string {
  if (value >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  const places = Math.min(digits, 100);
  const text = value.toFixed(places);
  const even = isTie(value, places) ? toEven(text) : text;
  return even + '0'.repeat(digits - places);
}

/** `%.<digits>e` of a finite value that is not negative, as mantissa and exponent. */
export function exponential(value: number, digits: number): { mantissa: string; exponent: number } {
  const places = Math.min(digits, 100);
  const [mantissa, exponentText] = value.toExponential(places).split('e') as [string, string];
  const exponent = Number(exponentText);
  const exact = Math.floor(Math.log10(value));
  const even =
    value !== 0 && exponent === exact && isTie(value, places - exponent) ? toEven(mantissa) : mantissa;
  return { mantissa: even + '0'.repeat(digits - places), exponent };
}

function withExponent({ mantissa, exponent }: { mantissa: string; exponent: number }): string {
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** `%.<digits>g`: fixed or exponent notation by size, without trailing zeros unless `alternate`. */
function general(value: number, digits: number, alternate: boolean): string {
  const significant = digits === 0 ? 1 : digits;
  const { mantissa, exponent } = exponential(value, significant - 1);
  const small = value === 0 || (exponent >= -4 && exponent < significant);
  const trim = (text: string) =>
    alternate || !text.includes('.') ? text : text.replace(/0+$/, '').replace(/\.$/, '');
  if (small) {
    const places = Math.max(0, significant - 1 - (value === 0 ? 0 : exponent));
    return trim(fixed(value, places) + (alternate && places === 0 ? '.' : ''));
  }
  return withExponent({ mantissa: trim(mantissa), exponent });
}

/** A float in one of the notations `f F e E g G %`, without its sign. */
export function formatMagnitude(value: number, notation: string, digits: number, alternate: boolean): string {
  const lower = notation.toLowerCase();
  let text: string;
  if (Number.isNaN(value)) text = 'nan';
  else if (!Number.isFinite(value)) text = 'inf';
  else if (lower === 'f') text = fixed(value, digits);
  else if (lower === 'e') text = withExponent(exponential(value, digits));
  else text = general(value, digits, alternate);
  if (alternate && digits === 0 && lower !== 'g' && Number.isFinite(value))
    text = text.replace(/^\d+/, '$&.');
  return lower === notation ? text : text.toUpperCase();
}

/** Python's round(value, digits) of a float: to the nearest, ties to even; `digits` may be negative. */
export function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const magnitude = Math.abs(value);
  const sign = value < 0 ? -1 : 1;
  if (digits >= 0) return digits > 323 ? value : sign * Number(fixed(magnitude, digits));
  if (digits < -308) return sign * 0;
  const whole = BigInt(Math.trunc(magnitude));
  const hasFraction = !Number.isInteger(magnitude);
  return sign * Number(roundInteger(whole, -digits, hasFraction));
}

/** Rounds an integer that is not negative to a power of ten, ties to even; `more` when a fraction is cut off. */
export function roundInteger(value: bigint, zeros: number, more = false): bigint {
  const unit = 10n ** BigInt(zeros);
  const quotient = value / unit;
  const doubled = (value % unit) * 2n;
  const up = doubled > unit || (doubled === unit && (more || quotient % 2n === 1n));
  return (quotient + (up ? 1n : 0n)) * unit;
}
