import { describe, expect, it } from 'vitest';
import { groupingsOfCodeLists } from '../../../pipelines/publish/groupings.ts';
import { control, display, months, parts, row } from './county.ts';

const quarters = [
  ['2017-04-01', '2017-06-30'],
  ['2017-07-01', '2017-09-30'],
  ['2017-10-01', '2017-12-31'],
  ['2018-01-01', '2018-03-31'],
] as const;
const quarter = (i: number) => ({
  period_kind: 'quarter',
  period_start: quarters[i]![0],
  period_end: quarters[i]![1],
});
const toDate = (i: number) => ({
  period_kind: 'year_to_date',
  period_start: '2017-04-01',
  period_end: quarters[i]![1],
});
const year = { period_kind: 'financial_year', period_start: '2017-04-01', period_end: '2018-03-31' };

describe('counts that are shown in several places', () => {
  it('hides a count wherever it is shown: share, rate and count of one district', () => {
    const district = { breakdown: 'district', breakdown_value: 'E07000218' };
    const rows = [
      ...[30, 40, 50].map((count, i) => row({ ...district, breakdown_value: `d${i}`, count })),
      row({ ...district, count: 4 }),
      row({ count: 124 }),
      row({ measure_id: 'rate', ...district, count: 4, denominator: 12300, unit: 'rate_per_10000' }),
      row({ measure_id: 'share', ...district, count: 4, denominator: 124 }),
    ];
    expect(display(rows)).toEqual(['c', 40, 50, 'c', 124, 'c', 'c']);
  });

  it('finds that a breakdown value of one measure is the numerator of another', () => {
    const ends = months.map((m) => m.period_end);
    const became = [30, 41, 52];
    const rows = months.flatMap((period, i) => [
      row({ ...period, measure_id: 'contacts', count: 3 + became[i]! + 200 + i * 31 }),
      row({
        ...period,
        measure_id: 'contacts',
        breakdown: 'outcome',
        breakdown_value: 'referral',
        count: became[i]!,
      }),
      row({
        ...period,
        measure_id: 'contacts',
        breakdown: 'outcome',
        breakdown_value: 'advice',
        count: 200 + i * 31,
      }),
      row({
        ...period,
        measure_id: 'contacts',
        breakdown: 'outcome',
        breakdown_value: 'early_help',
        count: 3,
      }),
      row({
        ...period,
        measure_id: 'to-referral-pct',
        count: became[i]!,
        denominator: 3 + became[i]! + 200 + i * 31,
      }),
    ]);
    const { suppressed } = control(rows);
    const shown = (measure: string, value: string, end: string) =>
      rows.some(
        (r, i) =>
          r.measure_id === measure && r.breakdown_value === value && r.period_end === end && !suppressed[i],
      );
    // The three hidden must not follow from 200 shown here and 30 shown there.
    for (const end of ends) {
      expect(shown('contacts', 'early_help', end)).toBe(false);
      const others = [
        shown('contacts', 'advice', end),
        shown('contacts', 'referral', end) || shown('to-referral-pct', 'all', end),
        shown('contacts', 'all', end) || shown('to-referral-pct', 'all', end),
      ];
      expect(others.every(Boolean)).toBe(false);
    }
  });

  it('knows that the breakdown by month shows the months', () => {
    const rows = [
      ...months.map((period, i) => row({ ...period, count: [4, 20, 30][i]! })),
      row({ count: 54 }),
      ...months.map((period, i) =>
        row({ breakdown: 'month', breakdown_value: period.period_start.slice(0, 7), count: [4, 20, 30][i]! }),
      ),
    ];
    expect(display(rows)).toEqual(['c', 'c', 30, 54, 'c', 'c', 30]);
  });

  it('knows which codes make a group', () => {
    const rows = [
      row({ count: 133 }),
      ...[
        ['3A', 3],
        ['3B', 30],
        ['6', 60],
        ['2A', 40],
      ].map(([breakdown_value, count]) =>
        row({ breakdown: 'source', breakdown_value: String(breakdown_value), count: Number(count) }),
      ),
      ...[
        ['health', 33],
        ['police', 60],
        ['education', 40],
      ].map(([breakdown_value, count]) =>
        row({ breakdown: 'source_group', breakdown_value: String(breakdown_value), count: Number(count) }),
      ),
    ];
    // Police's 60 would not do as a partner: its group shows it again.
    expect(display(rows, { groupings: groupingsOfCodeLists() })).toEqual([133, 'c', 'c', 60, 40, 33, 60, 40]);
  });

  it('takes a percentage sent without counts for what it gives away', () => {
    const rows = [
      row({ measure_id: 'referrals', count: 40 }),
      row({ measure_id: 'assessed-pct', unit: 'percentage', value: 7.5 }),
      row({ measure_id: 'assessed-pct', ...quarter(1), count: 30, denominator: 60 }),
      row({ measure_id: 'referrals', ...quarter(1), count: 60 }),
    ];
    expect([...control(rows).suppressed]).toEqual([0, 1, 0, 0]);
  });
});

