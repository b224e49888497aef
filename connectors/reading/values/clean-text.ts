const SPACE = 32;

/**
 * Text trimmed, inner white space made single, control and invisible characters removed (rulings, Files: ids and text).
 * Line breaks and no-break spaces are white space.
 */
export function cleanText(text: string): string {
  return isClean(text) ? text : scrub(text);
}

function isClean(text: string): boolean {
  let before = SPACE;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (
      code < SPACE ||
      (code >= 0x7f && code <= 0xa0) ||
      (code >= 0x2000 && code <= 0x206f && !isPrintable(code))
    )
      return false;
    if (code === 0xfeff || code === 0xad || code === 0x3000) return false;
    if (code === SPACE && before === SPACE) return false;
    before = code;
  }
  return before !== SPACE || text === '';
}

/** General punctuation that prints: dashes, quotes, bullets, per mille, primes and the like. */
function isPrintable(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e);
}

function scrub(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[\s\u0085\u00a0]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .trim();
}

/** For comparing: lower case, letters and digits only, accents off. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // The common case, ASCII, needs no normalisation.
  return (/^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD')).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Text without a leading list letter or number: `a) Yes`, `(b) No`, `1) Other`. */
export function withoutListLetter(text: string): string {
  return text.replace(/^\s*(?:\(?[a-z]\d?\)|\(?\d{1,2}\)|\(?(?:i{1,3}|iv|v)\))\s*/i, '');
}
