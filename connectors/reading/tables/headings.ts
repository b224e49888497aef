import { cellAt, type SheetRow } from '../sheet.ts';
import { type HeaderEntry, headerIndex } from './header-index.ts';
import type { HeaderSet } from './header-set.ts';
import { normaliseHeader } from './header-text.ts';

/** The heading of one column as written, and what it stands for in a set. */
export interface Heading {
  readonly column: number;
  readonly text: string;
  readonly entry: HeaderEntry | undefined;
}

/** Headings of a single row. */
export function rowHeadings(row: SheetRow, set: HeaderSet): Heading[] {
  const index = headerIndex(set);
  const headings: Heading[] = [];
  for (let column = 0; column < row.cells.length; column++) {
    const text = tidy(row.cells[column]!.text);
    if (text !== '') headings.push({ column, text, entry: index.get(normaliseHeader(text)) });
  }
  return headings;
}

/**
 * Headings of two rows, the upper of which may span columns: `Referral` over `Date` and `Source`. Of each column the
 * joined heading is looked for first, then the lower, then the upper. Undefined unless at least half of the lower row's
 * cells are headings then; otherwise it is a row of data.
 */
export function twoRowHeadings(upper: SheetRow, lower: SheetRow, set: HeaderSet): Heading[] | undefined {
  const index = headerIndex(set);
  const headings: Heading[] = [];
  let spanning = '';
  let lowerCells = 0;
  let lowerUsed = 0;
  for (let column = 0; column < Math.max(upper.cells.length, lower.cells.length); column++) {
    const above = tidy(cellAt(upper, column).text);
    const below = tidy(cellAt(lower, column).text);
    if (above !== '') spanning = above;
    if (below !== '') lowerCells += 1;
    const joined = below === '' ? undefined : index.get(normaliseHeader(spanning + below));
    const entry = joined ?? index.get(normaliseHeader(below));
    if (entry !== undefined) lowerUsed += 1;
    const text = [above || (joined === undefined ? '' : spanning), below]
      .filter((part) => part !== '')
      .join(' ');
    if (text !== '') headings.push({ column, text, entry: entry ?? index.get(normaliseHeader(above)) });
  }
  return lowerUsed > 0 && lowerUsed * 2 >= lowerCells ? headings : undefined;
}

/** Distinct columns of the set that the headings name. */
export function matchedNames(headings: readonly Heading[]): number {
  const names = new Set<string>();
  for (const { entry } of headings) if (entry !== undefined) names.add(entry.name);
  return names.size;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
