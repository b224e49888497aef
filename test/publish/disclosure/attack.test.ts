import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScorecardRow } from '../../../pipelines/publish/disclosure/rows.ts';
import { adds, type Equation, possibleValues } from './attacker.ts';
import { control, months, row } from './county.ts';

/** A name for the count above or below the line of a row. */
const nameOf = (r: ScorecardRow, side: 'n' | 'd' = 'n') =>
  `${side} ${r.measure_id} ${r.period_start}..${r.period_end} ${r.breakdown}=${r.breakdown_value}`;

/** What a reader of the suppressed rows knows, and what is hidden from them. */
function publish(rows: readonly ScorecardRow[]) {
  const { suppressed } = control(rows);
  const shown = new Map<string, number>();
  const hidden = new Map<string, number>();
  for (const [i, r] of rows.entries()) {
    for (const side of ['n', 'd'] as const) {
      const count = side === 'n' ? r.numerator : r.denominator;
      if (count === null) continue;
      (suppressed[i] ? hidden : shown).set(nameOf(r, side), count);
    }
  }
  return { shown, hidden, suppressed };
}

/** Attacks every hidden count: at least three values must be possible, and no shown one may be 1 to 5. */
function expectSafe(rows: readonly ScorecardRow[], equations: readonly Equation[]) {
  const { shown, hidden } = publish(rows);
  const small = [...shown].filter(([, count]) => count >= 1 && count <= 5);
  expect(small).toEqual([]);
  for (const [name, count] of hidden) {
    if (shown.has(name) || count === 0) continue;
    const values = possibleValues(name, shown, equations, count);
    if (values.length < 3)
      expect({ name, count, values, shown: [...shown] }).toBe('at least three possible values');
  }
}

const quarter = { period_kind: 'quarter', period_start: '2017-04-01', period_end: '2017-06-30' } as const;
const cells = (size: number) =>
  fc.array(
    fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 30 })),
    {
      minLength: size,
      maxLength: size,
    },
  );

