import { beforeEach, describe, expect, it } from 'vitest';
import { csv, TestWorkspace, workbook } from './workspace.ts';

const header = 'Referral ID,Child ID,Referral date,Referral source,No further action';
const referral = (id: number | string, date: string, nfa = '') => `R${id},C${id},${date},Police,${nfa}`;
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => referral(from + i, '05/05/2017'));

describe('a later submission', () => {
  let workspace: TestWorkspace;
  const held = async () => (await workspace.held('referrals', 'referral_id')).map((row) => row.referral_id);
  beforeEach(() => {
    workspace = new TestWorkspace();
  });

  it('replaces rows by key and withdraws those of its window that it leaves out', async () => {
    await workspace.send(
      'childrens_social_care/referrals_2017-18-Q1.csv',
      csv(header, referral(1, '05/05/2017'), referral(2, '06/05/2017'), referral(3, '01/03/2017')),
    );
    const receipt = await workspace.send(
      'childrens_social_care/referrals_2017-18-Q2.csv',
      csv(header, referral(1, '05/05/2017', 'Yes'), referral(4, '06/08/2017')),
    );
    expect(receipt).toMatchObject({ rows_accepted: 2, rows_withdrawn: 1 });
    expect(await held()).toEqual(['R1', 'R3', 'R4']);
    expect(await workspace.held('referrals', 'referral_id, no_further_action as nfa')).toContainEqual({
      referral_id: 'R1',
      nfa: true,
    });
  });

  it('withdraws nothing without a stated window', async () => {
    await workspace.send(
      'childrens_social_care/referrals_2017-18-Q1.csv',
      csv(header, referral(1, '05/05/2017')),
    );
    const receipt = await workspace.send(
      'childrens_social_care/some referrals.csv',
      csv(header, referral(2, '06/05/2017')),
    );
    expect(receipt.issues.map((issue) => issue.code)).toContain('WINDOW_NOT_STATED');
    expect(await held()).toEqual(['R1', 'R2']);
  });

  it('that refuses a row leaves the held row as it is', async () => {
    await workspace.send(
      'childrens_social_care/referrals_2017-18-Q1.csv',
      csv(header, referral(1, '05/05/2017')),
    );
    const receipt = await workspace.send(
      'childrens_social_care/referrals_2017-18-Q1.csv',
      csv(header, referral(1, '31/06/2017')),
    );
    expect(receipt).toMatchObject({ rows_accepted: 0, rows_refused: 1, rows_withdrawn: 0 });
    expect(receipt.issues.map((issue) => [issue.code, issue.row])).toEqual(
      expect.arrayContaining([
        ['IMPOSSIBLE_DATE', 2],
        ['HELD_ROW_STAYS', 2],
      ]),
    );
    expect(await held()).toEqual(['R1']);
  });

  it('whose corrected date lies outside the window restates the row', async () => {
    await workspace.send(
      'childrens_social_care/referrals_2017-18-Q1.csv',
      csv(header, referral(1, '05/05/2017')),
    );
    const receipt = await workspace.send(
      'childrens_social_care/referrals_2017-18-Q2.csv',
      csv(header, referral(1, '05/03/2017')),
    );
    expect(receipt).toMatchObject({ rows_accepted: 1, rows_withdrawn: 0 });
    expect(await workspace.held('referrals', 'cast(referral_date as varchar) as day')).toEqual([
      { day: '2017-03-05' },
    ]);
  });

  it('of an older extract that arrives late fills gaps, overwrites nothing and brings nothing back', async () => {
    const columns = header.split(',');
    const send = async (name: string, extracted_on: string, ...rows: string[]) =>
      workspace.send(
        `childrens_social_care/${name}`,
        await workbook(
          { referrals: [columns, ...rows.map((row) => row.split(','))] },
          { extract: 'referrals', covers_from: '01/04/2017', covers_to: '30/06/2017', extracted_on },
        ),
      );
    await send('first.xlsx', '01/07/2017', referral(1, '05/05/2017'), referral(2, '05/05/2017'));
    await send('final.xlsx', '12/07/2017', referral(1, '05/05/2017', 'Yes'), referral(4, '07/05/2017'));
    expect(await held()).toEqual(['R1', 'R4']);
    const late = await send(
      'late.xlsx',
      '05/07/2017',
      referral(1, '05/05/2017', 'No'),
      referral(2, '05/05/2017'),
      referral(3, '06/05/2017'),
    );
    expect(late).toMatchObject({ rows_accepted: 1, rows_withdrawn: 0 });
    expect(await workspace.held('referrals', 'referral_id, no_further_action as nfa')).toEqual([
      { referral_id: 'R1', nfa: true },
      { referral_id: 'R3', nfa: null },
      { referral_id: 'R4', nfa: null },
    ]);
  });

  it('with no rows and a window is a true zero', async () => {
    await workspace.send(
      'childrens_social_care/referrals_2017-18-Q1.csv',
      csv(header, referral(1, '05/05/2017')),
    );
    const receipt = await workspace.send('childrens_social_care/referrals_2017-18-Q2.csv', csv(header));
    expect(receipt).toMatchObject({ verdict: 'accepted', rows_read: 0, rows_withdrawn: 1 });
    expect(await held()).toEqual([]);
  });

  it('with no rows and no window says nothing', async () => {
    const receipt = await workspace.send('childrens_social_care/referrals.csv', csv(header));
    expect(receipt).toMatchObject({ verdict: 'quarantined', issues: [{ code: 'NO_ROWS' }] });
  });

  it('of which every row is refused withdraws nothing', async () => {
    const sender = 'childrens_social_care/refused/referrals_2017-18-Q1.csv';
    await workspace.send(sender, csv(header, ...many(1, 3)));
    const broken = await workspace.send(
      sender,
      csv(header, 'R7,C7,31/02/2017,Police', 'R8,,05/05/2017,Police'),
    );
    expect(broken).toMatchObject({ rows_accepted: 0, rows_refused: 2, rows_withdrawn: 0 });
  });

  it('that was held is not loaded over a later one that mended it', async () => {
    const sender = 'childrens_social_care/elsewhere/referrals_2017-18-Q1.csv';
    await workspace.send(sender, csv(header, ...many(1, 40)));
    const half = await workspace.send(sender, csv(header, ...many(1, 15)));
    expect(half.held).toBe(true);
    workspace.now = '2017-10-14T09:00:00';
    const whole = await workspace.send(sender, csv(header, ...many(1, 39)));
    expect(whole.verdict).toMatch(/^accepted/);
    await expect(workspace.approve(half.submission_id!)).rejects.toMatchObject({ code: 'SUPERSEDED' });
    workspace.now = '2017-10-13T09:00:00';
  });

  it('that would withdraw too much is held, and loads when approved', async () => {
    await workspace.send('childrens_social_care/referrals_2017-18-Q1.csv', csv(header, ...many(1, 40)));
    const half = await workspace.send(
      'childrens_social_care/referrals_2017-18-Q1.csv',
      csv(header, ...many(1, 20)),
    );
    expect(half).toMatchObject({ verdict: 'quarantined', held: true, rows_accepted: 0, rows_withdrawn: 0 });
    expect(half.issues[0]!.code).toBe('WITHDRAWAL_GUARD');
    expect((await held()).length).toBe(40);
    workspace.now = '2017-10-20T09:00:00';
    await workspace.approve(half.submission_id!);
    expect((await held()).length).toBe(20);
    expect(workspace.receipt('childrens_social_care/referrals_2017-18-Q1.csv')).toMatchObject({
      verdict: 'accepted',
      held: false,
      rows_accepted: 20,
      rows_withdrawn: 20,
      received_at: '2017-10-13T09:00:00',
    });
    expect(
      await workspace.query(
        `select status, cast(loaded_at as varchar) as loaded_at from ledger.submissions where submission_id = '${half.submission_id}' order by sequence`,
      ),
    ).toEqual([
      { status: 'held', loaded_at: null },
      { status: 'loaded', loaded_at: '2017-10-20 09:00:00' },
    ]);
  });

  it('whose rows all lie outside its days is held', async () => {
    await workspace.send('childrens_social_care/referrals_2017-18-Q1.csv', csv(header, ...many(1, 2)));
    const old = await workspace.send(
      'childrens_social_care/referrals_2016-17-Q2.csv',
      csv(header, ...many(1, 12)),
    );
    expect([old.held, old.issues[0]!.code]).toEqual([true, 'PERIOD_MISMATCH']);
  });

  it('none of whose rows can be accepted is held, for it is no zero', async () => {
    const receipt = await workspace.send(
      'childrens_social_care/referrals_2016-17-Q2.csv',
      csv(header, ...many(1, 12)),
    );
    expect(receipt.held).toBe(true);
    expect(receipt.issues.slice(0, 2).map((issue) => [issue.code, issue.row])).toEqual([
      ['ALL_ROWS_REFUSED', null],
      ['DATE_IN_FUTURE', 2],
    ]);
  });

  it('of twice as many rows as are usual is held', async () => {
    for (const year of [2012, 2013, 2014, 2015])
      await workspace.send(
        `childrens_social_care/referrals_${year}-04-01_${year + 1}-03-31.csv`,
        csv(header, ...Array.from({ length: 60 }, (_, i) => referral(`${year}${i}`, `05/05/${year}`))),
      );
    const receipt = await workspace.send(
      'childrens_social_care/referrals_2016-04-01_2017-03-31.csv',
      csv(header, ...Array.from({ length: 130 }, (_, i) => referral(`2016${i}`, '05/05/2016'))),
    );
    expect([receipt.held, receipt.issues[0]!.code]).toEqual([true, 'UNUSUAL_VOLUME']);
  });
});

