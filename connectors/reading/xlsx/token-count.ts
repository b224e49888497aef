import { OddDialect } from './odd-dialect.ts';

/**
 * Rows and cells in the bytes of a sheet, counted by their opening tags alone and so independent of the scanner: a sheet
 * whose counts differ was not read in full.
 */
export interface TokenCount {
  rows: number;
  cells: number;
}

/**
 * Adds the `<row` and `<c` tags of `bytes` before `end`.
 * @throws OddDialect at a control character, which XML does not allow
 */
export function countTokens(bytes: Uint8Array, end: number, count: TokenCount): void {
  let rows = 0;
  let cells = 0;
  for (let at = 0; at < end; at++) {
    const code = bytes[at]!;
    // Most bytes are letters, `=` or above, and digits.
    if (code > 60) continue;
    if (code === 60) {
      const first = bytes[at + 1];
      if (first === 99) {
        if (endsName(bytes[at + 2])) cells += 1;
      } else if (first === 114 && bytes[at + 2] === 111 && bytes[at + 3] === 119) {
        if (endsName(bytes[at + 4])) rows += 1;
      }
    } else if (code < 32 && code !== 10 && code !== 13 && code !== 9) {
      throw new OddDialect();
    }
  }
  count.rows += rows;
  count.cells += cells;
}

function endsName(code: number | undefined): boolean {
  return code === 32 || code === 62 || code === 47 || code === 10 || code === 13 || code === 9;
}
