import { describe, expect, it } from 'vitest';
import { readFileName } from '../../pipelines/ingest/stage/file-name.ts';

const ids = [
  'referrals',
  'return_interviews',
  'children',
  'children_in_need_episodes',
  'annex_a',
  'cin_census',
];

describe('readFileName', () => {
  it.each([
    ['referrals_2017-04-01_2017-09-30.csv', 'referrals', '2017-04-01', '2017-09-30', false],
    ['referrals_2017-18-Q2.xlsx', 'referrals', '2017-04-01', '2017-09-30', false],
    ['Referrals_2016-17-q4_provisional.xlsx', 'referrals', '2016-04-01', '2017-03-31', true],
    ['referrals_2017-03.csv', 'referrals', '2016-04-01', '2017-03-31', false],
    ['referrals_2017-07 (1).csv', 'referrals', '2017-04-01', '2017-07-31', false],
    ['children_in_need_episodes_2018-02.csv', 'children_in_need_episodes', '2017-04-01', '2018-02-28', false],
    ['children.csv', 'children', null, null, false],
    ['annex_a_2020-09-01_2021-03-31.xlsx', 'annex_a', '2020-09-01', '2021-03-31', false],
    [
      'cin_census_section47_2017-04-01_2018-03-31.csv',
      'cin_census/section47',
      '2017-04-01',
      '2018-03-31',
      false,
    ],
  ])('reads %s', (name, id, from, to, isProvisional) =>
    expect(readFileName(name, ids)).toEqual({ id, from, to, isProvisional }),
  );

  it.each([
    'contacts return final.xlsx',
    'resent referrals_2017-18-Q2.xlsx',
    'referrals_2017-19-Q2.xlsx',
    'referrals_2017-02-30_2017-03-31.csv',
    'referrals_2017-13.csv',
    'referrals v2.csv',
  ])('states nothing in %s', (name) => expect(readFileName(name, ids)).toBeUndefined());
});
