import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type XmrPoint, xmr } from '../../../web/statistics/xmr.ts';

// xmr-cases.csv: what NHSRplotthedots 0.2.2 (github.com/nhs-r-community/NHSRplotthedots, commit 050b07d, MIT) gives for
// its own test series and for generated ones.
interface Case {
  readonly series: number[];
  readonly rebaseAt: number[];
  readonly fixAfter?: number;
  readonly expected: {
    readonly mean: number;
    readonly lower: number;
    readonly upper: number;
    readonly type: string;
  }[];
}

const cases = new Map<string, Case>();
for (const line of readFileSync(new URL('xmr-cases.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)) {
  const [id, y, rebase, fix, mean, lower, upper, type] = line.split(',') as string[];
  const own = cases.get(id!) ?? {
    series: [],
    rebaseAt: rebase ? [Number(rebase) - 1] : [],
    fixAfter: fix ? Number(fix) : undefined,
    expected: [],
  };
  own.series.push(Number(y));
  own.expected.push({ mean: Number(mean), lower: Number(lower), upper: Number(upper), type: type! });
  cases.set(id!, own);
}

test.each([...cases.keys()])('%s is judged as the reference judges it', (id) => {
  const { series, expected, ...options } = cases.get(id)!;
  const judged = xmr(series, options);
  expect(judged.map((point) => typeOf(point!))).toEqual(expected.map(({ type }) => type));
  judged.forEach((point, i) => {
    for (const name of ['mean', 'lower', 'upper'] as const)
      expect(point![name]).toBeCloseTo(expected[i]![name], 9);
  });
});

test('a gap breaks a run and the moving range across it is not taken', () => {
  const rising = [10, 12, 11, 13, 12, 11, 12, 20, 21, 22, null, 23, 24, 25, 26];
  expect(xmr(rising).filter((point) => point?.special?.rule === 'trend')).toEqual([]);
  expect(xmr(rising)[10]).toBeUndefined();
});

test('a series that never moves, or moves once, has no limits', () => {
  expect(xmr([5, 5, 5, 5, 5, 5, 5])).toEqual(Array(7).fill(undefined));
  expect(xmr([...Array(12).fill(5), 50]).every((point) => point === undefined)).toBe(true);
  expect(xmr([3])).toEqual([undefined]);
});

function typeOf({ special, side }: XmrPoint): string {
  const way = special ? (special.way > 0 ? 'Above' : 'Below') : '';
  switch (special?.rule) {
    case 'outside':
      return special.way > 0 ? 'Above UCL' : 'Below LCL';
    case 'trend':
      return `7 Point Trend (${special.way > 0 ? 'Increasing' : 'Decreasing'})`;
    case 'two_of_three':
      return `2 in 3 ${side > 0 ? 'Above' : 'Below'} CL`;
    case 'shift':
      return `7 Points ${way} CL`;
    default:
      return 'Common Cause';
  }
}
