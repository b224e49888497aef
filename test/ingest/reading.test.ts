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

  it('says when a row ends early, and refuses one that is separated in another way', async () => {
    const receipt = await workspace.send(
      'childrens_social_care/referrals.csv',
      csv(`${heading},No further action`, 'R6,C6,09/05/2017,Police', 'R7;C7;10/05/2017;Police;No'),
    );
    expect([receipt.rows_read, receipt.rows_accepted, receipt.rows_refused]).toEqual([2, 1, 1]);
    const told = receipt.issues.filter(({ code }) => code.startsWith('ROW_SH'));
    expect(told.map(({ code, row }) => `${code} ${row}`).sort()).toEqual(['ROW_SHIFTED 3', 'ROW_SHORT 2']);
  });

  it('refuses every shifted row of a long file, not only the first thousand', async () => {
    const rows = Array.from({ length: 1_100 }, (_, i) => `S${i},C${i},09/05/2017,Police, local`);
    const receipt = await workspace.send(
      'childrens_social_care/referrals.csv',
      csv(heading, 'R8,C8,09/05/2017,Police', ...rows),
    );
    expect([receipt.rows_accepted, receipt.rows_refused]).toEqual([1, 1_100]);
  });

  it('says when a column with values has no heading, and which hidden parts were read', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Referrals');
    sheet.addRows([
      [...heading.split(','), null],
      ['R9', 'C9', '11/05/2017', 'Police', 'Assessment'],
      ['R10', 'C10', '12/05/2017', 'Police', 'NFA'],
    ]);
    sheet.getColumn(4).hidden = true;
    book
      .addWorksheet('Old', { state: 'hidden' })
      .addRows([heading.split(','), ['R1', 'C1', '01/01/2016', 'GP']]);
    const receipt = await workspace.send(
      'childrens_social_care/referrals.xlsx',
      new Uint8Array(await book.xlsx.writeBuffer()),
    );
    expect(receipt.rows_accepted).toBe(2);
    const of = (code: string) => receipt.issues.find((issue) => issue.code === code);
    expect(of('COLUMN_WITHOUT_HEADING')).toMatchObject({ severity: 'warning', cell: 'E1', count: 2 });
    expect(of('HIDDEN_COLUMNS')?.message).toContain('"Referral source"');
    expect(of('HIDDEN_SHEET_IGNORED')).toMatchObject({ severity: 'note', sheet: 'Old' });
  });

  it('shows no control characters of a name on the terminal', async () => {
    const said: string[] = [];
    workspace.drop('police/red\u001b[31m\nline.csv', csv(heading, 'R1,C1,01/01/2016,GP'));
    await workspace.ingest((line) => said.push(line));
    expect(said.join('')).toContain('red?[31m?line.csv');
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
