import { beforeAll, describe, expect, it } from 'vitest';
import { buildModels } from '../../pipelines/build.ts';
import { nightly } from '../../pipelines/nightly.ts';
import { readValues } from '../../pipelines/values.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import { at, drop, makeWorkspace, receive } from './workspaces.ts';

const folder = 'childrens_social_care';
const now = '2017-07-12T09:00:00';
const quiet = () => {};

const contacts = (days: string[]) =>
  `Contact ID,Child ID,Contact date,Contact source\n${days.map((day, i) => `K${i},C${i},${day},5B`).join('\n')}\n`;
const referrals = (days: string[]) =>
  `Referral ID,Child ID,Referral date,Referral source\n${days.map((day, i) => `R${i},C${i},${day},5B`).join('\n')}\n`;

describe('a night after one file changed', () => {
  const dir = makeWorkspace();
  let status: Map<string, boolean>;

  beforeAll(async () => {
    drop(dir, {
      [`${folder}/contacts_2017-18-Q1.csv`]: contacts(['03/04/2017', '04/05/2017', '05/06/2017']),
      [`${folder}/referrals_2017-18-Q1.csv`]: referrals(['06/04/2017', '07/05/2017']),
    });
    await nightly(at(dir, now), quiet);
    await receive(dir, now, {
      [`${folder}/referrals_2017-18-Q1.csv`]: referrals(['06/04/2017', '07/05/2017', '08/06/2017']),
    });
    const built = await buildModels(at(dir, now), {}, quiet);
    expect(built.passed).toBe(true);
    status = new Map(built.results.map((r) => [r.unique_id.split('.')[2]!, r.message === 'unchanged']));
  }, 300_000);

  it('builds what reads it, and leaves the rest as it is', () => {
    const unchanged = (name: string) => [name, status.get(name)];
    expect(
      ['stg_referrals', 'fct_referrals', 'measures_referrals', 'scorecard_values'].map(unchanged),
    ).toEqual([
      ['stg_referrals', false],
      ['fct_referrals', false],
      ['measures_referrals', false],
      ['scorecard_values', false],
    ]);
    expect(
      ['stg_contacts', 'fct_child_deaths', 'measures_child_deaths', 'int_working_days'].map(unchanged),
    ).toEqual([
      ['stg_contacts', true],
      ['fct_child_deaths', true],
      ['measures_child_deaths', true],
      ['int_working_days', true],
    ]);
  });

  it('holds the figures that a build from nothing holds', async () => {
    const figures = () =>
      withReadOnly(at(dir, now).paths.warehouse, (connection) =>
        readValues(connection, 'scorecard.scorecard_values', {}),
      );
    const spared = await figures();
    expect(
      spared.find((r) => r.measure_id === 'referrals-received' && r.period_label === '2017-18-Q1')?.value,
    ).toBe(3);
    await buildModels(at(dir, now), { fullRefresh: true }, quiet);
    expect(await figures()).toEqual(spared);
  }, 300_000);

  it('builds over a warehouse of an earlier release, whose tables lack columns', async () => {
    const before = at(dir, now);
    const warehouse = await openDatabase(before.paths.warehouse);
    const connection = await warehouse.connect();
    await connection.run('alter table intermediate.poisson_limits drop column upper_limit_998');
    await connection.run('alter table scorecard.measures drop column caveats');
    await connection.run('drop table intermediate.int_settings');
    await warehouse.close();
    const built = await buildModels(before, {}, quiet);
    expect(built.results.filter((r) => !['success', 'pass'].includes(r.status))).toEqual([]);
  }, 300_000);
});
