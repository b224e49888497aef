/** Four to seven round numbers that hold the range; 0 is among them when it is near. */
export function niceTicks(low: number, high: number): number[] {
  const from = low >= 0 && low < (high - low) * 2 ? 0 : low;
  const span = high - from || Math.abs(high) || 1;
  const raw = span / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * 0.999) ?? 10);
  const ticks: number[] = [];
  for (let tick = Math.floor(from / step + 1e-9) * step; ; tick += step) {
    ticks.push(Math.round(tick * 1e9) / 1e9);
    if (tick >= high - step * 1e-9) break;
  }
  if (ticks.length === 1) ticks.push(ticks[0]! + step);
  return ticks;
}

/** What stands under a point: a short name, and below it the year where that changes. */
export interface AxisName {
  readonly name: string;
  readonly year: string;
}

/**
 * Which of the names to print so that none touches the next: every one, or every second, third, sixth or twelfth, counted
 * back from the last.
 */
export function namedPoints(names: readonly AxisName[], most: number): readonly boolean[] {
  const step = [1, 2, 3, 6, 12, 24].find((each) => Math.ceil(names.length / each) <= most) ?? names.length;
  return names.map((_, i) => (names.length - 1 - i) % step === 0);
}
