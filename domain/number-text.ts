/** No separators, no exponent, whole numbers without a point, at least 12 significant digits (outside contract). */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0);
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return value.toFixed(Math.min(100, 20)).replace(/0+$/, '').replace(/\.$/, '');
}

/**
 * Rounds half away from zero, with the room that binary fractions need: 8.65 is 8.7, 2.675 is 2.68. Only for what is
 * shown: nothing is computed from, or compared with a threshold after, a rounded number.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const power = 10 ** decimals;
  // The + 0 is for -0, which prints as -0.
  return (Math.sign(value) * Math.trunc(Math.abs(value) * power + 0.5 + Math.sqrt(2 ** -52))) / power + 0;
}
