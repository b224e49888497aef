import { isDigit } from './character.ts';

/** The end of a run of digits with single underscores between them, or -1 when there is no digit at `from`. */
function digitsEnd(text: string, from: number): number {
  if (!isDigit(text.charCodeAt(from))) return -1;
  let at = from + 1;
  for (;;) {
    if (isDigit(text.charCodeAt(at))) at += 1;
    else if (text[at] === '_' && isDigit(text.charCodeAt(at + 1))) at += 2;
    else return at;
  }
}

function exponentEnd(text: string, from: number): number {
  if (text[from] !== 'e' && text[from] !== 'E') return -1;
  const sign = text[from + 1] === '+' || text[from + 1] === '-' ? 1 : 0;
  return digitsEnd(text, from + 1 + sign);
}

/** The end of a float literal at `from` (it needs a fraction or an exponent), or -1. */
export function floatEnd(text: string, from: number): number {
  if (text[from - 1] === '.') return -1;
  const whole = digitsEnd(text, from);
  if (whole === -1) return -1;
  const fraction = text[whole] === '.' ? digitsEnd(text, whole + 1) : -1;
  const exponent = exponentEnd(text, fraction === -1 ? whole : fraction);
  return exponent === -1 ? fraction : exponent;
}

const RADIX_DIGITS: Record<string, RegExp> = { b: /[01]/, o: /[0-7]/, x: /[0-9a-f]/i };

/** The end of an integer literal at `from`, or -1. `012` ends after its `0`, as in Jinja. */
export function integerEnd(text: string, from: number): number {
  if (text[from] === '0') {
    const digits = RADIX_DIGITS[(text[from + 1] ?? '').toLowerCase()];
    if (digits) {
      let at = from + 2;
      for (;;) {
        const next = text[at] === '_' ? at + 1 : at;
        if (next >= text.length || !digits.test(text[next]!)) break;
        at = next + 1;
      }
      if (at > from + 2) return at;
    }
    let at = from + 1;
    while (text[at] === '0' || (text[at] === '_' && text[at + 1] === '0')) at += text[at] === '_' ? 2 : 1;
    return at;
  }
  return digitsEnd(text, from);
}

/** The value of an integer literal: a number, or a bigint beyond the exact range. */
export function integerValue(literal: string): number | bigint {
  const value = Number(literal.replaceAll('_', ''));
  return Number.isSafeInteger(value) ? value : BigInt(literal.replaceAll('_', ''));
}
