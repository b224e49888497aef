/** Whether a string has characters beyond U+FFFF, which JavaScript counts twice and Python once. */
function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}

/** Python's len() of a string. */
export function textLength(text: string): number {
  if (!hasSurrogates(text)) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** The characters of a string as Python counts them; a string when it can be indexed as it is. */
export function characters(text: string): string | string[] {
  return hasSurrogates(text) ? [...text] : text;
}

/** A part of a string between two character positions. */
export function textSlice(text: string, start: number, end?: number): string {
  const units = characters(text);
  return typeof units === 'string' ? units.slice(start, end) : units.slice(start, end).join('');
}

/** Orders strings by code point: negative, zero or positive. */
export function codePointOrder(left: string, right: string): number {
  if (left === right) return 0;
  if (!hasSurrogates(left) && !hasSurrogates(right)) return left < right ? -1 : 1;
  const a = [...left];
  const b = [...right];
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = a[index]!.codePointAt(0)! - b[index]!.codePointAt(0)!;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
