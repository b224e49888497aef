import type { HeaderMatch, SheetRow } from '../../../connectors/reading/index.ts';
import { scoreHeaders } from '../../../connectors/reading/tables/find-header.ts';
import type { ProposedMapping } from '../staged.ts';
import type { Candidate } from './header-sets.ts';
import { proposeMapping } from './propose-mapping.ts';
import type { Fit } from './recognise-sheet.ts';
import type { SheetHead } from './sheet-head.ts';

export interface Drift {
  readonly fit: Fit;
  readonly proposal: ProposedMapping;
}

/** Rows at the top of a sheet among which drifted headings are looked for. */
const headingRows = 12;

/**
 * Looks whether a sheet is an extract whose headings have changed: a row of words most of which can be mapped, every
 * required column among them. The best such reading, or none. `leastShare`: of the extract's columns; 0 where the sheet or
 * file names the extract. Layout tables never drift: their headings are law.
 */
export function findDrift(
  head: SheetHead,
  candidates: readonly Candidate[],
  leastShare = 0.5,
): Drift | undefined {
  let best: (Drift & { share: number }) | undefined;
  for (const candidate of candidates) {
    if (candidate.kind !== 'extract') continue;
    for (const [index, row] of head.rows.slice(0, headingRows).entries()) {
      if (!isWords(row)) continue;
      const match: HeaderMatch = scoreHeaders(row, candidate.set);
      if (match.unknown.length === 0) continue;
      const { headers, isComplete } = proposeMapping(match, candidate.connector, head.rows.slice(index + 1));
      const share = (match.columns.size + headers.length) / candidate.set.columns.length;
      if (!isComplete || headers.length === 0 || share < leastShare) continue;
      if (best && best.share >= share) continue;
      const proposal = { sheet: head.info.name || null, extract: candidate.set.id, headers };
      best = { fit: { candidate, match: asProposed(match, headers) }, proposal, share };
    }
  }
  return best;
}

/** The headings read as proposed. */
function asProposed(match: HeaderMatch, headers: ProposedMapping['headers']): HeaderMatch {
  const columns = new Map(match.columns);
  for (const { header, column } of headers) {
    const at = match.unknown.find(({ heading }) => heading === header);
    if (at) columns.set(at.column, column);
  }
  const found = new Set(columns.values());
  return {
    ...match,
    columns,
    unknown: match.unknown.filter(({ column }) => !columns.has(column)),
    missing: match.missing.filter((name) => !found.has(name)),
    missingRequired: match.missingRequired.filter((name) => !found.has(name)),
  };
}

function isWords(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => cell.kind !== 'blank');
  return filled.length > 1 && filled.every((cell) => cell.kind === 'text');
}
