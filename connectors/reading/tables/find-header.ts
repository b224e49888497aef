import type { SheetRow } from '../sheet.ts';
import type { HeaderMatch, HeaderSet } from './header-set.ts';
import { type Heading, matchedNames, rowHeadings, rowNames, twoRowHeadings } from './headings.ts';

/** Rows at the top of a sheet among which the heading is looked for. */
export const HEADER_ROWS = 60;

/**
 * The row of headings that fits a set best: the most columns found, the upper row on a tie. Titles above it are passed
 * over. Undefined when no row has a heading of the set.
 */
export function findHeader(rows: readonly SheetRow[], set: HeaderSet): HeaderMatch | undefined {
  let best: { headings: Heading[]; first: number; last: number; names: number } | undefined;
  for (let i = 0; i < rows.length && i < HEADER_ROWS; i++) {
    const row = rows[i]!;
    const names = rowNames(row, set);
    if (names > (best?.names ?? 0)) {
      best = { headings: rowHeadings(row, set), first: row.number, last: row.number, names };
    }
    const next = rows[i + 1];
    if (next === undefined || next.number !== row.number + 1) continue;
    const both = twoRowHeadings(row, next, set);
    if (both === undefined) continue;
    const bothNames = matchedNames(both);
    const nextNames = rowNames(next, set);
    if (bothNames > Math.max(best?.names ?? 0, nextNames)) {
      best = { headings: both, first: row.number, last: next.number, names: bothNames };
    }
  }
  return best === undefined ? undefined : headerMatch(set, best.headings, best.first, best.last);
}

/** The best heading for each set, best set first. Sets of which nothing was found are left out. */
export function findHeaders(rows: readonly SheetRow[], sets: readonly HeaderSet[]): HeaderMatch[] {
  return sets
    .map((set) => findHeader(rows, set))
    .filter((match) => match !== undefined)
    .sort((a, b) => b.score - a.score);
}

/** How the headings of one row fit a set, wherever that row stands. */
export function scoreHeaders(row: SheetRow, set: HeaderSet): HeaderMatch {
  return headerMatch(set, rowHeadings(row, set), row.number, row.number);
}

function headerMatch(
  set: HeaderSet,
  headings: readonly Heading[],
  firstRow: number,
  headerRow: number,
): HeaderMatch {
  const columns = new Map<number, string>();
  const unknown: { column: number; heading: string }[] = [];
  const shadowed: { column: number; heading: string; name: string }[] = [];
  const duplicates: { name: string; columns: number[] }[] = [];
  for (const name of new Set(headings.map(({ entry }) => entry?.name))) {
    if (name === undefined) continue;
    const named = headings.filter(({ entry }) => entry?.name === name);
    const rank = Math.min(...named.map(({ entry }) => entry!.rank));
    const best = named.filter(({ entry }) => entry!.rank === rank);
    columns.set(best[0]!.column, name);
    if (best.length > 1) duplicates.push({ name, columns: best.map(({ column }) => column) });
    for (const { column, text, entry } of named) {
      if (entry!.rank !== rank) shadowed.push({ column, heading: text, name });
    }
  }
  for (const { column, text, entry } of headings)
    if (entry === undefined) unknown.push({ column, heading: text });
  const found = new Set(columns.values());
  const missing = set.columns.filter(({ name }) => !found.has(name));
  return {
    set,
    firstRow,
    headerRow,
    columns,
    headings: new Map(headings.map(({ column, text }) => [column, text])),
    unknown,
    shadowed,
    missing: missing.map(({ name }) => name),
    missingRequired: missing.filter(({ required }) => required === true).map(({ name }) => name),
    duplicates,
    score: set.columns.length === 0 ? 0 : found.size / set.columns.length,
  };
}
