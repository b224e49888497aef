import { periodEndWords } from './figure-text.ts';
import type { MeasureEntry, ScorecardCell } from './read-scorecard.ts';
import { type Rule, type XmrPoint, xmr } from './statistics/xmr.ts';

/** A measure's series judged month by month (or quarter by quarter), and what its last point says. */
export interface Variation {
  readonly cells: readonly ScorecardCell[];
  /** As long as `cells`; undefined where there is no figure or nothing to judge by. */
  readonly points: readonly (XmrPoint | undefined)[];
  /** Fewer than 13 figures: the limits are trial limits. */
  readonly isTrial: boolean;
  /** What the last figure says; undefined where it cannot be judged. */
  readonly latest?: VariationWords;
}

export interface VariationWords {
  readonly kind: 'usual' | 'better' | 'worse' | 'unusual';
  /** `above its usual range`, `lower for 7 months`. */
  readonly words: string;
}

const FEWEST = 6;
const FULL = 13;
const LONGEST = 36;

/**
 * Judges a measure by the month where it is counted by the month, else by the quarter, up to a day. Cumulative and
 * rolling figures are never judged: each of their points holds the ones before. Undefined with fewer than six figures,
 * or where more than a third of the periods have none.
 */
export function variationOf(
  measure: Pick<MeasureEntry, 'polarity'>,
  totals: readonly ScorecardCell[],
  until: string,
): Variation | undefined {
  for (const kind of ['month', 'snapshot', 'quarter']) {
    const cells = knownPart(totals.filter((cell) => cell.period_kind === kind && cell.period_end <= until));
    const known = cells.filter((cell) => settled(cell) !== null).length;
    if (known < FEWEST || known < (cells.length * 2) / 3) continue;
    const points = xmr(cells.map(settled));
    if (points.every((point) => point === undefined)) return undefined;
    return { cells, points, isTrial: known < FULL, latest: wordsOf(measure, cells, points) };
  }
  return undefined;
}

/** A figure that can still grow (maturing) says nothing yet: it is a gap to the rules. */
function settled(cell: ScorecardCell): number | null {
  return cell.status === 'maturing' ? null : cell.value;
}

/** From the first figure to the last, at most three years of months. */
function knownPart(cells: readonly ScorecardCell[]): readonly ScorecardCell[] {
  const recent = cells.slice(-LONGEST);
  const first = recent.findIndex((cell) => cell.value !== null);
  const last = recent.findLastIndex((cell) => cell.value !== null);
  return first < 0 ? [] : recent.slice(first, last + 1);
}

function wordsOf(
  { polarity }: Pick<MeasureEntry, 'polarity'>,
  cells: readonly ScorecardCell[],
  points: readonly (XmrPoint | undefined)[],
): VariationWords | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  if (!last.special) return { kind: 'usual', words: 'within its usual range' };
  const { rule, way } = last.special;
  return { kind: kindOf(way, polarity), words: ruleWords(rule, way, cells.at(-1)!) };
}

/** A special point as better, worse or only unusual, by which way is good. */
export function kindOf(way: -1 | 1, polarity: string): 'better' | 'worse' | 'unusual' {
  if (polarity !== 'high' && polarity !== 'low') return 'unusual';
  return (way === 1) === (polarity === 'high') ? 'better' : 'worse';
}

function ruleWords(rule: Rule, way: -1 | 1, cell: ScorecardCell): string {
  const isUp = way === 1;
  const unit = cell.period_kind === 'quarter' ? 'quarters' : 'months';
  switch (rule) {
    case 'outside':
      return `${isUp ? 'above' : 'below'} its usual range in ${periodEndWords(cell)}`;
    case 'trend':
      return `${isUp ? 'rising' : 'falling'} for 7 ${unit}`;
    case 'two_of_three':
      return `near the ${isUp ? 'top' : 'bottom'} of its usual range in 2 of the last 3 ${unit}`;
    case 'shift':
      return `${isUp ? 'above' : 'below'} its average for 7 ${unit} or more`;
  }
}
