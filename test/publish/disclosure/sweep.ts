import { addDays } from '../../../domain/plain-date.ts';
import type { ScorecardRow } from '../../../pipelines/publish/disclosure/rows.ts';

/**
 * A quick reader: knows that breakdowns add up, that months make quarters and quarters years, that percentages have bases,
 * and narrows what each hidden count can be until nothing changes. Written apart from the product's own audit; it finds
 * less than elimination does, but over a whole scorecard. Gives the counts of 1 to 5 that it pins down to two values or one.
 */
export function sweep(rows: readonly ScorecardRow[], suppressed: Uint8Array): string[] {
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  const truth = new Map<string, number>();
  const know = (name: string, value: number, shown: boolean) => {
    truth.set(name, value);
    if (shown || !low.has(name)) {
      low.set(name, shown ? value : 0);
      high.set(name, shown ? value : 1e6);
    }
  };
  const name = (r: ScorecardRow, side: string, value = r.breakdown_value, breakdown = r.breakdown) =>
    `${side} ${r.measure_id} ${r.period_start}..${r.period_end} ${breakdown}=${value}`;
  const groups = new Map<string, string[]>();
  const spans = new Map<string, Map<string, string>>();
  for (const [i, r] of rows.entries()) {
    if (r.numerator === null) continue;
    const n = name(r, 'n');
    know(n, r.numerator, !suppressed[i]);
    if (r.unit === 'percentage') {
      know(name(r, 'd'), r.denominator!, !suppressed[i]);
      const rest = name(r, 'rest');
      truth.set(rest, r.denominator! - r.numerator);
      low.set(rest, 0);
      high.set(rest, 1e6);
    }
    if (r.breakdown !== 'all') {
      const total = name(r, 'n', 'all', 'all');
      groups.set(`${total}|${r.breakdown}`, [...(groups.get(`${total}|${r.breakdown}`) ?? []), n]);
    }
    if (r.period_start !== null) {
      const cell = `${r.measure_id} ${r.breakdown}=${r.breakdown_value}`;
      const own = spans.get(cell) ?? new Map<string, string>();
      own.set(`${r.period_start}..${r.period_end}`, n);
      spans.set(cell, own);
    }
  }
  const equations: [string, number][][] = [];
  const add = (total: string, parts: readonly string[]) => {
    const sum = parts.reduce((s, part) => s + truth.get(part)!, 0);
    if (truth.get(total) === sum)
      equations.push([[total, -1], ...parts.map((p): [string, number] => [p, 1])]);
  };
  for (const [key, parts] of groups) {
    const total = key.split('|')[0]!;
    if (truth.has(total)) add(total, parts);
  }
  for (const r of rows)
    if (r.unit === 'percentage' && r.numerator !== null) add(name(r, 'd'), [name(r, 'n'), name(r, 'rest')]);
  for (const own of spans.values()) {
    for (const [days, total] of own) {
      const [start, end] = days.split('..') as [string, string];
      for (const [other, first] of own) {
        const [otherStart, otherEnd] = other.split('..') as [string, string];
        if (otherStart !== start || otherEnd >= end) continue;
        // A year to date, and the quarter or quarters that follow it without a gap.
        const rest = [...own].filter(([d]) => d === `${addDays(otherEnd, 1)}..${end}`);
        for (const [, part] of rest) add(total, [first, part]);
      }
      const months = [...own].filter(
        ([d]) => d.slice(0, 7) === d.slice(12, 19) && d.slice(0, 10) >= start && d.slice(12) <= end,
      );
      if (months.length > 1)
        add(
          total,
          months.map(([, month]) => month),
        );
    }
  }
  narrow(low, high, equations);
  return [...truth]
    .filter(([cell, count]) => count >= 1 && count <= 5 && high.get(cell)! - low.get(cell)! < 2)
    .map(([cell]) => cell);
}

function narrow(
  low: Map<string, number>,
  high: Map<string, number>,
  equations: readonly [string, number][][],
): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const equation of equations) {
      for (const [cell, c] of equation) {
        let least = 0;
        let most = 0;
        for (const [other, k] of equation) {
          if (other === cell) continue;
          least += k > 0 ? k * low.get(other)! : k * high.get(other)!;
          most += k > 0 ? k * high.get(other)! : k * low.get(other)!;
        }
        const from = Math.max(low.get(cell)!, c > 0 ? -most / c : -least / c);
        const to = Math.min(high.get(cell)!, c > 0 ? -least / c : -most / c);
        if (from > low.get(cell)! || to < high.get(cell)!) {
          low.set(cell, from);
          high.set(cell, to);
          changed = true;
        }
      }
    }
  }
}
