import type { ScorecardValue } from '../../domain/scorecard-value.ts';
import type { DatasetValue } from './published-copy.ts';
import { breakdownKey, cellKey, isShown } from './register/cell.ts';
import type { FrozenValue } from './register/register.ts';

/** A cell that says something else than the latest frozen publication. */
export interface Revision {
  /** As it was published; numbers are null where it was given as not available. */
  readonly before: FrozenValue;
  /** Undefined when no figure is given any more. */
  readonly now: DatasetValue | undefined;
}

export interface RevisedValues {
  readonly values: readonly DatasetValue[];
  /** By cell. */
  readonly revisions: ReadonlyMap<string, Revision>;
}

/**
 * Marks what differs from the latest frozen publication. `revised` takes the place of `supplied` only: the statuses
 * before it in the contract's order stay, and the workbook puts [r] beside theirs. A cell that was hidden, or that no
 * publication had, has nothing on paper to differ from. A value without a row was published as 0 where its breakdown was
 * covered, and so a row that comes or goes is a revision too; one that goes is given back as 0.
 */
export function markRevised(values: readonly DatasetValue[], onPaper: readonly FrozenValue[]): RevisedValues {
  const printed = new Map(onPaper.map((value) => [cellKey(value), value]));
  const printedZero = zeroWithoutRow(onPaper);
  const revisions = new Map<string, Revision>();
  const marked = values.map((value) => {
    const key = cellKey(value);
    const before = printed.get(key) ?? printedZero(value);
    printed.delete(key);
    if (!before || before.status === 'suppressed' || value.status === 'suppressed') return value;
    if (sameNumbers(before, value)) return value;
    const now: DatasetValue = value.status === 'supplied' ? { ...value, status: 'revised' } : value;
    revisions.set(key, { before, now: isShown(now) ? now : undefined });
    return now;
  });
  const zero = zeroWithoutRow(marked);
  let added = false;
  for (const [key, before] of printed) {
    if (!isShown(before) || (before.numerator ?? before.value) === 0) continue;
    const nothing = zero(before);
    const now: DatasetValue | undefined = nothing && { ...nothing, status: 'revised' };
    revisions.set(key, { before, now });
    if (now) marked.push(now);
    added ||= now !== undefined;
  }
  return { values: added ? marked.sort(inOrder) : marked, revisions };
}

function sameNumbers(left: ScorecardValue, right: ScorecardValue): boolean {
  return (
    left.value === right.value && left.numerator === right.numerator && left.denominator === right.denominator
  );
}

/**
 * The count of 0 that a set of values gives for a breakdown value it has no row for (outside contract, "Rows"): where
 * other values of the breakdown are given or hidden, or the total is 0. Undefined where the breakdown is not covered.
 */
function zeroWithoutRow<Value extends ScorecardValue>(values: readonly Value[]) {
  const siblings = new Map<string, Value>();
  const totals = new Map<string, Value>();
  for (const value of values) {
    if (value.breakdown === 'all') totals.set(cellKey(value), value);
    else if (isShown(value) || value.status === 'suppressed') siblings.set(breakdownKey(value), value);
  }
  return (cell: ScorecardValue): Value | undefined => {
    if (cell.breakdown === 'all' || cell.unit !== 'count') return undefined;
    const total = totals.get(cellKey({ ...cell, breakdown: 'all', breakdown_value: 'all' }));
    const isEmpty = total !== undefined && (total.numerator ?? total.value) === 0;
    const model = siblings.get(breakdownKey(cell)) ?? (isEmpty ? total : undefined);
    if (!model) return undefined;
    return {
      ...model,
      breakdown: cell.breakdown,
      breakdown_value: cell.breakdown_value,
      unit: cell.unit,
      numerator: 0,
      denominator: null,
      value: 0,
      status: 'supplied',
      reason: null,
    };
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
