import { expect, test } from 'vitest';
import { unlinkedShares } from '../../web/pages/unlinked-share.ts';
import { cell, measure } from './synthetic-board.ts';

const share = measure({
  measure_id: 'unlinked-education-pct',
  title: 'Pupils who could not be linked',
  unit: 'percentage',
  decimals: 1,
  source_extracts: 'pupil_attendance',
  is_additional: true,
});
const year = (value: number | null) =>
  cell({
    measure_id: share.measure_id,
    period_kind: 'rolling_12_months',
    period_start: '2017-04-01',
    unit: 'percentage',
    value,
  });
const lines = (source_extracts: string, value: number | null) =>
  String(
    unlinkedShares(measure({ measure_id: 'm', source_extracts }), {
      measures: [share, measure({ measure_id: 'm', source_extracts })],
      cellsOf: (id) => (id === share.measure_id ? [year(value)] : []),
    }),
  );

test('A measure that crosses agencies shows what share of their rows could not be linked', () => {
  expect(lines('pupil_attendance missing_episodes', 62.5)).toMatch(
    /<a href="unlinked-education-pct.html">Pupils who could not be linked<\/a>: 62.5%, April 2017 to March 2018/,
  );
  expect(lines('pupil_attendance missing_episodes', null)).toContain('no figure is given');
});

test('One that is made from a single return, or with counts of the same, shows none', () => {
  expect(lines('pupil_attendance', 62.5)).toBe('');
  expect(lines('pupil_attendance aggregate_return', 62.5)).toBe('');
  expect(lines('missing_episodes referrals', 62.5)).toBe('');
});
