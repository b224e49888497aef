/** Code points of bytes 0x80 to 0x9f; 0 where the encoding has none. */
const high = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (c) => String.fromCharCode(high[c.charCodeAt(0) - 0x80]!));
}

/** Signs that English text in this encoding uses: euro, ellipsis, quotes, bullet, dashes, trade mark and £ § © ® ° ± ² ³ · ¹ º ¼ ½ ¾, no-break space. */
const signs = new Set([
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa7, 0xa9, 0xae, 0xb0, 0xb1, 0xb2,
  0xb3, 0xb7, 0xb9, 0xba, 0xbc, 0xbd, 0xbe,
]);

const letters = new Set([0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f]);

/**
 * True when every byte above ASCII makes sense as Windows-1252: a sign in common use, or a letter beside a letter and
 * not a capital inside a word. DOS and Mac text fails this, because there `£`, `é` and `’` fall on other signs.
 */
export function looksLikeWindows1252(bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80 || signs.has(byte)) continue;
    if (!isLetter(byte) || byte === 0xd7 || byte === 0xf7) return false;
    const before = bytes[i - 1] ?? 0;
    const after = bytes[i + 1] ?? 0;
    if (!isLetter(before) && !isLetter(after)) return false;
    if (isCapital(byte) && isLetter(before) && !isCapital(before)) return false;
  }
  return true;
}

function isLetter(byte: number): boolean {
  if (byte < 0x80) return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
  return byte >= 0xc0 || letters.has(byte);
}

function isCapital(byte: number): boolean {
  if (byte < 0x80) return byte <= 90;
  return (byte >= 0xc0 && byte <= 0xde) || byte === 0x8a || byte === 0x8c || byte === 0x8e || byte === 0x9f;
}