describe('a reader who adds and subtracts', () => {
  it('learns no small count from months, their quarter and the totals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((n) => fc.array(cells(n), { minLength: 3, maxLength: 3 })),
        (table) => {
          const rows: ScorecardRow[] = [];
          const equations: Equation[] = [];
          const periods = [...months, quarter];
          const counts = [
            ...table,
            table[0]!.map((_, v) => table.reduce((sum, month) => sum + month[v]!, 0)),
          ];
          for (const [p, period] of periods.entries()) {
            const own = counts[p]!;
            const total = row({ ...period, count: own.reduce((a, b) => a + b, 0) });
            const split = own.map((count, v) =>
              row({ ...period, breakdown: 'source', breakdown_value: `v${v}`, count }),
            );
            rows.push(total, ...split);
            equations.push(
              adds(
                nameOf(total),
                split.map((r) => nameOf(r)),
              ),
            );
          }
          for (const value of ['all=all', ...table[0]!.map((_, v) => `source=v${v}`)]) {
            const at = (p: { period_start: string; period_end: string }) =>
              `n referrals-received ${p.period_start}..${p.period_end} ${value}`;
            equations.push(adds(at(quarter), months.map(at)));
          }
          expectSafe(rows, equations);
        },
      ),
      { numRuns: 150, seed: 20180716 },
    );
  });

  it('learns none from percentages, their bases and the counts of another measure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 })), {
          minLength: 2,
          maxLength: 5,
        }),
        (pairs) => {
          const rows: ScorecardRow[] = [];
          const equations: Equation[] = [];
          const all = pairs.reduce(([a, b], [x, y]) => [a + x, b + y] as [number, number], [0, 0] as [
            number,
            number,
          ]);
          const named = [
            ['all', 'all', all] as const,
            ...pairs.map((p, i) => ['source', `v${i}`, p] as const),
          ];
          const counts: string[] = [];
          const above: string[] = [];
          for (const [breakdown, breakdown_value, [yes, no]] of named) {
            const count = row({ measure_id: 'referrals', breakdown, breakdown_value, count: yes + no });
            const share = row({
              measure_id: 'assessed-pct',
              breakdown,
              breakdown_value,
              count: yes,
              denominator: yes + no,
            });
            rows.push(count, share);
            counts.push(nameOf(count));
            above.push(nameOf(share));
            equations.push(adds(nameOf(count), [nameOf(share, 'd')]));
            equations.push(adds(nameOf(share, 'd'), [nameOf(share), `rest of ${nameOf(share)}`]));
          }
          equations.push(adds(counts[0]!, counts.slice(1)), adds(above[0]!, above.slice(1)));
          const traits = [
            { measure_id: 'referrals', counts_people: true },
            { measure_id: 'assessed-pct', counts_people: true, denominator_measure: 'referrals' },
          ];
          const { suppressed } = control(rows, { measures: traits });
          const shown = new Map<string, number>();
          for (const [i, r] of rows.entries()) {
            if (suppressed[i]) continue;
            shown.set(nameOf(r), r.numerator!);
            if (r.denominator !== null) shown.set(nameOf(r, 'd'), r.denominator);
          }
          for (const [i, r] of rows.entries()) {
            const count = r.numerator!;
            const secrets: [string, number][] = [[nameOf(r), count]];
            if (r.denominator !== null) secrets.push([`rest of ${nameOf(r)}`, r.denominator - count]);
            for (const [name, secret] of secrets) {
              if (secret < 1 || secret > 5) continue;
              expect(shown.has(name)).toBe(false);
              const values = possibleValues(name, shown, equations, secret);
              if (values.length < 3)
                expect({ i, name, secret, values, shown: [...shown] }).toBe('three values');
            }
          }
        },
      ),
      { numRuns: 150, seed: 20180716 },
    );
  });

  it('learns none from cumulative figures that are given alone', () => {
    const ends = ['2017-06-30', '2017-09-30', '2017-12-31', '2018-03-31'];
    fc.assert(
      fc.property(fc.array(cells(3), { minLength: 4, maxLength: 4 }), (quarters) => {
        const rows: ScorecardRow[] = [];
        const equations: Equation[] = [];
        const sums = [0, 0, 0];
        const name = (q: number, v: string) => `n referrals-received 2017-04-01..${ends[q]} ${v}`;
        for (const [q, counts] of quarters.entries()) {
          for (const [v, count] of counts.entries()) sums[v]! += count;
          const period = { period_kind: 'year_to_date', period_start: '2017-04-01', period_end: ends[q]! };
          rows.push(row({ ...period, count: sums.reduce((a, b) => a + b, 0) }));
          rows.push(
            ...sums.map((count, v) => row({ ...period, breakdown: 'sex', breakdown_value: `v${v}`, count })),
          );
          const values = [0, 1, 2].map((v) => `sex=v${v}`);
          equations.push(
            adds(
              name(q, 'all=all'),
              values.map((v) => name(q, v)),
            ),
          );
          for (const v of ['all=all', ...values]) {
            equations.push(
              adds(name(q, v), q === 0 ? [`quarter ${q} ${v}`] : [name(q - 1, v), `quarter ${q} ${v}`]),
            );
          }
        }
        expectSafe(rows, equations);
        // The quarters themselves are in no row, but follow from two of them.
        const { shown } = publish(rows);
        for (const [q, counts] of quarters.entries()) {
          for (const [v, count] of counts.entries()) {
            if (count < 1 || count > 5) continue;
            const values = possibleValues(`quarter ${q} sex=v${v}`, shown, equations, count);
            if (values.length < 3) expect({ q, v, count, values, shown: [...shown] }).toBe('three values');
          }
        }
      }),
      { numRuns: 80, seed: 20180716 },
    );
  });
});
