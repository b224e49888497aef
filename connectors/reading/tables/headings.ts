import type { SheetRow } from '../sheet.ts';
import { type HeaderEntry, headerIndex } from './header-index.ts';
import type { HeaderSet } from './header-set.ts';
import { normaliseHeader } from './header-text.ts';

/** The heading of one column as written, and what it stands for in a set. */
export interface Heading {
  readonly column: number;
  readonly text: string;
  readonly entry: HeaderEntry | undefined;
}

interface FoldedCell {
  readonly text: string;
  readonly folded: string;
}

const nothing: FoldedCell = { text: '', folded: '' };
const foldedRows = new WeakMap<SheetRow, readonly FoldedCell[]>();

/** Cells of a row as headings; kept, because every set of an agency looks at the same rows. */
function foldedRow(row: SheetRow): readonly FoldedCell[] {
  let cells = foldedRows.get(row);
  if (cells === undefined) {
    cells = row.cells.map((cell) => {
      const text = tidy(cell.text);
      return text === '' ? nothing : { text, folded: normaliseHeader(text) };
    });
    foldedRows.set(row, cells);
  }
  return cells;
}

/** Headings of a single row. */
export function rowHeadings(row: SheetRow, set: HeaderSet): Heading[] {
  const index = headerIndex(set);
  const headings: Heading[] = [];
  foldedRow(row).forEach(({ text, folded }, column) => {
    if (text !== '') headings.push({ column, text, entry: index.get(folded) });
  });
  return headings;
}

/**
 * Headings of two rows, the upper of which may span columns: `Referral` over `Date` and `Source`. Of each column the
 * joined heading is looked for first, then the lower, then the upper. Undefined unless at least half of the lower row's
 * cells are headings then; otherwise it is a row of data.
 */
export function twoRowHeadings(upper: SheetRow, lower: SheetRow, set: HeaderSet): Heading[] | undefined {
  const index = headerIndex(set);
  const above = foldedRow(upper);
  const below = foldedRow(lower);
  if (!isSecondRow(above, below, index)) return undefined;
  const headings: Heading[] = [];
  let spanning = nothing;
  for (let column = 0; column < Math.max(above.length, below.length); column++) {
    const top = above[column] ?? nothing;
    const under = below[column] ?? nothing;
    if (top !== nothing) spanning = top;
    const joined = under === nothing ? undefined : index.get(spanning.folded + under.folded);
    const entry = joined ?? index.get(under.folded);
    const upperText = top.text !== '' || joined === undefined ? top.text : spanning.text;
    const text = [upperText, under.text].filter((part) => part !== '').join(' ');
    if (text !== '') headings.push({ column, text, entry: entry ?? index.get(top.folded) });
  }
  return headings;
}

/**
 * At least half of the lower row's cells are headings, alone or under the upper row, and none starts with a digit as
 * dates, counts and many ids do. Most rows leave here.
 */
function isSecondRow(
  above: readonly FoldedCell[],
  below: readonly FoldedCell[],
  index: ReadonlyMap<string, HeaderEntry>,
): boolean {
  if (below.some(({ folded }) => folded.charCodeAt(0) < 58)) return false;
  let spanning = nothing;
  let cells = 0;
  let used = 0;
  for (let column = 0; column < below.length; column++) {
    const top = above[column] ?? nothing;
    const under = below[column]!;
    if (top !== nothing) spanning = top;
    if (under === nothing) continue;
    cells += 1;
    if (index.has(under.folded) || index.has(spanning.folded + under.folded)) used += 1;
  }
  return used > 0 && used * 2 >= cells;
}

/** Distinct columns of the set that the headings name. */
export function matchedNames(headings: readonly Heading[]): number {
  const names = new Set<string>();
  for (const { entry } of headings) if (entry !== undefined) names.add(entry.name);
  return names.size;
}

/** The same for a single row, without making its headings: most rows have none. */
export function rowNames(row: SheetRow, set: HeaderSet): number {
  const index = headerIndex(set);
  let names: Set<string> | undefined;
  for (const { folded } of foldedRow(row)) {
    const entry = folded === '' ? undefined : index.get(folded);
    if (entry === undefined) continue;
    names ??= new Set();
    names.add(entry.name);
  }
  return names?.size ?? 0;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
