import type { ScorecardValue } from '../../../domain/scorecard-value.ts';

type Place = Pick<
  ScorecardValue,
  'measure_id' | 'period_kind' | 'period_end' | 'breakdown' | 'breakdown_value'
>;

/** What makes two values the same cell of the scorecard. */
export function cellKey(value: Place): string {
  return `${value.measure_id}|${value.period_kind}|${value.period_end}|${value.breakdown}|${value.breakdown_value}`;
}

/** What the values of one breakdown in one period have in common. */
export function breakdownKey(value: Omit<Place, 'breakdown_value'>): string {
  return `${value.measure_id}|${value.period_kind}|${value.period_end}|${value.breakdown}`;
}

/** True when readers were given a number. */
export function isShown(value: Pick<ScorecardValue, 'numerator' | 'value'>): boolean {
  return value.value !== null || value.numerator !== null;
}

/**
 * What a reader knows from a cell, as text to compare: its numbers, `c` where it is hidden. A count of nothing and a row
 * that is left out say the same (outside contract, "Rows"), and so do a missing number and no row at all: undefined.
 */
export function whatItSays(value: ScorecardValue | undefined): string | undefined {
  if (!value) return undefined;
  if (value.status === 'suppressed') return 'c';
  const isNothing = value.breakdown !== 'all' && (value.numerator ?? value.value) === 0;
  if (isNothing || !isShown(value)) return undefined;
  return `${value.numerator ?? ''}/${value.denominator ?? ''}=${value.value ?? ''}`;
}

/** True when two sets of values tell a reader the same. */
export function saySame(left: readonly ScorecardValue[], right: readonly ScorecardValue[]): boolean {
  const said = new Map<string, string>();
  for (const value of left) {
    const says = whatItSays(value);
    if (says !== undefined) said.set(cellKey(value), says);
  }
  let found = 0;
  for (const value of right) {
    const says = whatItSays(value);
    if (says === undefined) continue;
    if (said.get(cellKey(value)) !== says) return false;
    found++;
  }
  return found === said.size;
}
