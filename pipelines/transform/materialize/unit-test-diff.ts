/** How the rows a model gave differ from those expected, as a table. */

/** Nothing when the two hold the same rows in any order; otherwise the rows with marks: --- missing, +++ too many. */
export function rowDifferences(
  columns: string[],
  actual: string[][],
  expected: string[][],
): string | undefined {
  const key = (row: string[]): string => JSON.stringify(row);
  const left = [...actual].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const right = [...expected].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const missing: string[][] = [];
  const counts = new Map<string, number>();
  for (const row of left) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  const same: string[][] = [];
  for (const row of right) {
    const count = counts.get(key(row)) ?? 0;
    if (count) {
      counts.set(key(row), count - 1);
      same.push(row);
    } else missing.push(row);
  }
  const extra = left.filter((row) => {
    const count = counts.get(key(row)) ?? 0;
    if (!count) return false;
    counts.set(key(row), count - 1);
    return true;
  });
  if (!missing.length && !extra.length) return undefined;
  const lines: string[][] = [['@@', ...columns]];
  const paired = Math.min(missing.length, extra.length);
  for (let i = 0; i < paired; i++) {
    lines.push([
      '→',
      ...missing[i]!.map((value, column) =>
        value === extra[i]![column] ? value : `${value}→${extra[i]![column]}`,
      ),
    ]);
  }
  for (const row of missing.slice(paired)) lines.push(['---', ...row]);
  for (const row of extra.slice(paired)) lines.push(['+++', ...row]);
  for (const row of same) lines.push(['', ...row]);
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}