describe('periods', () => {
  it('hides the year to date or the quarter that would give the other away', () => {
    const rows = [0, 1, 2, 3].flatMap((i) => [
      row({ ...quarter(i), count: [20, 3, 25, 30][i]! }),
      row({ ...toDate(i), count: [20, 23, 48, 78][i]! }),
    ]);
    const shown = display([...rows, row({ ...year, count: 78 })]);
    expect(shown[2]).toBe('c');
    // Quarter 1 and the year to its end are one count, and so are the year and the year to its end.
    expect(shown[0]).toBe(shown[1]);
    expect(shown[7]).toBe(shown[8]);
    const [, first, , second] = shown;
    expect(first === 'c' || second === 'c').toBe(true);
  });

  it('protects the quarter that slides out of a rolling year', () => {
    const counts = [20, 3, 25, 30, 22];
    const spans = [...quarters, ['2018-04-01', '2018-06-30'] as const];
    const rows = [
      ...spans.map(([period_start, period_end], i) =>
        row({ period_kind: 'quarter', period_start, period_end, count: counts[i]! }),
      ),
      row({ ...year, period_kind: 'rolling_12_months', count: 78 }),
      row({
        period_kind: 'rolling_12_months',
        period_start: '2017-07-01',
        period_end: '2018-06-30',
        count: 80,
      }),
    ];
    const shown = display(rows);
    expect(shown[1]).toBe('c');
    // 78 - 20 - 25 - 30 and 80 - 25 - 30 - 22 both say 3.
    expect([shown[0], shown[2], shown[3], shown[5]]).toContain('c');
    expect([shown[2], shown[3], shown[4], shown[6]]).toContain('c');
  });

  it('does not add up distinct children, but hides how few were new', () => {
    const few = [
      row({ ...toDate(0), count: 60 }),
      row({ ...quarter(1), count: 40 }),
      row({ ...toDate(1), count: 63 }),
    ];
    expect(display(few)).toContain('c');
    const many = [
      row({ ...toDate(0), count: 60 }),
      row({ ...quarter(1), count: 40 }),
      row({ ...toDate(1), count: 80 }),
    ];
    expect(display(many)).toEqual([60, 40, 80]);
  });
});

describe('a breakdown that does not add up', () => {
  it('protects a small rest that no cell shows', () => {
    const rows = [
      row({ count: 103 }),
      ...[60, 40].map((count, i) => row({ breakdown: 'district', breakdown_value: `d${i}`, count })),
    ];
    expect(display(rows).filter((cell) => cell === 'c')).toHaveLength(1);
  });

  it('is left alone where its values overlap', () => {
    const rows = [
      row({ count: 60 }),
      ...[50, 40, 3].map((count, i) => row({ breakdown: 'factors', breakdown_value: `f${i}`, count })),
    ];
    expect(display(rows)).toEqual([60, 50, 40, 'c']);
  });
});

describe('earlier releases', () => {
  const rows = parts('source', [3, 20, 30, 40]);
  const seen = (i: number) => ({ ...rows[i]!, numerator: rows[i]!.numerator, denominator: null });

  it('takes a partner that readers have not seen before', () => {
    expect(display(rows, { earlier: [seen(2)] })).toEqual([93, 'c', 20, 'c', 40]);
  });

  it('reports what readers of earlier releases can still work out', () => {
    const outcome = control(rows, { earlier: [0, 2, 3, 4].map(seen) });
    expect(outcome.disclosedEarlier).toBeGreaterThan(0);
    expect(outcome.suppressed[1]).toBe(1);
    // Everybody else is kept from it all the same.
    expect(outcome.suppressed.reduce((a, b) => a + b, 0)).toBeGreaterThan(1);
  });

  it('forgets a figure that has changed since', () => {
    const changed = { ...seen(2), numerator: 21 };
    expect(display(rows, { earlier: [changed] })).toEqual([93, 'c', 'c', 30, 40]);
  });
});
