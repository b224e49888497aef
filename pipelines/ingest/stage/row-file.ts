import { closeSync, openSync, writeFileSync } from 'node:fs';

/**
 * A row file carries rows from a parsing child to DuckDB's CSV reader: one line a row, fields parted by the unit
 * separator, nothing quoted, an empty field is NULL. Values hold no control characters, so nothing needs escaping.
 */
export const fieldSeparator = '\x1f';

const bufferBytes = 1 << 18;
const separator = 0x1f;
const lineEnd = 0x0a;

export interface RowFile {
  write(fields: readonly (string | null)[]): void;
  close(): void;
}

/** Makes a row file; it holds pseudonyms and dates of birth, so only its owner may read it. */
export function createRowFile(path: string): RowFile {
  const file = openSync(path, 'wx', 0o600);
  const buffer = Buffer.allocUnsafe(bufferBytes);
  let used = 0;
  const flush = () => {
    // Writes all of it or throws, where a plain write may end early on a full disk.
    if (used > 0) writeFileSync(file, buffer.subarray(0, used));
    used = 0;
  };
  /** Most values are short and ASCII, and are written as they stand; any other is encoded on its own. */
  const write = (text: string) => {
    if (text.length + 1 > bufferBytes - used) flush();
    if (text.length >= bufferBytes) return writeLong(text);
    let at = used;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) return writeLong(text);
      buffer[at++] = code;
    }
    used = at;
  };
  const writeLong = (text: string) => {
    flush();
    writeFileSync(file, text);
  };
  return {
    write(fields) {
      for (let i = 0; i < fields.length; i++) {
        if (i > 0) {
          if (used === bufferBytes) flush();
          buffer[used++] = separator;
        }
        const field = fields[i];
        if (field !== null && field !== undefined) write(field);
      }
      if (used === bufferBytes) flush();
      buffer[used++] = lineEnd;
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
