import type { XmrPoint } from '../../domain/statistics/xmr.ts';
import { escapeHtml, Html } from '../html.ts';
import { type AxisName, namedPoints, niceTicks } from './axis.ts';
import type { Point } from './point.ts';

const WIDTH = 820;
const HEIGHT = 320;
const LEFT = 70;
const RIGHT = 130;
const TOP = 20;
const BOTTOM = 52;
const LINE = 17;

export interface ChartPoint extends Point {
  readonly axis: AxisName;
  /** How the point was judged against the series' usual range. */
  readonly judged?: XmrPoint;
  /** A special point, and whether it is good. */
  readonly mark?: 'better' | 'worse' | 'unusual';
}

export interface LineChart {
  /** The conclusion, read out in place of the picture. */
  readonly title: string;
  readonly points: readonly ChartPoint[];
  readonly target?: number | null;
  /** Limits below 0, or above 100 for percentages, are drawn at that edge. */
  readonly isPercentage?: boolean;
  show(value: number): string;
}

/**
 * A line over time with its usual range, a labelled target and its last value; gaps where there is no figure. Special
 * points differ in shape as well as in colour. The table beneath it has the figures. Nothing is drawn for fewer than two.
 */
export function lineChart(chart: LineChart): Html {
  const known = chart.points.filter((point) => point.value !== null).map((point) => point.value!);
  if (known.length < 2) return new Html('');
  const limits = chart.points.findLast((point) => point.judged)?.judged;
  const clip = (value: number) =>
    Math.min(chart.isPercentage ? 100 : Number.POSITIVE_INFINITY, Math.max(0, value));
  const range = limits ? { lower: clip(limits.lower), upper: clip(limits.upper) } : undefined;
  const target = chart.target ?? null;
  const all = [...known, ...(target === null ? [] : [target]), ...(range ? [range.lower, range.upper] : [])];
  const ticks = niceTicks(Math.min(...all), Math.max(...all));
  const low = ticks[0]!;
  const high = ticks.at(-1)!;
  const x = (i: number) => LEFT + (i * (WIDTH - LEFT - RIGHT)) / Math.max(1, chart.points.length - 1);
  const y = (value: number) => HEIGHT - BOTTOM - ((value - low) * (HEIGHT - TOP - BOTTOM)) / (high - low);
  const parts = [
    ...(range ? [usualRange(y(range.upper), y(range.lower), y(limits!.mean))] : []),
    ...ticks.map((tick) => gridLine(y(tick), chart.show(tick))),
    ...axisNames(chart.points, x),
    ...(target === null ? [] : [`<path class="target" d="M${LEFT} ${n(y(target))}H${WIDTH - RIGHT}"/>`]),
    `<path class="line" d="${pathOf(chart.points, x, y)}"/>`,
    ...chart.points.map((point, i) => (point.value === null ? '' : markOf(point.mark, x(i), y(point.value)))),
    ...sideNames(chart, limits, target, y),
  ];
  const note = low === 0 ? '' : ` The axis starts at ${chart.show(low)}.`;
  return new Html(
    `<svg class="chart" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><title>${escapeHtml(chart.title)}</title><desc>${escapeHtml(`The figures are in the table below.${note}`)}</desc>${parts.join('')}</svg>`,
  );
}

function usualRange(top: number, bottom: number, mean: number): string {
  const width = WIDTH - LEFT - RIGHT;
  return `<rect class="range" x="${LEFT}" y="${n(top)}" width="${width}" height="${n(bottom - top)}"/><path class="mean" d="M${LEFT} ${n(mean)}h${width}"/>`;
}

function gridLine(y: number, text: string): string {
  return `<path class="grid" d="M${LEFT} ${n(y)}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${n(y + 4)}" text-anchor="end">${escapeHtml(text)}</text>`;
}

/** The year stands under the first name, and wherever it changes from the name before it. */
function axisNames(points: readonly ChartPoint[], x: (i: number) => number): string[] {
  const named = namedPoints(
    points.map((point) => point.axis),
    12,
  );
  let year = '';
  return points.flatMap(({ axis }, i) => {
    if (!named[i]) return [];
    const below =
      axis.year === year ? '' : `<tspan x="${n(x(i))}" dy="${LINE}">${escapeHtml(axis.year)}</tspan>`;
    year = axis.year;
    return [
      `<text x="${n(x(i))}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${escapeHtml(axis.name)}${below}</text>`,
    ];
  });
}

/** The names at the right edge, moved apart where they would touch: the last value first, then target and mean. */
function sideNames(
  chart: LineChart,
  limits: XmrPoint | undefined,
  target: number | null,
  y: (value: number) => number,
): string[] {
  const { value, axis } = chart.points.findLast((point) => point.value !== null)!;
  const last = value!;
  const names = [
    { at: y(last), text: `${axis.name}: ${chart.show(last)}`, style: ' class="last"' },
    ...(target === null
      ? []
      : [{ at: y(target), text: `Target ${chart.show(target)}`, style: ' class="targetname"' }]),
    ...(limits ? [{ at: y(limits.mean), text: `Average ${chart.show(limits.mean)}`, style: '' }] : []),
  ].sort((a, b) => a.at - b.at);
  let free = TOP - LINE;
  const placed = names.map((name) => {
    const at = Math.max(name.at, free + LINE);
    free = at;
    return { ...name, at };
  });
  // What was pushed over the lower edge pushes the others up again.
  let floor = HEIGHT - BOTTOM + 4;
  for (const name of placed.reverse()) {
    name.at = Math.min(name.at, floor);
    floor = name.at - LINE;
  }
  return placed.map(
    ({ at, text, style }) =>
      `<text${style} x="${WIDTH - RIGHT + 10}" y="${n(at + 4)}">${escapeHtml(text)}</text>`,
  );
}

function pathOf(points: readonly Point[], x: (i: number) => number, y: (value: number) => number): string {
  let path = '';
  let isDrawing = false;
  points.forEach((point, i) => {
    if (point.value === null) isDrawing = false;
    else {
      path += `${isDrawing ? 'L' : 'M'}${n(x(i))} ${n(y(point.value))}`;
      isDrawing = true;
    }
  });
  return path;
}

/** A dot; a square for worse, a triangle for better, a diamond where neither way is good. */
function markOf(mark: ChartPoint['mark'], x: number, y: number): string {
  switch (mark) {
    case 'worse':
      return `<path class="worse" d="M${n(x - 5)} ${n(y - 5)}h10v10h-10z"/>`;
    case 'better':
      return `<path class="better" d="M${n(x)} ${n(y - 6)}l6 11h-12z"/>`;
    case 'unusual':
      return `<path class="unusual" d="M${n(x)} ${n(y - 6)}l6 6l-6 6l-6 -6z"/>`;
    default:
      return `<circle cx="${n(x)}" cy="${n(y)}" r="3.5"/>`;
  }
}

const n = (value: number) => String(Math.round(value * 10) / 10);
