import type { FrontSheetRow } from './front-sheet-rows.ts';

/** What a board should see before anything else. */
export interface Highlights {
  /** Red or worse than the comparator, then amber. */
  readonly offTarget: readonly FrontSheetRow[];
  /** Judged unusual and bad, or good, or neither; the most telling first. */
  readonly worse: readonly FrontSheetRow[];
  readonly better: readonly FrontSheetRow[];
  readonly unusual: readonly FrontSheetRow[];
}

/** Picks the highlights of a front sheet; its order is kept. */
export function highlightsOf(rows: readonly FrontSheetRow[]): Highlights {
  const rated = (...rags: string[]) => rows.filter((row) => rags.includes(row.cell?.rag ?? ''));
  const offTarget = [...rated('red', 'worse'), ...rated('amber')];
  const judged = rows
    .filter((row) => row.variation?.latest && !row.variation.isTrial && row.cell && row.cell.value !== null)
    .sort((a, b) => Number(b.isHeadline) - Number(a.isHeadline));
  const of = (kind: string) => judged.filter((row) => row.variation!.latest!.kind === kind);
  return {
    offTarget,
    worse: of('worse'),
    better: of('better'),
    unusual: of('unusual').filter((row) => row.isHeadline),
  };
}
