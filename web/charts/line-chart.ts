import { escapeHtml, Html } from '../html.ts';
import type { Point } from './sparkline.ts';

const WIDTH = 720;
const HEIGHT = 280;
const LEFT = 60;
const RIGHT = 110;
const TOP = 16;
const BOTTOM = 46;

export interface LineChart {
  /** The conclusion, read out in place of the picture. */
  readonly title: string;
  readonly points: readonly Point[];
  readonly target?: number | null;
  show(value: number): string;
}

/** A line over time with a labelled target and last value; gaps where there is no figure. A table stands beneath it. */
export function lineChart(chart: LineChart): Html {
  const known = chart.points.filter((point) => point.value !== null).map((point) => point.value!);
  if (known.length < 2) return new Html('');
  const all = chart.target === null || chart.target === undefined ? known : [...known, chart.target];
  const ticks = niceTicks(Math.min(...all), Math.max(...all));
  const low = ticks[0]!;
  const high = ticks.at(-1)!;
  const x = (i: number) => LEFT + (i * (WIDTH - LEFT - RIGHT)) / Math.max(1, chart.points.length - 1);
  const y = (value: number) =>
    HEIGHT - BOTTOM - ((value - low) * (HEIGHT - TOP - BOTTOM)) / (high - low || 1);
  const parts: string[] = [];
  for (const tick of ticks) {
    parts.push(
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}"/>`,
      `<text x="${LEFT - 8}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${escapeHtml(chart.show(tick))}</text>`,
    );
  }
  const step = Math.ceil(chart.points.length / 8);
  chart.points.forEach((point, i) => {
    if ((chart.points.length - 1 - i) % step === 0) {
      parts.push(
        `<text x="${x(i).toFixed(1)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${escapeHtml(point.label)}</text>`,
      );
    }
  });
  if (chart.target !== null && chart.target !== undefined) {
    parts.push(
      `<line class="target" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(chart.target).toFixed(1)}" y2="${y(chart.target).toFixed(1)}"/>`,
      `<text x="${WIDTH - RIGHT + 6}" y="${(y(chart.target) + 4).toFixed(1)}">Target ${escapeHtml(chart.show(chart.target))}</text>`,
    );
  }
  let path = '';
  let drawing = false;
  chart.points.forEach((point, i) => {
    if (point.value === null) drawing = false;
    else {
      path += `${drawing ? 'L' : 'M'}${x(i).toFixed(1)} ${y(point.value).toFixed(1)}`;
      parts.push(`<circle cx="${x(i).toFixed(1)}" cy="${y(point.value).toFixed(1)}" r="3.5"/>`);
      drawing = true;
    }
  });
  const lastIndex = chart.points.findLastIndex((point) => point.value !== null);
  const last = chart.points[lastIndex]!;
  parts.push(
    `<text class="last" x="${(x(lastIndex) + 8).toFixed(1)}" y="${(y(last.value!) - 8).toFixed(1)}">${escapeHtml(chart.show(last.value!))}</text>`,
  );
  const note = low === 0 ? '' : ` The axis starts at ${chart.show(low)}.`;
  return new Html(
    `<svg class="chart" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}"><title>${escapeHtml(chart.title)}</title><desc>${escapeHtml(`The figures are in the table below.${note}`)}</desc><path class="line" d="${path}"/>${parts.join('')}</svg>`,
  );
}

/** Four to seven round numbers that hold the range; 0 is among them when it is near. */
export function niceTicks(low: number, high: number): number[] {
  const from = low >= 0 && low < (high - low) * 2 ? 0 : low;
  const span = high - from || Math.abs(high) || 1;
  const raw = span / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const ticks: number[] = [];
  for (let tick = Math.floor(from / step) * step; tick < high + step; tick += step)
    ticks.push(Math.round(tick * 1e9) / 1e9);
  return ticks;
}
