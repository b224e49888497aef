import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roundHalfUp } from '../../../domain/number-text.ts';
import { packageRoot } from '../../../pipelines/workspace/package-root.ts';
import { control, display, parts, row } from './county.ts';

const lines = readFileSync(join(packageRoot(), 'fixtures', 'disclosure', 'primary.csv'), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

describe('the rule of the Department for Education: 1 to 5 is not shown, 0 is', () => {
  it.each(lines.filter(([rule, level]) => rule === 'dfe_1_to_5' && level === 'local-authority'))(
    '%s %s: %s is shown as %s%s',
    (_rule, _level, count, _denominator, expected) => {
      const [shown] = display([row({ count: Number(count) })]);
      expect(shown === 'c' ? '[c]' : String(shown)).toBe(expected);
    },
  );

  it.each(lines.filter(([rule]) => rule === 'dfe_1_to_5_percentage'))(
    '%s %s: %s of %s is shown as %s',
    (_rule, _level, count, denominator, expected) => {
      const given = row({ count: Number(count), denominator: Number(denominator) });
      const { suppressed } = control([given]);
      expect(suppressed[0] ? '[c]' : roundHalfUp(given.value!, 1).toFixed(1)).toBe(expected);
    },
  );

  it('follows the threshold of the board', () => {
    const counts = [1, 5, 6, 7, 8].map((count, i) => row({ measure_id: `m${i}`, count }));
    expect(display(counts, { threshold: 7 })).toEqual(['c', 'c', 'c', 'c', 8]);
    expect(display(counts, { threshold: 0 })).toEqual([1, 5, 6, 7, 8]);
  });

  it('leaves alone what counts no people', () => {
    const rows = [
      row({ measure_id: 'meetings', count: 3 }),
      row({ measure_id: 'board-income', unit: 'gbp', value: 4 }),
    ];
    expect(display(rows, { measures: [{ measure_id: 'meetings', counts_people: false }] })).toEqual([
      3,
      null,
    ]);
  });

  it('hides a rate whose count is small, and one sent without its count that gives it away', () => {
    const small = row({ count: 4, denominator: 66000, unit: 'rate_per_10000' });
    const sent = row({ measure_id: 'b', unit: 'rate_per_10000', value: 1.3, denominator: 23417 });
    const large = row({ measure_id: 'c', count: 40, denominator: 66000, unit: 'rate_per_10000' });
    expect([...control([small, sent, large]).suppressed]).toEqual([1, 1, 0]);
  });

  it('hides a median taken over few children', () => {
    const rows = [
      row({ unit: 'days', value: 12, denominator: 4 }),
      row({ measure_id: 'b', unit: 'days', value: 12, denominator: 9 }),
    ];
    expect([...control(rows).suppressed]).toEqual([1, 0]);
  });
});

describe('properties of secondary suppression', () => {
  it('one_small_in_row: the smallest other cell is hidden with it, the total stays', () => {
    expect(display(parts('source', [3, 20, 30, 40]))).toEqual([93, 'c', 'c', 30, 40]);
  });

  it('two_small_sum_small: a third cell, because 3 of 73 would be left', () => {
    expect(display(parts('source', [1, 2, 30, 40]))).toEqual([73, 'c', 'c', 'c', 40]);
  });

  it('two_small_sum_large: 9 between two cells is enough', () => {
    expect(display(parts('source', [4, 5, 30, 40]))).toEqual([79, 'c', 'c', 30, 40]);
  });

  it('small_and_zero: a zero is no partner', () => {
    expect(display(parts('source', [2, 0, 50]))).toEqual([52, 'c', 0, 'c']);
  });

  it('two_way: a rectangle at least', () => {
    const names = { breakdown: 'programme; sex' };
    const cells = [3, 20, 30, 25, 40, 10];
    const two = cells.map((count, i) =>
      row({ ...names, breakdown_value: `${i < 3 ? 'a' : 'b'}; ${'xyz'[i % 3]}`, count }),
    );
    const margins = [
      row({ count: 128 }),
      row({ breakdown: 'programme', breakdown_value: 'a', count: 53 }),
      row({ breakdown: 'programme', breakdown_value: 'b', count: 75 }),
      row({ breakdown: 'sex', breakdown_value: 'x', count: 28 }),
      row({ breakdown: 'sex', breakdown_value: 'y', count: 60 }),
      row({ breakdown: 'sex', breakdown_value: 'z', count: 40 }),
    ];
    const shown = display([...margins, ...two]);
    expect(shown.slice(0, 6)).toEqual([128, 53, 75, 28, 60, 40]);
    const hidden = shown.slice(6).map((cell) => cell === 'c');
    expect(hidden[0]).toBe(true);
    for (const line of [
      [0, 1, 2],
      [3, 4, 5],
      [0, 3],
      [1, 4],
      [2, 5],
    ]) {
      expect(line.filter((i) => hidden[i]).length).not.toBe(1);
    }
    expect(hidden.filter(Boolean).length).toBe(4);
  });

  it('agency_total_across_partnership: the same among agencies', () => {
    expect(display(parts('agency', [2, 14, 33, 18, 60]))).toEqual([127, 'c', 'c', 33, 18, 60]);
  });

  it('periods_cumulative: 9 less 6 is 3', () => {
    const ends = ['2017-06-30', '2017-09-30', '2017-12-31', '2018-03-31'];
    const rows = [6, 9, 15, 22].map((count, i) =>
      row({ period_kind: 'year_to_date', period_end: ends[i]!, count }),
    );
    const shown = display(rows);
    expect(shown.slice(0, 2)).toContain('c');
    expect(shown.slice(2)).toEqual([15, 22]);
  });

  it('percentage_reveals: 3 of 40', () => {
    const count = row({ count: 40 });
    const share = row({ measure_id: 'assessed-pct', count: 3, denominator: 40 });
    expect([...control([count, share]).suppressed]).toEqual([0, 1]);
  });

  it('all_large and all_zero: nothing is hidden', () => {
    expect(display(parts('source', [10, 20, 30, 40]))).toEqual([100, 10, 20, 30, 40]);
    expect(display(parts('source', [0, 0, 0]))).toEqual([0, 0, 0, 0]);
  });

  it('complement_small: 40 less 37 is 3', () => {
    expect(display(parts('sex', [37, 3]))).toEqual([40, 'c', 'c']);
  });

  it('two_fives: their sum, 10, leaves each wide open', () => {
    expect(display(parts('source', [5, 5, 30, 40]))).toEqual([80, 'c', 'c', 30, 40]);
  });
});
