/** Column of letters such as AB, first column 0; -1 when they are none. */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) {
    const code = letters.charCodeAt(i) | 32;
    if (code < 97 || code > 122) return -1;
    column = column * 26 + code - 96;
  }
  return column - 1;
}

/** Letters of a column, first column 0: 27 is AB. */
export function lettersOfColumn(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Row and column of a reference such as AB12 or $AB$12, row counted from 1, column from 0. */
export function parseReference(reference: string): { row: number; column: number } | undefined {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (parts === null) return undefined;
  return { row: Number(parts[2]), column: columnOfLetters(parts[1]!) };
}

/** The corners of a range such as A1:C3, or of a single cell. */
export function parseRange(
  range: string,
): { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number } | undefined {
  const [from, to] = range.split(':');
  const start = parseReference(from ?? '');
  const end = to === undefined ? start : parseReference(to);
  if (start === undefined || end === undefined) return undefined;
  return { firstRow: start.row, lastRow: end.row, firstColumn: start.column, lastColumn: end.column };
}
