const SIMPLE: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

const HEX_LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 };

/**
 * Decodes the escapes of a string literal's inside as Python does; an unknown escape such as `\(` keeps its
 * backslash. Throws a RangeError with Python's wording when an escape is cut short.
 */
export function decodeString(raw: string): string {
  let at = raw.indexOf('\\');
  if (at === -1) return raw;
  let text = '';
  let from = 0;
  while (at !== -1) {
    text += raw.slice(from, at);
    const next = raw[at + 1] ?? '';
    from = at + 2;
    const hexLength = HEX_LENGTHS[next];
    if (next in SIMPLE) {
      text += SIMPLE[next];
    } else if (hexLength !== undefined) {
      const digits = raw.slice(from, from + hexLength);
      if (!new RegExp(`^[0-9a-fA-F]{${hexLength}}$`).test(digits)) {
        throw new RangeError(`truncated \\${next}${'X'.repeat(hexLength)} escape`);
      }
      const code = Number.parseInt(digits, 16);
      if (code > 0x10ffff) throw new RangeError('illegal Unicode character');
      text += String.fromCodePoint(code);
      from += hexLength;
    } else if (next >= '0' && next <= '7') {
      const digits = /^[0-7]{1,3}/.exec(raw.slice(at + 1, at + 4))![0];
      text += String.fromCharCode(Number.parseInt(digits, 8));
      from = at + 1 + digits.length;
    } else if (next === 'N') {
      throw new RangeError('\\N{...} escapes are not supported');
    } else {
      text += `\\${next}`;
    }
    at = raw.indexOf('\\', from);
  }
  return text + raw.slice(from);
}
