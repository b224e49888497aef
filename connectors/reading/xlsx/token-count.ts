/**
 * Rows and cells in the bytes of a sheet, counted by their opening tags alone and so independent of the scanner: a sheet
 * whose counts differ was not read in full.
 */
export interface TokenCount {
  rows: number;
  cells: number;
}

const LESS = 60;
const C = 99;
const R = 114;

/** What a byte may begin or end: nothing, a tag, a name. */
const marks = new Uint8Array(256);
marks[LESS] = 1;
marks[C] = 2;
marks[R] = 2;

/**
 * Adds the tags of `bytes` before `end` whose names begin as `<row` and `<c` do; the scanner knows no other such name.
 * Every other byte is looked at: of the two that make a find, one stands at an even place.
 */
export function countTokens(bytes: Buffer, end: number, count: TokenCount): void {
  let { rows, cells } = count;
  for (let at = 0; at < end; at += 2) {
    const mark = marks[bytes[at]!];
    if (mark === 0) continue;
    const name = mark === 1 ? at + 1 : at;
    if (name >= end || name === 0 || (mark === 2 && bytes[at - 1] !== LESS)) continue;
    if (bytes[name] === C) cells += 1;
    else if (bytes[name] === R) rows += 1;
  }
  count.rows = rows;
  count.cells = cells;
}
