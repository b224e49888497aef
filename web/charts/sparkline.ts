import { escapeHtml, Html } from '../html.ts';
import type { Point } from './point.ts';

const WIDTH = 110;
const HEIGHT = 28;
const MARGIN = 3;

/**
 * A small line of a measure's last periods, the last point marked. The text alternative says first, last, lowest and
 * highest; a missing or suppressed period is a gap. Nothing is drawn for fewer than two figures.
 */
export function sparkline(points: readonly Point[], show: (value: number) => string): Html {
  const known = points.filter((point) => point.value !== null);
  if (known.length < 2) return new Html('');
  const values = known.map((point) => point.value!);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = (index: number) => number(MARGIN + (index * (WIDTH - 2 * MARGIN)) / (points.length - 1));
  const y = (value: number) =>
    number(
      high === low ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - low) * (HEIGHT - 2 * MARGIN)) / (high - low),
    );
  let path = '';
  let isDrawing = false;
  points.forEach((point, index) => {
    if (point.value === null) isDrawing = false;
    else {
      path += `${isDrawing ? 'L' : 'M'}${x(index)} ${y(point.value)}`;
      isDrawing = true;
    }
  });
  const dots = points.map((point, index) =>
    point.value !== null && (index === points.length - 1 || isAlone(points, index))
      ? `<circle cx="${x(index)}" cy="${y(point.value)}" r="2.5"/>`
      : '',
  );
  const title = `${known[0]!.label}: ${show(values[0]!)}; ${known.at(-1)!.label}: ${show(values.at(-1)!)}; lowest ${show(low)}, highest ${show(high)}`;
  return new Html(
    `<svg class="spark" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><title>${escapeHtml(title)}</title><path d="${path}"/>${dots.join('')}</svg>`,
  );
}

function isAlone(points: readonly Point[], index: number): boolean {
  return (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
}

/** One decimal at most: a tenth of a pixel is enough, and pages stay small. */
function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
