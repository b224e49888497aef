import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * A row file carries rows from a parsing child to DuckDB's CSV reader: one line a row, fields parted by the unit
 * separator, nothing quoted, an empty field is NULL. Values hold no control characters, so nothing needs escaping.
 */
export const fieldSeparator = '\x1f';

const flushAt = 1 << 18;

export interface RowFile {
  write(fields: readonly (string | null)[]): void;
  close(): void;
}

/** Makes a row file; it holds pseudonyms and dates of birth, so only its owner may read it. */
export function createRowFile(path: string): RowFile {
  const file = openSync(path, 'wx', 0o600);
  let waiting = '';
  const flush = () => {
    if (waiting) writeSync(file, waiting);
    waiting = '';
  };
  return {
    write(fields) {
      let line = '';
      for (let i = 0; i < fields.length; i++) {
        if (i > 0) line += fieldSeparator;
        const field = fields[i];
        if (field !== null && field !== undefined) line += field;
      }
      waiting += `${line}\n`;
      if (waiting.length > flushAt) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
