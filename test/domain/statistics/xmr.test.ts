import { expect, test } from 'vitest';
import { assuranceOf, judgeSeries, variationIcon } from '../../../domain/statistics/judge-series.ts';
import { type XmrPoint, xmr } from '../../../domain/statistics/xmr.ts';
import { vectors } from './vectors.ts';

// What NHSRplotthedots 0.2.2 gives for its own test series and for generated ones; fixtures/statistics/README.md.
const cases = new Map<string, Record<string, string>[]>();
for (const row of vectors('spc_xmr_cases.csv'))
  cases.set(row.case_id!, [...(cases.get(row.case_id!) ?? []), row]);
test.each([...cases.keys()])('%s is judged as the reference judges it', (id) => {
  const rows = cases.get(id)!;
  const [first] = rows as [Record<string, string>];
  const direction = first.improvement_direction!;
  const polarity = { increase: 'high', decrease: 'low' }[direction] ?? 'neutral';
  const judged = xmr(
    rows.map(({ y }) => Number(y)),
    {
      rebaseAt: first.rebase_at_idx ? first.rebase_at_idx.split(' ').map((at) => Number(at) - 1) : [],
      fixAfter: first.fix_after_n_points ? Number(first.fix_after_n_points) : undefined,
    },
  );
  expect(judged.map((point) => typeOf(point!))).toEqual(rows.map((row) => row.exp_special_cause_type));
  judged.forEach((point, i) => {
    const row = rows[i]!;
    expect(point!.mean).toBeCloseTo(Number(row.exp_mean), 9);
    expect(point!.lower).toBeCloseTo(Number(row.exp_lpl), 9);
    expect(point!.upper).toBeCloseTo(Number(row.exp_upl), 9);
    expect(point!.isNear).toBe(row.exp_close_to_limits === 'TRUE');
    const icon = variationIcon(point!, polarity);
    const kind = row.exp_point_type!.replace('special_cause_', '');
    if (kind === 'common_cause') expect(icon).toBe('common_cause');
    else expect(icon.startsWith(kind.split('_')[0]!), `${kind} ${icon}`).toBe(true);
  });
  if (first.exp_assurance)
    expect(assuranceOf(judged.at(-1)!, Number(first.target), polarity)).toBe(first.exp_assurance);
});

test.each(vectors('spc_rule_units.csv').filter((row) => row.function!.startsWith('assurance')))(
  'assurance of $args',
  ({ args, expected }) => {
    const [direction, lower, upper, target] = args!.split(' ');
    const polarity = { increase: 'high', decrease: 'low' }[direction!] ?? 'neutral';
    expect(assuranceOf({ lower: Number(lower), upper: Number(upper) }, Number(target), polarity) ?? '').toBe(
      expected,
    );
  },
);

test('a target on a limit is hit and miss', () => {
  expect(assuranceOf({ lower: 1, upper: 3 }, 3, 'high')).toBe('inconsistent');
  expect(assuranceOf({ lower: 1, upper: 3 }, 1, 'low')).toBe('inconsistent');
  expect(assuranceOf({ lower: 1, upper: 3 }, null, 'low')).toBeUndefined();
});

const figures = (values: readonly (number | null)[], segment = 0, baseline?: number) =>
  values.map((value) => ({ value, segment, baseline }));

test('five figures are a run chart, six have trial limits, thirteen full ones', () => {
  const wave = Array.from({ length: 13 }, (_, i) => 10 + (i % 3));
  expect(judgeSeries(figures(wave.slice(0, 5)))).toBeUndefined();
  expect(judgeSeries(figures(wave.slice(0, 6)))).toMatchObject({ isTrial: true });
  expect(judgeSeries(figures(wave.slice(0, 12)))!.isTrial).toBe(true);
  expect(judgeSeries(figures(wave))!.isTrial).toBe(false);
  expect(judgeSeries(figures(wave.map((value, i) => (i % 2 ? null : value))))).toBeUndefined();
});

test('no limit and no run reaches across a recorded break', () => {
  const before = [10, 12, 11, 13, 10, 12, 11, 13];
  const after = [30, 32, 31, 33, 30, 32, 31, 33];
  const { points } = judgeSeries([...figures(before), ...figures(after, 1)])!;
  expect(points.map((point) => point!.mean)).toEqual([...before.map(() => 11.5), ...after.map(() => 31.5)]);
  expect(points.every((point) => point!.special === undefined)).toBe(true);
  // A new segment with too few figures is drawn and not judged.
  const young = judgeSeries([...figures(before), ...figures([30, 31], 1)])!;
  expect(young.points.slice(-2)).toEqual([undefined, undefined]);
});

test('a recorded baseline fixes the limits of its segment', () => {
  const steady = Array.from({ length: 12 }, (_, i) => 10 + (i % 2));
  const { points } = judgeSeries(figures([...steady, 14, 15, 16], 0, 12))!;
  expect(points.at(-1)!.mean).toBe(10.5);
  expect(points.at(-1)!.special).toEqual({ rule: 'outside', way: 1 });
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