describe('a workbook whose headings have drifted on several sheets', () => {
  const plans = ['Plan ID', 'Child ID', 'Plan began', 'Abuse category at first'];
  const drifted = (id: string) =>
    workbook(
      {
        referrals: [
          ['Referral ID', 'Client number', 'Date referred', 'Referral source'],
          [`R${id}`, `C${id}`, '05/05/2017', 'Police'],
        ],
        child_protection_plans: [plans, [`P${id}`, `C${id}`, '06/05/2017', 'Neglect']],
        children: [
          ['Child ID', 'Sex'],
          [`C${id}`, 'F'],
        ],
      },
      { covers_from: '01/04/2017', covers_to: '30/06/2017' },
    );

  it('is held as one, shows every mapping, and is approved and remembered as one', async () => {
    const workspace = new TestWorkspace();
    const path = 'childrens_social_care/all.xlsx';
    const receipt = await workspace.send(path, await drifted('1'));
    expect(receipt).toMatchObject({ verdict: 'quarantined', held: true, extract: null, rows_read: 3 });
    const told = receipt.issues.filter(({ code }) => code === 'SCHEMA_DRIFT');
    expect(told.map(({ sheet }) => sheet)).toEqual(['referrals', 'child_protection_plans']);
    for (const { message } of told) expect(message).toContain('ask the board');
    const waiting = 'select sheet, extract, status from ledger.submissions order by sequence';
    expect((await workspace.query(waiting)).map(({ extract, status }) => `${extract} ${status}`)).toEqual([
      'referrals held',
      'child_protection_plans held',
      'children held',
    ]);
    const said: string[] = [];
    const loaded = await workspace.approve(receipt.submission_id!, (line) => said.push(line));
    expect(said).toEqual([
      'Sheet referrals, read as referrals:',
      '  "Date referred" is read as referral_date',
      '  "Client number" is read as child_id',
      'Sheet child_protection_plans, read as child_protection_plans:',
      '  "Abuse category at first" is read as initial_category',
      '  "Plan began" is read as start_date',
      'Loaded all.xlsx: 3 rows accepted, 0 refused, 0 withdrawn.',
    ]);
    expect(loaded.parts.map(({ extract, rows_accepted }) => [extract, rows_accepted])).toEqual([
      ['referrals', 1],
      ['child_protection_plans', 1],
      ['children', 1],
    ]);
    const next = await workspace.send('childrens_social_care/next.xlsx', await drifted('2'));
    expect(next).toMatchObject({ held: false, rows_accepted: 3 });
  });
});
