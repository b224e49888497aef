import { OddDialect } from './odd-dialect.ts';

/**
 * Rows and cells in the text of a sheet, counted by their opening tags alone and so independent of the scanner: a sheet
 * whose counts differ was not read in full.
 */
export interface TokenCount {
  rows: number;
  cells: number;
}

/**
 * Adds the `<row` and `<c` tags of `text` before `end`.
 * @throws OddDialect at a control character, which XML does not allow
 */
export function countTokens(text: string, end: number, count: TokenCount): void {
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 60) {
      if (code < 32 && code !== 10 && code !== 13 && code !== 9) throw new OddDialect();
      continue;
    }
    const first = text.charCodeAt(at + 1);
    if (first === 99) {
      if (endsName(text.charCodeAt(at + 2))) count.cells += 1;
    } else if (first === 114 && text.charCodeAt(at + 2) === 111 && text.charCodeAt(at + 3) === 119) {
      if (endsName(text.charCodeAt(at + 4))) count.rows += 1;
    }
  }
}

function endsName(code: number): boolean {
  return code === 32 || code === 62 || code === 47 || code === 10 || code === 13 || code === 9;
}
