import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueLog, rowIssue } from '../../pipelines/ingest/stage/row-issues.ts';
import { csv, TestWorkspace, workbook } from './workspace.ts';

describe('what is read of an awkward file', () => {
  const workspace = new TestWorkspace();
  const heading = 'Referral ID,Child ID,Referral date,Referral source';

  it('passes over a table below the table, and says where it begins', async () => {
    const receipt = await workspace.send(
      'childrens_social_care/referrals.xlsx',
      await workbook({
        Referrals: [
          heading.split(','),
          ['R1', 'C1', '05/05/2017', 'Police'],
          [],
          ['Team', null, null, 'Count'],
          ['North', null, null, 7],
        ],
      }),
    );
    expect([receipt.rows_accepted, receipt.rows_refused]).toEqual([1, 0]);
    expect(receipt.issues.find(({ code }) => code === 'OTHER_TABLE_SKIPPED')).toMatchObject({
      severity: 'warning',
      sheet: 'Referrals',
      row: 4,
      count: 2,
    });
  });

  it('refuses a row whose required date is a placeholder, in the words of the agency', async () => {
    const receipt = await workspace.send(
      'childrens_social_care/referrals.csv',
      csv(heading, 'R2,C2,01/01/1900,Police', 'R3,C3,06/05/2017,Police'),
    );
    expect([receipt.rows_accepted, receipt.rows_refused]).toEqual([1, 1]);
    expect(receipt.issues[0]).toMatchObject({ code: 'PLACEHOLDER_DATE', row: 2, column: 'Referral date' });
  });

  it('says when the last line has no end: its last value may have been cut', async () => {
    const receipt = await workspace.send(
      'childrens_social_care/referrals_2017-18-Q2.csv',
      `${heading}\nR4,C4,07/05/2017,Police\nR5,C5,08/05/2017,Pol`,
    );
    expect(receipt.issues.map(({ code, row }) => `${code} ${row}`)).toContain('LAST_LINE_NOT_ENDED 3');
  });

  it('says when a name cannot be read, and leaves the file', async () => {
    const folder = join(workspace.dir, 'inbox', 'police');
    mkdirSync(folder, { recursive: true });
    const name = Buffer.concat([
      Buffer.from(`${folder}/bad`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.csv'),
    ]);
    writeFileSync(name, 'a,b\n1,2\n');
    const said: string[] = [];
    await workspace.ingest((line) => said.push(line));
    expect(said.join()).toMatch(/Not taken: the name of .* is not in UTF-8\. Rename it\./);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

it('lists 2,000 problems of a kind and counts the rest, by column', () => {
  const log = issueLog();
  for (let row = 1; row <= 2_500; row++) {
    for (const column of ['A', 'B']) {
      const place = { sheet: null, row, column };
      if (!log.countMore('REQUIRED_BLANK', place)) log.add(rowIssue.requiredBlank(place));
    }
  }
  expect(log.issues).toHaveLength(4_002);
  expect(log.issues.filter(({ count }) => count !== undefined)).toMatchObject([
    { code: 'REQUIRED_BLANK', column: 'A', count: 500 },
    { code: 'REQUIRED_BLANK', column: 'B', count: 500 },
  ]);
  expect(log.issues.at(-1)).not.toHaveProperty('row');
});
