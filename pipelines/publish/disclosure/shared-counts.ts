import { Figures } from './figures.ts';
import type { ReadFigures, RowFigures, Side } from './read-figures.ts';
import type { DisclosureInput } from './rows.ts';

const SAMPLE = 40;
/** Agreement that chance does not give: three counts of about fifteen. */
const ENOUGH_BITS = 12;

export interface Count {
  readonly value: number;
  weight: number;
}

/**
 * Makes one figure of counts that are the same count in two measures: the numerator or denominator of a ratio and the
 * count it is taken from. The catalogue says which; where it does not, measures that agree in nearly every cell do. Cells
 * are joined only where their counts are equal, so a wrong guess hides more, never less.
 */
export function joinSharedCounts(
  input: DisclosureInput,
  sides: readonly Side[],
  counts: readonly Count[],
  rows: readonly RowFigures[],
): ReadFigures {
  const joined = counts.map((_, i) => i);
  const find = (count: number): number => {
    let root = count;
    while (joined[root] !== root) root = joined[root]!;
    while (joined[count] !== root) {
      const next = joined[count]!;
      joined[count] = root;
      count = next;
    }
    return root;
  };
  for (const [left, right] of sidesThatAgree(input, sides, counts)) {
    for (const [key, count] of left.cells) {
      const other = right.cells.get(key);
      if (other !== undefined && counts[other]!.value === counts[count]!.value)
        joined[find(count)] = find(other);
    }
  }
  const figures = new Figures();
  const figureOf = new Map<number, number>();
  const toFigure = (count: number): number => {
    const root = find(count);
    let figure = figureOf.get(root);
    if (figure === undefined) {
      figure = figures.add(counts[root]!.value, 0);
      figureOf.set(root, figure);
    }
    figures.weights[figure] = Math.max(figures.weights[figure]!, counts[count]!.weight) + 0.01;
    return figure;
  };
  const read = sides.map((side) => ({
    ...side,
    cells: new Map([...side.cells].map(([key, count]) => [key, toFigure(count)])),
  }));
  return {
    figures,
    sides: read,
    rows: rows.map((row) => ({
      numerator: row.numerator === undefined ? undefined : toFigure(row.numerator),
      denominator: row.denominator === undefined ? undefined : toFigure(row.denominator),
    })),
  };
}

function sidesThatAgree(
  input: DisclosureInput,
  sides: readonly Side[],
  counts: readonly Count[],
): [Side, Side][] {
  const byName = new Map(sides.map((side) => [`${side.measure}|${side.side}`, side]));
  const pairs: [Side, Side][] = [];
  for (const measure of input.measures) {
    for (const side of ['numerator', 'denominator'] as const) {
      const from = measure[`${side}_measure`];
      const left = byName.get(`${measure.measure_id}|${side}`);
      const right = from ? byName.get(`${from}|numerator`) : undefined;
      if (left && right && left !== right) pairs.push([left, right]);
    }
  }
  const atKey = new Map<string, { side: Side; value: number }[]>();
  for (const side of sides) {
    for (const [key, count] of side.cells) {
      const list = atKey.get(key);
      const entry = { side, value: counts[count]!.value };
      if (list) list.push(entry);
      else atKey.set(key, [entry]);
    }
  }
  const isRatio = new Set(sides.filter((s) => s.side === 'denominator').map((s) => s.measure));
  for (const left of sides) {
    if (left.side === 'numerator' && !isRatio.has(left.measure)) continue;
    const largest = [...left.cells]
      .sort((a, b) => counts[b[1]]!.value - counts[a[1]]!.value || (a[0] < b[0] ? -1 : 1))
      .slice(0, SAMPLE);
    const tally = new Map<Side, { both: number; equal: number; bits: number }>();
    for (const [key, count] of largest) {
      const { value } = counts[count]!;
      for (const other of atKey.get(key)!) {
        if (other.side === left) continue;
        const t = tally.get(other.side) ?? { both: 0, equal: 0, bits: 0 };
        t.both++;
        if (other.value === value) {
          t.equal++;
          t.bits += Math.log2(1 + value);
        }
        tally.set(other.side, t);
      }
    }
    for (const [right, t] of tally) {
      if (t.equal >= 0.8 * t.both && t.bits >= ENOUGH_BITS) pairs.push([left, right]);
    }
  }
  return pairs;
}
