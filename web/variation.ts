import {
  type Assurance,
  assuranceOf,
  judgedKinds,
  judgedPart,
  judgeSeries,
  type SeriesFigure,
} from '../domain/statistics/judge-series.ts';
import type { Rule, XmrPoint } from '../domain/statistics/xmr.ts';
import { periodEndWords } from './figure-text.ts';
import type { MeasureEntry, ScorecardCell } from './read-scorecard.ts';

/** A measure's series judged month by month (or quarter by quarter), and what its last point says. */
export interface Variation {
  readonly cells: readonly ScorecardCell[];
  /** As long as `cells`; undefined where there is no figure or nothing to judge by. */
  readonly points: readonly (XmrPoint | undefined)[];
  /** Fewer than 13 figures: the limits are trial limits. */
  readonly isTrial: boolean;
  /** What the last figure says; undefined where it cannot be judged. */
  readonly latest?: VariationWords;
  /** Whether the limits promise that the target is met; undefined without a target. */
  readonly assurance?: Assurance;
}

export interface VariationWords {
  readonly kind: 'usual' | 'better' | 'worse' | 'unusual';
  /** `above its usual range`, `lower for 7 months`. */
  readonly words: string;
}

/**
 * Judges a measure by the month where it is counted by the month, else by the quarter, up to a day. Cumulative and
 * rolling figures (kinds of period, and measures that are so whatever the period) are never judged: each of their points
 * holds the ones before. Undefined with fewer than six figures,
 * or where more than a third of the periods have none.
 */
export function variationOf(
  measure: Pick<MeasureEntry, 'polarity'> & { readonly is_overlapping?: boolean | null },
  totals: readonly ScorecardCell[],
  until: string,
): Variation | undefined {
  if (measure.is_overlapping) return undefined;
  for (const kind of judgedKinds) {
    const cells = judgedPart(totals.filter((cell) => cell.period_kind === kind && cell.period_end <= until));
    const judged = judgeSeries(cells.map(figureOf));
    if (!judged) continue;
    if (judged.points.every((point) => point === undefined)) return undefined;
    const last = cells.at(-1)!;
    const limits = judged.points.at(-1);
    return {
      cells,
      ...judged,
      latest: wordsOf(measure, cells, judged.points),
      assurance: limits && assuranceOf(limits, last.target, measure.polarity),
    };
  }
  return undefined;
}

/** A figure that can still grow (maturing) says nothing yet: it is a gap to the rules. */
function figureOf(cell: ScorecardCell): SeriesFigure {
  return {
    value: cell.status === 'maturing' ? null : cell.value,
    segment: cell.series_segment,
    baseline: cell.series_baseline,
  };
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
