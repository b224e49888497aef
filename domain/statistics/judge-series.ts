import { type XmrPoint, xmr } from './xmr.ts';

/** A figure of a series; null where there is none, or where it can still change. */
export interface SeriesFigure {
  readonly value: number | null;
  /** Recorded breaks before it: limits and rules never reach from one segment to another. */
  readonly segment?: number | null;
  /** Limits of its segment are worked out from so many first figures. */
  readonly baseline?: number | null;
}

export interface JudgedSeries {
  /** As long as the series; undefined where there is no figure or nothing to judge by. */
  readonly points: readonly (XmrPoint | undefined)[];
  /** The last segment has fewer than 13 figures: its limits are trial limits. */
  readonly isTrial: boolean;
}

/** Kinds of period whose figures do not hold each other, the most telling first. */
export const judgedKinds = ['month', 'snapshot', 'quarter'] as const;

const LONGEST = 36;

/**
 * The part of a series that is judged: from the first figure to the last, at most three years of months; further back where
 * the last segment's limits are worked out from its first figures.
 */
export function judgedPart<
  T extends {
    readonly value: number | null;
    readonly series_segment: number | null;
    readonly series_baseline: number | null;
  },
>(cells: readonly T[]): readonly T[] {
  const latest = cells.at(-1);
  const ownStart = latest?.series_baseline
    ? cells.findIndex((cell) => cell.series_segment === latest.series_segment)
    : cells.length;
  const recent = cells.slice(Math.max(0, Math.min(cells.length - LONGEST, ownStart)));
  const first = recent.findIndex((cell) => cell.value !== null);
  const last = recent.findLastIndex((cell) => cell.value !== null);
  return first < 0 ? [] : recent.slice(first, last + 1);
}

/** With fewer figures a segment is a run chart and nothing more. */
const FEWEST = 6;
const FULL = 13;

/**
 * Judges a series segment by segment. Undefined with fewer than six figures, or where more than a third of the periods have
 * none; no point is judged where the figures never move.
 */
export function judgeSeries(series: readonly SeriesFigure[]): JudgedSeries | undefined {
  const known = series.filter(({ value }) => value !== null).length;
  if (known < FEWEST || known < (series.length * 2) / 3) return undefined;
  const segments: SeriesFigure[][] = [];
  for (const figure of series) {
    const last = segments.at(-1);
    if (last && (last[0]!.segment ?? 0) === (figure.segment ?? 0)) last.push(figure);
    else segments.push([figure]);
  }
  return { points: segments.flatMap(judgeSegment), isTrial: countOf(segments.at(-1)!) < FULL };
}

function judgeSegment(figures: readonly SeriesFigure[]): readonly (XmrPoint | undefined)[] {
  if (countOf(figures) < FEWEST) return figures.map(() => undefined);
  const baseline = figures.find((figure) => figure.baseline)?.baseline;
  return xmr(
    figures.map(({ value }) => value),
    baseline ? { fixAfter: baseline } : {},
  );
}

function countOf(figures: readonly SeriesFigure[]): number {
  return figures.filter(({ value }) => value !== null).length;
}

/** What the limits promise against a target: met whatever chance does, never met, or hit and miss. */
export type Assurance = 'consistent_pass' | 'consistent_fail' | 'inconsistent';

/** Undefined without a target or a way that is good. A target that lies on a limit is hit and miss. */
export function assuranceOf(
  { lower, upper }: Pick<XmrPoint, 'lower' | 'upper'>,
  target: number | null | undefined,
  polarity: string,
): Assurance | undefined {
  if (target === null || target === undefined || (polarity !== 'high' && polarity !== 'low'))
    return undefined;
  if (target > upper) return polarity === 'high' ? 'consistent_fail' : 'consistent_pass';
  if (target < lower) return polarity === 'high' ? 'consistent_pass' : 'consistent_fail';
  return 'inconsistent';
}

/** How a point varies, as the NHS icons name it: the way the number went, and whether that is good. */
export type VariationIcon = 'common_cause' | `${'improvement' | 'concern' | 'neutral'}_${'high' | 'low'}`;

export function variationIcon(point: XmrPoint, polarity: string): VariationIcon {
  if (!point.special) return 'common_cause';
  const isHigh = point.special.way === 1;
  const kind =
    polarity !== 'high' && polarity !== 'low'
      ? 'neutral'
      : isHigh === (polarity === 'high')
        ? 'improvement'
        : 'concern';
  return `${kind}_${isHigh ? 'high' : 'low'}`;
}
