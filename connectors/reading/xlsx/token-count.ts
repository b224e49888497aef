import { OddDialect } from './odd-dialect.ts';

/**
 * Rows and cells in the text of a sheet, counted by their opening tags alone and so independent of the scanner: a sheet
 * whose counts differ was not read in full.
 */
export interface TokenCount {
  rows: number;
  cells: number;
}

const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/**
 * Adds the `<row` and `<c` tags of `text` before `end`.
 * @throws OddDialect at a control character, which XML does not allow
 */
export function countTokens(text: string, end: number, count: TokenCount): void {
  if (controlCharacter.test(text)) throw new OddDialect();
  count.cells += countTags(text, '<c', end);
  count.rows += countTags(text, '<row', end);
}

function countTags(text: string, tag: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(tag); at >= 0 && at < end; at = text.indexOf(tag, at + tag.length)) {
    if (endsName(text.charCodeAt(at + tag.length))) found += 1;
  }
  return found;
}

function endsName(code: number): boolean {
  return code === 32 || code === 62 || code === 47 || code === 10 || code === 13 || code === 9;
}
