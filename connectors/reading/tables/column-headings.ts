import { headerIndex } from './header-index.ts';
import type { HeaderMatch } from './header-set.ts';
import { normaliseHeader } from './header-text.ts';

/** Tells whether a cell repeats a heading of its own column; cheap for the millions of cells that do not. */
export class ColumnHeadings {
  readonly #folded: ReadonlySet<string>;
  readonly #firsts = new Set<number>();
  readonly #shortest: number;

  constructor(folded: readonly string[]) {
    this.#folded = new Set(folded);
    for (const heading of folded) this.#firsts.add(heading.charCodeAt(0));
    this.#shortest = Math.min(...folded.map(({ length }) => length));
  }

  has(text: string): boolean {
    if (text.length < this.#shortest) return false;
    const first = text.charCodeAt(0);
    const isLetter = (first > 64 && first < 91) || (first > 96 && first < 123);
    if (isLetter && !this.#firsts.has(first | 32)) return false;
    return (isLetter || first < 48 || first > 57) && this.#folded.has(normaliseHeader(text));
  }
}

/** The headings of each column that is read. Those that start with a digit are left out: so do most data. */
export function columnHeadings(match: HeaderMatch): ReadonlyMap<number, ColumnHeadings> {
  const byName = new Map<string, string[]>();
  for (const [folded, { name }] of headerIndex(match.set)) {
    byName.set(name, [...(byName.get(name) ?? []), folded]);
  }
  return new Map(
    [...match.columns].map(([column, name]) => [column, new ColumnHeadings(byName.get(name) ?? [])]),
  );
}
