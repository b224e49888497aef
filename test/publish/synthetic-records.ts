/** A small repeatable source of chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One event of a child, or one spell. All invented. */
export interface Record {
  readonly child: number;
  readonly from: string;
  readonly to: string | null;
  readonly flags: { readonly [name: string]: boolean };
  readonly values: { readonly [breakdown: string]: string };
}

const sources = '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10'.split(' ');
const sourceWeights = [
  926, 218, 58, 60, 2552, 293, 214, 194, 12, 913, 346, 97, 245, 478, 324, 306, 2061, 404, 531, 483, 35,
];
const groupOf = (source: string) =>
  source.startsWith('2')
    ? 'education'
    : source.startsWith('3')
      ? 'health'
      : source === '6'
        ? 'police'
        : ['1A', '1C'].includes(source)
          ? 'family_or_self'
          : 'other';

/** Events with the characteristics that a county's referrals have, over the days from `from` to `to`. */
export function inventEvents(seed: number, count: number, from: string, to: string): Record[] {
  const next = chance(seed);
  const first = Date.parse(from) / 86_400_000;
  const days = Date.parse(to) / 86_400_000 - first + 1;
  const weighed = (values: readonly string[], weights: readonly number[]) => {
    let at = next() * weights.reduce((a, b) => a + b, 0);
    for (const [i, weight] of weights.entries()) {
      at -= weight;
      if (at < 0) return values[i]!;
    }
    return values.at(-1)!;
  };
  return Array.from({ length: count }, () => {
    const source = weighed(sources, sourceWeights);
    const day = Math.floor(next() * days);
    const start = new Date((first + day) * 86_400_000).toISOString().slice(0, 10);
    const end = next() < 0.8 ? new Date((first + day + 40 + Math.floor(next() * 500)) * 86_400_000) : null;
    return {
      child: Math.floor(next() * count * 0.7),
      from: start,
      to: end ? end.toISOString().slice(0, 10) : null,
      flags: { assessed: next() < 0.42, repeat: next() < 0.2, late: next() < 0.1 },
      values: {
        source,
        source_group: groupOf(source),
        district: weighed(
          ['E07000218', 'E07000219', 'E07000220', 'E07000221', 'E07000222'],
          [18, 28, 20, 14, 22],
        ),
        sex: weighed(['F', 'M', 'unborn', 'not_recorded'], [48, 49, 3, 0.4]),
        age_band: weighed(
          ['unborn', 'under_1', '1_to_4', '5_to_9', '10_to_15', '16_to_17'],
          [3, 10, 28, 28, 26, 5],
        ),
        board_group: weighed(['white_british_irish_other', 'bme', 'not_recorded', 'unborn'], [76, 10, 13, 1]),
        latest_category: weighed(['NEG', 'EMO', 'PHY', 'SAB', 'MUL'], [28, 30, 3, 2, 40]),
        disabled: weighed(['disabled', 'not_disabled', 'not_recorded'], [1, 90, 9]),
      },
    };
  });
}
