import type { HeaderSet } from './header-set.ts';
import { normaliseHeader } from './header-text.ts';

/** What a heading stands for in a set; rank 0 for the header of the template, 1 for the others it goes by. */
export interface HeaderEntry {
  readonly name: string;
  readonly rank: 0 | 1;
}

const indexes = new WeakMap<HeaderSet, ReadonlyMap<string, HeaderEntry>>();

/** Headings of a set in the form that normaliseHeader gives. Where two columns share a heading the first has it. */
export function headerIndex(set: HeaderSet): ReadonlyMap<string, HeaderEntry> {
  let index = indexes.get(set);
  if (index === undefined) {
    index = makeIndex(set);
    indexes.set(set, index);
  }
  return index;
}

function makeIndex(set: HeaderSet): ReadonlyMap<string, HeaderEntry> {
  const index = new Map<string, HeaderEntry>();
  for (const { name, header } of set.columns) {
    const key = normaliseHeader(header);
    if (!index.has(key)) index.set(key, { name, rank: 0 });
  }
  for (const { name, also = [] } of set.columns) {
    for (const other of also) {
      const key = normaliseHeader(other);
      if (!index.has(key)) index.set(key, { name, rank: 1 });
    }
  }
  return index;
}
