/** Reads CSV as Python's csv module does: quotes doubled inside quoted fields, any line end. */

/** The cells of each line. Blank lines are left out, as csv.reader's users leave them out. */
export function csvCells(text: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let started = false;
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  for (let i = 0; i < source.length; i++) {
    const letter = source[i]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (letter === '"' && cell === '') {
      quoted = true;
      started = true;
    } else if (letter === delimiter) {
      row.push(cell);
      cell = '';
      started = true;
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && source[i + 1] === '\n') i++;
      if (started || cell || row.length) rows.push([...row, cell]);
      row = [];
      cell = '';
      started = false;
    } else {
      cell += letter;
      started = true;
    }
  }
  if (started || cell || row.length) rows.push([...row, cell]);
  return rows;
}

/** The lines as records by the first line's names. */
export function parseCsv(text: string, delimiter = ','): Record<string, string>[] {
  const [header, ...rows] = csvCells(text, delimiter);
  if (!header) return [];
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}
