import type { ScorecardValue, ValueStatus } from '../../domain/scorecard-value.ts';
import type { DatasetValue } from './published-copy.ts';
import { cellKey, isShown } from './register/cell.ts';
import type { FrozenValue } from './register/register.ts';

/** A figure that readers have on paper and that is another now. */
export interface Revision {
  readonly before: FrozenValue;
  /** Undefined when the figure is not given any more. */
  readonly now: DatasetValue | undefined;
}

export interface RevisedValues {
  readonly values: readonly DatasetValue[];
  /** By cell. */
  readonly revisions: ReadonlyMap<string, Revision>;
}

/** Statuses that come before `revised` in the contract's order keep their place: the workbook adds [r] beside theirs. */
const givesWay: ReadonlySet<ValueStatus> = new Set(['supplied']);

/**
 * Marks what differs from the latest frozen publication. Only a number that was printed can be revised: a figure that is
 * given for the first time, or that was hidden, has nothing on paper to differ from. A count that was printed and has no
 * row any more is nothing now, and gets its row back to say so.
 */
export function markRevised(values: readonly DatasetValue[], onPaper: readonly FrozenValue[]): RevisedValues {
  const printed = new Map(onPaper.filter(isShown).map((value) => [cellKey(value), value]));
  const revisions = new Map<string, Revision>();
  const marked = values.map((value) => {
    const key = cellKey(value);
    const before = printed.get(key);
    printed.delete(key);
    if (!before || sameNumbers(before, value) || value.status === 'suppressed') return value;
    const now: DatasetValue = givesWay.has(value.status) ? { ...value, status: 'revised' } : value;
    revisions.set(key, { before, now: isShown(now) ? now : undefined });
    return now;
  });
  const gone = [...printed].filter(([, before]) => before.breakdown !== 'all' && says(before) !== 0);
  if (gone.length === 0) return { values: marked, revisions };
  const cells = new Map(marked.map((value) => [cellKey(value), value]));
  const covered = new Set(
    marked.filter((value) => isShown(value) || value.status === 'suppressed').map(breakdownKey),
  );
  for (const [key, before] of gone) {
    const total = cells.get(cellKey({ ...before, breakdown: 'all', breakdown_value: 'all' }));
    const now = nothingNow(before, total, covered);
    revisions.set(key, { before, now });
    if (now) marked.push(now);
  }
  return { values: marked.sort(inOrder), revisions };
}

function says(value: ScorecardValue): number | null {
  return value.numerator ?? value.value;
}

function sameNumbers(left: ScorecardValue, right: ScorecardValue): boolean {
  return (
    left.value === right.value && left.numerator === right.numerator && left.denominator === right.denominator
  );
}

function breakdownKey(value: ScorecardValue): string {
  return `${value.measure_id}|${value.period_kind}|${value.period_end}|${value.breakdown}`;
}

/** A count of nothing in the place of one that vanished, where the period and the breakdown are still covered. */
function nothingNow(
  before: FrozenValue,
  total: DatasetValue | undefined,
  covered: ReadonlySet<string>,
): DatasetValue | undefined {
  if (before.unit !== 'count') return undefined;
  const isCovered = covered.has(breakdownKey(before)) || (total !== undefined && says(total) === 0);
  if (!isCovered) return undefined;
  const { publication_id: _, ...cell } = before;
  return {
    ...cell,
    numerator: 0,
    denominator: null,
    value: 0,
    status: 'revised',
    reason: null,
    source_kind: total?.source_kind ?? before.source_kind,
    submission_ids: total?.submission_ids ?? before.submission_ids,
    target: null,
    rag: null,
  };
}

const sortKeys = ['measure_id', 'period_end', 'period_kind', 'breakdown', 'breakdown_value'] as const;

/** The order of every export, in plain code points as the database sorts. */
function inOrder(left: ScorecardValue, right: ScorecardValue): number {
  for (const key of sortKeys) {
    if (left[key] !== right[key]) return left[key] < right[key] ? -1 : 1;
  }
  return 0;
}
