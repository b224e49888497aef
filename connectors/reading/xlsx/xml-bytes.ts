/** A piece of XML to compare with, as its bytes. */
export function wordOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** True when `word` stands at `at`; false at the end of the bytes. */
export function isAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  if (at < 0 || at + word.length > bytes.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

export function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/** A character that XML does not allow. */
export function isControl(byte: number): boolean {
  return byte < 32 && !isSpace(byte);
}

/** Text of bytes that are known to be UTF-8. */
export function utf8(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('utf8', from, to);
}
