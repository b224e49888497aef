import type { Side } from './read-figures.ts';
import type { DisclosureInput } from './rows.ts';
import type { Count } from './shared-counts.ts';

const SAMPLE = 40;
/** Agreement that chance does not give: three counts of about fifteen. */
const ENOUGH_BITS = 12;

/**
 * Sides of measures that show the same counts cell by cell: those the catalogue names, and those that agree in nearly all
 * of their largest cells.
 */
export function sidesThatAgree(
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
    const tally = new Map<Side, { both: number; equal: number; values: Set<number> }>();
    for (const [key, count] of largest) {
      const { value } = counts[count]!;
      for (const other of atKey.get(key)!) {
        if (other.side === left) continue;
        const t = tally.get(other.side) ?? { both: 0, equal: 0, values: new Set<number>() };
        t.both++;
        if (other.value === value) {
          t.equal++;
          t.values.add(value);
        }
        tally.set(other.side, t);
      }
    }
    for (const [right, t] of tally) {
      const bits = [...t.values].reduce((sum, value) => sum + Math.log2(1 + value), 0);
      if (t.equal >= 0.8 * t.both && bits >= ENOUGH_BITS) pairs.push([left, right]);
    }
  }
  return pairs;
}
