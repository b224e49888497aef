import { OddDialect } from './odd-dialect.ts';
import { isSpace } from './xml-bytes.ts';

/**
 * Rows and cells in the bytes of a sheet, counted by their opening tags alone and so independent of the scanner: a sheet
 * whose counts differ was not read in full.
 */
export interface TokenCount {
  rows: number;
  cells: number;
}

const LESS = 60;

/**
 * Adds the `<row` and `<c` tags of `bytes` before `end`.
 * @throws OddDialect at a control character, which XML does not allow
 */
export function countTokens(bytes: Buffer, end: number, count: TokenCount): void {
  let { rows, cells } = count;
  const last = Math.min(end, bytes.length);
  for (let at = 0; at < last; at++) {
    const byte = bytes[at]!;
    if (byte === LESS) {
      const next = bytes[at + 1];
      if (next === 99) {
        if (endsName(bytes[at + 2])) cells += 1;
      } else if (next === 114) {
        if (bytes[at + 2] === 111 && bytes[at + 3] === 119 && endsName(bytes[at + 4])) rows += 1;
      }
    } else if (byte < 32 && !isSpace(byte)) {
      throw new OddDialect();
    }
  }
  count.rows = rows;
  count.cells = cells;
}

function endsName(byte: number | undefined): boolean {
  return byte === 32 || byte === 62 || byte === 47 || byte === 10 || byte === 13 || byte === 9;
}
