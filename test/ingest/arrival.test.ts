import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { csv, TestWorkspace, workbook } from './workspace.ts';

const referrals = csv('Child ID,Referral date,Referral source', 'C1,05/05/2017,Police');

describe('a file in the inbox', () => {
  let workspace: TestWorkspace;
  const inbox = (path: string) => join(workspace.dir, 'inbox', path);
  const receipts = (folder: string) => readdirSync(join(workspace.dir, 'receipts', folder)).sort();
  beforeEach(() => {
    workspace = new TestWorkspace();
  });

  it('leaves it, keeps its bytes under their hash, and is answered in two forms', async () => {
    const receipt = await workspace.send('childrens_social_care/referrals_2017-18-Q2.csv', referrals);
    expect(existsSync(inbox('childrens_social_care/referrals_2017-18-Q2.csv'))).toBe(false);
    const landed = join(workspace.dir, 'data', 'landing', receipt.sha256!);
    expect(readFileSync(landed, 'utf8')).toBe(referrals);
    expect(statSync(landed).mode & 0o777).toBe(0o400);
    expect(receipts('childrens_social_care')).toEqual([
      'referrals_2017-18-Q2.csv.receipt.json',
      'referrals_2017-18-Q2.csv.receipt.txt',
    ]);
    expect(Object.keys(receipt)).toMatchInlineSnapshot(`
      [
        "file",
        "sha256",
        "received_at",
        "agency",
        "organisation",
        "verdict",
        "held",
        "extract",
        "window",
        "rows_read",
        "rows_accepted",
        "rows_refused",
        "rows_withdrawn",
        "submission_id",
        "issues",
        "parts",
      ]
    `);
    expect(workspace.receiptText('childrens_social_care/referrals_2017-18-Q2.csv')).toMatchInlineSnapshot(`
      "Receipt for referrals_2017-18-Q2.csv

      Accepted.

      Received    13/10/2017 09:00
      From        childrens_social_care
      Return      referrals
      Covers      01/04/2017 to 30/09/2017 (file name)
      Submission  s73904c001649
      SHA-256     c6199de245734c3b418c65a5a9a12242d88ed75cf5f0cd7b41f800c64bc5f2ec

      Rows read       1
      Rows accepted   1
      Rows refused    0
      Rows withdrawn  0

      For information
      ---------------
      COLUMNS_NOT_SENT
        Columns of the return that the file does not have: "Referral ID", "NHS number", "UPN", "Primary need", "Referral outcome", "No further action", "District".

      CHILD_NOT_IN_CHILDREN
        1 child in this return has no row in the return children; age, sex and ethnicity are not known.
      "
    `);
  });

  it('that two runs see is taken once', async () => {
    await workspace.send('childrens_social_care/referrals_2017-18-Q2.csv', referrals);
    const before = receipts('childrens_social_care');
    expect(await workspace.ingest()).toEqual({ files: [], refused: 0 });
    expect(receipts('childrens_social_care')).toEqual(before);
  });

  it('with the same name as an earlier one keeps the older answer', async () => {
    const first = await workspace.send('childrens_social_care/referrals.csv', referrals);
    const second = await workspace.send(
      'childrens_social_care/referrals.csv',
      `${referrals}C2,06/05/2017,Police\n`,
    );
    expect(second.submission_id).not.toBe(first.submission_id);
    expect(receipts('childrens_social_care')).toEqual([
      'referrals.csv.receipt.json',
      'referrals.csv.receipt.txt',
      `referrals.csv.${first.submission_id}.receipt.json`,
      `referrals.csv.${first.submission_id}.receipt.txt`,
    ]);
  });

  it('of no rows that was sent for another month is said to leave its own days owed', async () => {
    const nothing = 'Child ID,Referral date,Referral source\n';
    await workspace.send('childrens_social_care/referrals_2017-05.csv', nothing);
    const next = await workspace.send('childrens_social_care/referrals_2017-06.csv', nothing);
    expect(next.issues.map((issue) => issue.code)).toEqual(['ALREADY_RECEIVED_OTHER_DAYS']);
    const mended = await workspace.send('childrens_social_care/referrals_2017-06.csv', `${nothing}\n`);
    expect(mended).toMatchObject({ verdict: 'accepted', window: { from: '2017-04-01', to: '2017-06-30' } });
  });

  it('sent twice changes nothing, and the same bytes from another sender are another file', async () => {
    const first = await workspace.send('health/east/children.csv', csv('Child ID,Sex', 'C1,F'));
    const again = await workspace.send('health/east/children again.csv', csv('Child ID,Sex', 'C1,F'));
    expect(again).toMatchObject({ verdict: 'duplicate', rows_accepted: 0 });
    expect(again.issues[0]!.message).toContain(`children.csv (${first.submission_id})`);
    const other = await workspace.send('health/west/children.csv', csv('Child ID,Sex', 'C1,F'));
    expect(other.verdict).toBe('accepted');
    const ids = await workspace.query(
      'select count(distinct child_id) as ids, count(*) as rows from raw.children',
    );
    expect(ids).toEqual([{ ids: 2, rows: 2 }]);
  });

  it('under an unfinished name is neither opened nor answered', async () => {
    for (const name of [
      '~$referrals.xlsx',
      '.hidden.csv',
      'a.part',
      'a.tmp',
      'a.crdownload',
      'a.filepart',
      'Thumbs.db',
    ])
      workspace.drop(`police/${name}`, 'x');
    expect((await workspace.ingest()).files).toEqual([]);
    expect(readdirSync(inbox('police')).length).toBe(7);
  });

  it('that is a link or a pipe is refused unopened', async () => {
    symlinkSync('/etc/passwd', inbox('police/link.csv'));
    execFileSync('mkfifo', [inbox('police/pipe.csv')]);
    const outcome = await workspace.ingest();
    expect(outcome.refused).toBe(2);
    expect(workspace.receipt('police/link.csv').issues[0]!.code).toBe('NOT_A_FILE');
    expect(readdirSync(inbox('police'))).toEqual([]);
    expect(readFileSync('/etc/passwd', 'utf8')).toContain('root');
    expect(readdirSync(join(workspace.dir, 'data', 'landing'))).toEqual([]);
  });

  it('in no folder of an agency stays, and the operator is told', async () => {
    writeFileSync(inbox('stray.csv'), referrals);
    const said: string[] = [];
    await workspace.ingest((line) => said.push(line));
    expect(said.join()).toContain('stray.csv');
    expect(existsSync(inbox('stray.csv'))).toBe(true);
  });

  it('in the wrong folder is refused with the right one', async () => {
    const receipt = await workspace.send(
      'police/rows.csv',
      csv(
        'Referral ID,Child ID,Referral date,Referral source,No further action,Referral outcome',
        'R1,C1,05/05/2017,Police,No,',
      ),
    );
    expect(receipt.issues[0]).toMatchObject({ code: 'WRONG_FOLDER' });
    expect(receipt.issues[0]!.message).toContain('inbox/childrens_social_care/');
  });

  it('is not looked for where the inbox is gone: the run says so', async () => {
    renameSync(inbox(''), inbox('').replace(/inbox\/?$/, 'away'));
    await expect(workspace.ingest()).rejects.toMatchObject({ code: 'INBOX_UNAVAILABLE', exitCode: 1 });
  });

  it('that is bad stops none of many others', async () => {
    for (let i = 0; i < 40; i++)
      workspace.drop(`health/clinic_${i}/children.csv`, csv('Child ID,Sex', 'C1,F'));
    workspace.drop('health/clinic_20/children.csv', 'a,"b');
    const { files, refused } = await workspace.ingest();
    expect([files.length, refused]).toEqual([40, 1]);
    expect(await workspace.query('select count(*) as n from raw.children')).toEqual([{ n: 39 }]);
  });

  it('with a name made to harm is only data', async () => {
    const name = "'; drop table raw.referrals; -- $(id) =cmd.csv";
    const receipt = await workspace.send(`childrens_social_care/${name}`, referrals);
    expect(receipt.file).toBe(name);
    const long = `${'é'.repeat(120)}.csv`;
    expect((await workspace.ingest()).files).toEqual([]);
    workspace.drop(`childrens_social_care/${long}`, `${referrals}C3,07/05/2017,Police\n`);
    expect((await workspace.ingest()).files[0]!.name).toBe(long);
    expect(receipts('childrens_social_care').every((one) => Buffer.byteLength(one) <= 255)).toBe(true);
  });

  it('names itself in one way and looks like another: refused, naming both', async () => {
    const receipt = await workspace.send(
      'childrens_social_care/assessments_2017-18-Q2.csv',
      csv(
        'Referral ID,Child ID,Referral date,Referral source,No further action',
        'R1,C1,05/05/2017,Police,No',
      ),
    );
    expect(receipt.issues[0]).toMatchObject({ code: 'NAMED_ANOTHER_RETURN' });
    expect(receipt.issues[0]!.message).toMatch(/assessments.*referrals/);
  });
});

