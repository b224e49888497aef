import { describe, expect, it } from 'vitest';
import { buildModels } from '../../pipelines/build.ts';
import { compareDatabases } from '../../scripts/parity/compare-databases.ts';
import { at, type Files, makeWorkspace, receive } from './workspaces.ts';

const children = (rows: string) => `Child ID,Date of birth,Sex,Ethnicity,District\n${rows}`;
const referrals = (rows: string) => `Referral ID,Child ID,Referral date,Referral source,District\n${rows}`;
const folder = 'childrens_social_care';

/** Three arrivals: the second withdraws a referral and replaces a child, the third restates both again. */
const arrivals: readonly (readonly [string, Files])[] = [
  [
    '2017-05-10T09:00:00',
    {
      [`${folder}/children_2016-04-01_2017-03-31.csv`]: children(
        'C1,01/02/2010,M,WBRI,E07000991\nC2,03/04/2012,F,,E07000992\n',
      ),
      [`${folder}/referrals_2016-17-Q4.csv`]: referrals(
        'R1,C1,05/05/2016,5B,E07000991\nR2,C2,28/02/2017,1A,E07000992\nR3,C1,31/03/2017,6,E07000991\n',
      ),
    },
  ],
  [
    '2017-07-12T09:00:00',
    {
      [`${folder}/children_2017-04-01_2017-06-30.csv`]: children(
        'C1,01/02/2010,F,MWBC,E07000992\nC3,01/01/2015,M,WBRI,\n',
      ),
      [`${folder}/referrals_2016-04-01_2017-03-31.csv`]: referrals(
        'R1,C1,05/05/2016,5B,E07000991\nR3,C1,31/03/2017,5C,E07000991\n',
      ),
      [`${folder}/referrals_2017-18-Q1.csv`]: referrals(
        'R4,C3,01/04/2017,1B,\nR5,C1,30/06/2017,6,E07000991\n',
      ),
    },
  ],
  [
    '2017-10-11T09:00:00',
    {
      [`${folder}/children_2017-04-01_2017-09-30.csv`]: children(
        'C1,01/02/2010,M,WBRI,E07000991\nC3,01/01/2015,M,WBRI,E07000991\n',
      ),
      [`${folder}/referrals_2017-18-Q2.csv`]: referrals(
        'R5,C1,29/06/2017,6,E07000991\nR6,C3,30/09/2017,1B,E07000991\n',
      ),
    },
  ],
];

describe('as at a day', () => {
  it('equals, table for table, a workspace that was given only what had arrived by then', async () => {
    const whole = makeWorkspace();
    for (const [now, files] of arrivals) await receive(whole, now, files);
    const early = makeWorkspace();
    for (const [now, files] of arrivals.slice(0, 2)) await receive(early, now, files);

    const past = await buildModels(at(whole, '2017-11-01T09:00:00'), { asAt: '2017-07-12' }, () => {});
    const fresh = await buildModels(at(early, '2017-07-12T18:00:00'), {}, () => {});
    expect([past.passed, fresh.passed]).toEqual([true, true]);

    const schemas = ['ledger', 'raw', 'staging', 'intermediate', 'facts', 'measures', 'scorecard'];
    const tables = await compareDatabases(past.path, fresh.path, schemas);
    expect(tables.length).toBeGreaterThan(100);
    // ledger.receipts knows each drop by its place and time on this disk, which no two workspaces share.
    expect(tables.filter((table) => !table.equal).map((table) => table.table)).toEqual(['ledger.receipts']);
  });
});
