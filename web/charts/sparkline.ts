import { escapeHtml, Html } from '../html.ts';

/** A point of a series; null where there is no figure, which breaks the line. */
export interface Point {
  readonly label: string;
  readonly value: number | null;
}

const WIDTH = 120;
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
  const x = (index: number) => MARGIN + (index * (WIDTH - 2 * MARGIN)) / (points.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - low) * (HEIGHT - 2 * MARGIN)) / (high - low);
  let path = '';
  let drawing = false;
  points.forEach((point, index) => {
    if (point.value === null) drawing = false;
    else {
      path += `${drawing ? 'L' : 'M'}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`;
      drawing = true;
    }
  });
  const dots = points
    .map((point, index) => ({ point, index }))
    .filter(
      ({ point, index }) => point.value !== null && (index === points.length - 1 || isAlone(points, index)),
    )
    .map(
      ({ point, index }) =>
        `<circle cx="${x(index).toFixed(1)}" cy="${y(point.value!).toFixed(1)}" r="2.5"/>`,
    )
    .join('');
  const title = `${known[0]!.label}: ${show(values[0]!)}; ${known.at(-1)!.label}: ${show(values.at(-1)!)}; lowest ${show(low)}, highest ${show(high)}`;
  return new Html(
    `<svg class="spark" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><title>${escapeHtml(title)}</title><path d="${path}"/>${dots}</svg>`,
  );
}

function isAlone(points: readonly Point[], index: number): boolean {
  return (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
}