describe('a file that is still arriving', () => {
  it('is waited for, and taken whole', async () => {
    const workspace = new TestWorkspace({ ingest: { stable_seconds: 0.6 } });
    const path = join(workspace.dir, 'inbox', 'childrens_social_care', 'referrals.csv');
    writeFileSync(path, 'Child ID,Referral date,Referral source\nC1,05/05/2017,Pol');
    const running = workspace.ingest();
    setTimeout(() => appendFileSync(path, 'ice\nC2,06/05/2017,Police\n'), 300);
    expect((await running).files[0]).toMatchObject({ verdict: 'accepted_with_issues' });
    expect(workspace.receipt('childrens_social_care/referrals.csv').rows_accepted).toBe(2);
  });

  it('and goes on arriving is left for the next run', async () => {
    const workspace = new TestWorkspace({ ingest: { stable_seconds: 0.4 } });
    const path = join(workspace.dir, 'inbox', 'police', 'growing.csv');
    writeFileSync(path, 'a');
    const growing = setInterval(() => appendFileSync(path, 'a'), 50);
    const { files, refused } = await workspace.ingest();
    clearInterval(growing);
    expect([files[0]!.verdict, refused]).toEqual(['waiting', 0]);
    expect(workspace.receipt('police/growing.csv')).toMatchObject({
      verdict: 'waiting',
      submission_id: null,
    });
    expect(existsSync(path)).toBe(true);
    writeFileSync(path, '');
    await workspace.ingest();
    expect(workspace.receipt('police/growing.csv')).toMatchObject({
      verdict: 'quarantined',
      issues: [{ code: 'EMPTY_FILE' }],
    });
    expect(await workspace.query('select verdict from ledger.files')).toEqual([{ verdict: 'quarantined' }]);
  });
});

describe('a workbook', () => {
  it('of several returns is answered by parts, empty sheets left out', async () => {
    const workspace = new TestWorkspace();
    const path = 'childrens_social_care/all.xlsx';
    const receipt = await workspace.send(
      path,
      await workbook(
        {
          referrals: [
            ['Child ID', 'Referral date', 'Referral source'],
            ['C1', '05/05/2017', 'Police'],
            ['C2', '32/05/2017', 'Police'],
          ],
          assessments: [['Child ID', 'Assessment start date']],
          children: [
            ['Child ID', 'Sex'],
            ['C1', 'F'],
          ],
          Notes: [['Made by the system.']],
        },
        { covers_from: '01/04/2017', covers_to: '30/09/2017' },
      ),
    );
    expect(receipt).toMatchObject({ extract: null, rows_read: 3, rows_accepted: 2, rows_refused: 1 });
    expect(
      receipt.parts.map((part) => [part.sheet, part.extract, part.rows_accepted, part.window.to]),
    ).toEqual([
      ['referrals', 'referrals', 1, '2017-09-30'],
      ['children', 'children', 1, '2017-09-30'],
    ]);
    expect(existsSync(join(workspace.dir, 'receipts', `${path}.problems.xlsx`))).toBe(true);
  });
});
