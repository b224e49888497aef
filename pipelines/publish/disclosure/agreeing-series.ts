import type { Side } from './read-figures.ts';
import type { Count } from './shared-counts.ts';

/** Period -> count. */
export type Series = Map<string, number>;

const TOKENS = 4;
const MOST_ALIKE = 60;
/** Agreement in every period that chance seldom gives: three counts of twenty-five. */
const ENOUGH_BITS = 14;
/** The same where a few periods differ. */
const PLENTY_OF_BITS = 30;

/**
 * Series over time that show the same counts in different places: contacts whose outcome is referral, and the numerator of
 * the share of contacts that became referrals. Found by their largest counts, then compared in every period they share.
 */
export function seriesThatAgree(sides: readonly Side[], counts: readonly Count[]): [Series, Series][] {
  const alike = new Map<string, Series[]>();
  for (const series of seriesOf(sides)) {
    const largest = [...series].sort(
      (a, b) => counts[b[1]]!.value - counts[a[1]]!.value || (a[0] < b[0] ? -1 : 1),
    );
    for (const [period, count] of largest.slice(0, TOKENS)) {
      if (counts[count]!.value < 2) break;
      const token = `${period}=${counts[count]!.value}`;
      const list = alike.get(token);
      if (list) list.push(series);
      else alike.set(token, [series]);
    }
  }
  const pairs: [Series, Series][] = [];
  const seen = new Map<Series, Set<Series>>();
  for (const group of alike.values()) {
    // A count that is everywhere tells nothing.
    if (group.length > MOST_ALIKE) continue;
    for (const [i, left] of group.entries()) {
      for (const right of group.slice(i + 1)) {
        const known = seen.get(left);
        if (known?.has(right)) continue;
        if (known) known.add(right);
        else seen.set(left, new Set([right]));
        if (agree(left, right, counts)) pairs.push([left, right]);
      }
    }
  }
  return pairs;
}

function seriesOf(sides: readonly Side[]): Series[] {
  const all: Series[] = [];
  for (const side of sides) {
    const own = new Map<string, Series>();
    for (const [key, count] of side.cells) {
      const bar = key.indexOf('|');
      const place = key.slice(bar + 1);
      const series = own.get(place);
      if (series) series.set(key.slice(0, bar), count);
      else own.set(place, new Map([[key.slice(0, bar), count]]));
    }
    all.push(...own.values());
  }
  return all;
}

function agree(left: Series, right: Series, counts: readonly Count[]): boolean {
  let both = 0;
  let equal = 0;
  // A week's count is the same in every period that holds the week: equal counts speak once.
  const values = new Set<number>();
  for (const [period, count] of left) {
    const other = right.get(period);
    if (other === undefined) continue;
    both++;
    if (counts[other]!.value !== counts[count]!.value) continue;
    equal++;
    values.add(counts[count]!.value);
  }
  let bits = 0;
  for (const value of values) bits += Math.log2(1 + value);
  return (equal === both && bits >= ENOUGH_BITS) || (equal >= 0.8 * both && bits >= PLENTY_OF_BITS);
}
