import type { HeaderMatch } from '../../../connectors/reading/index.ts';
import { findHeader } from '../../../connectors/reading/tables/find-header.ts';
import { headerIndex } from '../../../connectors/reading/tables/header-index.ts';
import { normaliseHeader } from '../../../connectors/reading/tables/header-text.ts';
import type { Candidate } from './header-sets.ts';
import type { SheetHead } from './sheet-head.ts';

/** A candidate and how the headings of a sheet fit it. */
export interface Fit {
  readonly candidate: Candidate;
  readonly match: HeaderMatch;
}

/** A winner must lead the next by this share of its headers, unless the file names its extract (rulings). */
export const neededLead = 0.2;

export type SheetRecognition =
  | { readonly kind: 'recognised'; readonly fit: Fit }
  /** Two extracts fit about as well. */
  | { readonly kind: 'ambiguous'; readonly fits: readonly [Fit, Fit] }
  /** The best fit lacks required columns. */
  | { readonly kind: 'incomplete'; readonly fit: Fit }
  | { readonly kind: 'unknown' };

/** Share of an extract's headers from which a sheet counts as an attempt at it, though required columns are missing. */
const attempt = 0.4;

/** Fits of a sheet, best first. */
export function fitsOf(head: SheetHead, candidates: readonly Candidate[]): Fit[] {
  return likely(head, candidates)
    .map((candidate) => ({ candidate, match: findHeader(head.rows, candidate.set) }))
    .filter((fit): fit is Fit => fit.match !== undefined)
    .sort((a, b) => b.match.score - a.match.score);
}

/**
 * Recognition by headings: the best extract of the folder wins if it has every required column and leads the next by
 * 0.2 (returns contract, `recognition`).
 */
export function recogniseSheet(head: SheetHead, candidates: readonly Candidate[]): SheetRecognition {
  const [best, ...others] = fitsOf(head, candidates);
  if (!best || isAlien(best)) return { kind: 'unknown' };
  // The headings of a national layout are law: a table that lacks one that it must have is not it.
  const next = others.find(
    ({ candidate, match }) => candidate.kind === 'extract' || match.missingRequired.length === 0,
  );
  if (best.match.missingRequired.length > 0)
    return best.match.score >= attempt ? { kind: 'incomplete', fit: best } : { kind: 'unknown' };
  // Two parts of a floating sum: 0.6 leads 0.4 by 0.2.
  if (next && best.match.score - next.match.score < neededLead - 1e-9)
    return sameReturn(best, next) ?? { kind: 'ambiguous', fits: [best, next] };
  return { kind: 'recognised', fit: best };
}

/** An extract and the national table that feeds it are one return: read as the table, which knows what it lacks. */
function sameReturn(best: Fit, next: Fit): SheetRecognition | undefined {
  const [layout, extract] = best.candidate.kind === 'layout' ? [best, next] : [next, best];
  if (layout.candidate.kind !== 'layout' || extract.candidate.kind !== 'extract') return undefined;
  if (layout.match.missingRequired.length > 0) return undefined;
  const { extract: id } = extract.candidate.connector;
  const feeds = layout.candidate.table.to.some((target) => target.extract === id);
  return feeds ? { kind: 'recognised', fit: layout } : undefined;
}

/**
 * Fewer than a quarter of the sheet's own headings are known: it is some other table that also names a child. A sheet that
 * has every heading of the return is the return, whatever stands beside.
 */
export function isAlien({ candidate, match }: Fit): boolean {
  return (
    candidate.kind === 'extract' && match.missing.length > 0 && match.columns.size * 4 < match.headings.size
  );
}

/** The name of a candidate for a message. */
export function nameOf({ candidate }: Fit): string {
  return candidate.kind === 'extract'
    ? candidate.connector.extract
    : `${candidate.table.layout} ${candidate.table.table}`;
}

/** Candidates looked at closely: the best by a count of known headings anywhere at the top of the sheet. */
const close = 6;

function likely(head: SheetHead, candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length <= close) return candidates;
  const words = new Set<string>();
  for (const row of head.rows) {
    for (const cell of row.cells) if (cell.kind === 'text') words.add(normaliseHeader(cell.text));
  }
  const counted = candidates.map((candidate) => {
    const found = new Set<string>();
    const index = headerIndex(candidate.set);
    for (const word of words) {
      const entry = index.get(word);
      if (entry) found.add(entry.name);
    }
    return { candidate, share: found.size / candidate.set.columns.length };
  });
  // A heading of two rows may hide every word: then each candidate gets a close look.
  if (counted.every(({ share }) => share === 0)) return candidates;
  return counted
    .sort((a, b) => b.share - a.share)
    .slice(0, close)
    .map(({ candidate }) => candidate);
}
