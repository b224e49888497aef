/**
 * XmR (individuals and moving range) limits and the four rules that NHS "plot the dots" uses, by its 0.2.2: a point
 * outside the limits, seven points rising or falling, two of three near a limit, seven on one side of the mean.
 */

export type Rule = 'outside' | 'trend' | 'two_of_three' | 'shift';

export interface XmrPoint {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** -1 below the mean, 0 on it, 1 above. */
  readonly side: -1 | 0 | 1;
  /** Within the last third of the way to a limit, and not beyond it. */
  readonly isNear: boolean;
  /** The first rule that marks the point, and which way it points. */
  readonly special?: { readonly rule: Rule; readonly way: -1 | 1 };
}

export interface XmrOptions {
  /** Where new limits begin: indexes of first points. No rule looks across. */
  readonly rebaseAt?: readonly number[];
  /** Limits are worked out from so many first points of a segment. */
  readonly fixAfter?: number;
}

const RUN = 7;

/**
 * Judges each point of a series; null is a period without a figure, which breaks every run. Undefined for null points,
 * and for the points of a segment that never varies or has fewer than two figures.
 */
export function xmr(
  series: readonly (number | null)[],
  { rebaseAt = [], fixAfter }: XmrOptions = {},
): (XmrPoint | undefined)[] {
  const starts = [0, ...rebaseAt, series.length];
  return starts.slice(1).flatMap((end, i) => judgeSegment(series.slice(starts[i], end), fixAfter));
}

function judgeSegment(series: readonly (number | null)[], fixAfter?: number): (XmrPoint | undefined)[] {
  const limits = limitsOf(fixAfter ? series.slice(0, fixAfter) : series);
  if (!limits) return series.map(() => undefined);
  const { mean, spread } = limits;
  const upper = mean + spread;
  const lower = mean - spread;
  const near = (2 / 3) * spread;
  const points = series.map((value) => {
    if (value === null) return undefined;
    const side = Math.sign(value - mean) as -1 | 0 | 1;
    const isOutside = value > upper || value < lower;
    return { value, side, isOutside, isNear: !isOutside && Math.abs(value - mean) > near };
  });
  const trends = trendRuns(series);
  const pairs = twoOfThree(points);
  const shifts = sameSideRuns(points);
  return points.map((point, i) => {
    if (!point) return undefined;
    const special = point.isOutside
      ? ({ rule: 'outside', way: point.side } as const)
      : trends[i]
        ? ({ rule: 'trend', way: trends[i] } as const)
        : pairs[i]
          ? ({ rule: 'two_of_three', way: point.side } as const)
          : shifts[i]
            ? ({ rule: 'shift', way: point.side } as const)
            : undefined;
    const judged = { mean, lower, upper, side: point.side, isNear: point.isNear };
    return special && special.way !== 0 ? { ...judged, special: { ...special, way: special.way } } : judged;
  });
}

/** Mean and limits, moving ranges beyond 3.267 of their mean left out once. Undefined where nothing moves. */
function limitsOf(series: readonly (number | null)[]): { mean: number; spread: number } | undefined {
  const known = series.filter((value) => value !== null);
  if (known.length < 2) return undefined;
  const ranges: number[] = [];
  for (let i = 1; i < series.length; i++) {
    if (series[i] !== null && series[i - 1] !== null) ranges.push(Math.abs(series[i]! - series[i - 1]!));
  }
  const first = average(ranges);
  if (!first) return undefined;
  const screened = average(ranges.filter((range) => range < 3.267 * first));
  if (!screened) return undefined;
  return { mean: average(known)!, spread: 2.66 * screened };
}

function average(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** Points of seven that strictly rise (1) or fall (-1); a point of two runs takes the later one. */
function trendRuns(series: readonly (number | null)[]): (-1 | 0 | 1)[] {
  const marks: (-1 | 0 | 1)[] = series.map(() => 0);
  let run = 0;
  for (let i = 1; i < series.length; i++) {
    const step = series[i] === null || series[i - 1] === null ? 0 : Math.sign(series[i]! - series[i - 1]!);
    run = step !== 0 && Math.sign(run) === step ? run + step : step;
    if (Math.abs(run) >= RUN - 1) marks.fill(Math.sign(run) as -1 | 1, i - RUN + 1, i + 1);
  }
  return marks;
}

type Sided = { readonly side: -1 | 0 | 1; readonly isNear: boolean } | undefined;

function sameSideRuns(points: readonly Sided[]): boolean[] {
  const marks = points.map(() => false);
  let run = 0;
  points.forEach((point, i) => {
    const side = point?.side ?? 0;
    run = side !== 0 && Math.sign(run) === side ? run + side : side;
    if (Math.abs(run) >= RUN) marks.fill(true, i - RUN + 1, i + 1);
  });
  return marks;
}

/** Near points of any three in a row on one side of the mean of which two or more are near. */
function twoOfThree(points: readonly Sided[]): boolean[] {
  const marks = points.map(() => false);
  for (let i = 2; i < points.length; i++) {
    const three = [points[i - 2], points[i - 1], points[i]];
    const side = three[0]?.side ?? 0;
    if (side === 0 || three.some((point) => point?.side !== side)) continue;
    if (three.filter((point) => point!.isNear).length < 2) continue;
    three.forEach((point, j) => {
      if (point!.isNear) marks[i - 2 + j] = true;
    });
  }
  return marks;
}
