import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, TestWorkspace } from './workspace.ts';

const fixtures = new URL('../../fixtures/hostile', import.meta.url).pathname;

const column = (name: string, header: string, type: string, more = {}) => ({
  name,
  header,
  type,
  required: false,
  personal: 'none',
  use: ['measure'],
  description: header,
  ...more,
});

/** The contract that the hostile files assume, as a compiled connector beside the built-in ones. */
const contract = {
  extract: 'hostile_referrals',
  agency: 'hostile',
  title: 'Referrals of the hostile files',
  grain: 'One row per child and referral',
  key: ['child_id'],
  replaces: 'key',
  coverage: 'none',
  frequency: 'monthly',
  dueWorkingDays: 10,
  columns: [
    column('child_id', 'Child ID', 'id', { required: true, personal: 'identifier' }),
    column('upn', 'UPN', 'id', { personal: 'identifier' }),
    column('date_of_birth', 'Date of birth', 'date', { personal: 'date_of_birth' }),
    column('referral_date', 'Referral date', 'date'),
    column('source', 'Source of referral', 'text'),
    column('re_referral', 'Re-referral within 12 months', 'yes_no'),
    column('outcome', 'Outcome', 'text'),
  ],
};

/** Code of a refused file, or rows accepted and the warnings. */
const answers: Readonly<Record<string, string | readonly [number, ...string[]]>> = {
  '00-good-referrals.xlsx': [12],
  '01-zip-bomb-text-180mb.xlsx': 'ZIP_BOMB',
  '03-sst-bomb-60mb.xlsx': 'ZIP_BOMB',
  '05-lying-size-header.xlsx': 'ZIP_LYING_SIZE',
  '07-truncated-half.xlsx': 'TRUNCATED',
  '09-corrupt-deflate-bitflip.xlsx': 'CORRUPT',
  '11-zip-not-a-workbook.xlsx': 'NOT_A_WORKBOOK',
  '13-html-saved-as.xls': 'HTML_AS_XLS',
  '15-csv-renamed.xlsx': [1, 'EXTENSION_MISMATCH'],
  '19-xxe-file-sheet.xlsx': 'XML_DOCTYPE',
  '21-deep-nesting-sheet.xlsx': 'XML_DEPTH',
  '23-cin-xxe.xml': 'XML_DOCTYPE',
  '25-cin-truncated.xml': 'XML_TRUNCATED',
  '27-cin-utf16-declared-utf8.xml': [2, 'ENCODING_MISMATCH', 'WINDOW_NOT_STATED'],
  '29-sparse-far-cell.xlsx': [12, 'STRAY_CELL'],
  '31-data-validation-whole-columns.xlsx': [12],
  '33-epoch-1904.xlsx': [3],
  '35-us-date-order-column.xlsx': 'DATE_ORDER_CONFLICT',
  '37-renamed-and-moved-columns.xlsx': 'SCHEMA_DRIFT',
  '39-duplicate-header.xlsx': 'DUPLICATE_HEADER',
  '41-header-only-no-rows.xlsx': 'NO_ROWS',
  '43-duplicate-rows-and-keys.xlsx': [12, 'SAME_KEY_TWICE'],
  '45-formula-injection-text.xlsx': [20],
  '47-formulas-errors-external-links.xlsx': [3],
  '49-proto-pollution-headers.xlsx': 'UNKNOWN_LAYOUT',
  '51-utf16le-bom.csv': [3],
  '53-utf16le-no-bom.csv': [3, 'ENCODING_ASSUMED'],
  '55-invalid-utf8.csv': 'ENCODING',
  '57-unclosed-quote.csv': 'UNCLOSED_QUOTE',
  '59-semicolon-delimited.csv': [2],
  '61-sep-line.csv': [1],
  '63-no-trailing-newline-truncated-row.csv': 'TRUNCATED',
  '65-zero-byte.csv': 'EMPTY_FILE',
  '67-password-protected.xlsx': 'PASSWORD_PROTECTED',
  '69-xls-renamed.xlsx': 'OLD_XLS',
  '71-binary-workbook.xlsb': 'XLSB',
  '75-sheets-before-workbook-1904.xlsx': [3],
  '77-strict-ooxml-namespace.xlsx': [12],
  '79-rich-text-and-bad-sst-index.xlsx': 'BAD_SHARED_STRING',
  '81-formulas-without-cached-values.xlsx': 'FORMULA_NOT_CALCULATED',
  '83-vertical-merged-group-cells.xlsx': 'MERGED_DATA',
  '85-=cmd()+name.csv': 'UNKNOWN_LAYOUT',
  '86a-restatement-2024Q1-v1.csv': [3],
  '86b-restatement-2024Q1-v2.csv': [2],
};

const folderOf = (file: string) => (file.endsWith('.xml') ? 'childrens_social_care' : 'hostile');

describe('hostile and awkward files', () => {
  const workspace = new TestWorkspace();
  workspace.now = '2024-09-01T09:00:00';

  beforeAll(async () => {
    const connectors = mkdtempSync(join(tmpdir(), 'hostile-'));
    mkdirSync(join(connectors, 'hostile_referrals'));
    writeFileSync(
      join(connectors, 'hostile_referrals', 'connector.js'),
      `export default ${JSON.stringify(contract)};`,
    );
    process.env.SIGHTLINE_CONNECTORS = connectors;
    for (const file of readdirSync(fixtures)) {
      if (/^\d\d/.test(file)) workspace.drop(`${folderOf(file)}/${file}`, readFileSync(join(fixtures, file)));
    }
    await workspace.ingest();
  });

  afterAll(() => {
    delete process.env.SIGHTLINE_CONNECTORS;
  });

  it.each(Object.entries(answers))('%s', (file, answer) => {
    const receipt = workspace.receipt(`${folderOf(file)}/${file}`);
    if (typeof answer === 'string') {
      expect([receipt.verdict, receipt.issues[0]?.code]).toEqual(['quarantined', answer]);
      expect([receipt.rows_accepted, receipt.rows_refused]).toEqual([0, 0]);
      expect(receipt.issues[0]!.message.length).toBeGreaterThan(30);
      return;
    }
    const [rows, ...warnings] = answer;
    expect(receipt.verdict).toBe(warnings.length > 0 ? 'accepted_with_issues' : 'accepted');
    expect(receipt.rows_accepted).toBe(rows);
    const told = receipt.issues.filter((issue) => issue.severity !== 'note');
    expect(told.map((issue) => issue.code)).toEqual(warnings);
  });

  it('knows the same bytes by another name, and what has superseded them', () => {
    const receipt = workspace.receipt('hostile/87-same-bytes-as-86a-new-name.csv');
    expect(receipt.verdict).toBe('duplicate');
    expect(receipt.issues.map((issue) => issue.code)).toEqual(['ALREADY_SUPERSEDED']);
  });

  it('leaves a file in transfer alone and never opens it', () => {
    expect(readdirSync(join(workspace.dir, 'inbox', 'hostile'))).toEqual(['73-good.xlsx.part']);
    expect(readdirSync(join(workspace.dir, 'receipts', 'hostile')).join()).not.toContain('73-good');
  });

  it('proposes a mapping for drifted headings, loads it when approved, and remembers it', async () => {
    const file = '37-renamed-and-moved-columns.xlsx';
    const rows = () =>
      workspace.query(
        'select * exclude (_sequence, _submission_id, _row_number) from raw.hostile_referrals order by child_id',
      );
    const receipt = workspace.receipt(`hostile/${file}`);
    expect(receipt.held).toBe(true);
    expect(receipt.issues[0]!.message).toContain('"LCS number" would be "Child ID"');
    const said: string[] = [];
    await workspace.approve(receipt.submission_id!, (line) => said.push(line));
    expect(said).toContain('  "Next action" is read as outcome');
    expect(workspace.receipt(`hostile/${file}`)).toMatchObject({
      verdict: 'accepted',
      rows_accepted: 12,
      held: false,
    });
    const of = (name: string) =>
      `_sequence in (select sequence from ledger.submissions where status = 'loaded' and file_name = '${name}')`;
    const columns = '* exclude (_sequence, _submission_id, _row_number, _is_effective)';
    expect(
      await workspace.query(`
        (select ${columns} from raw.hostile_referrals where ${of(file)}
          except select ${columns} from raw.hostile_referrals where ${of('00-good-referrals.xlsx')})`),
    ).toEqual([]);
    await expect(workspace.approve(receipt.submission_id!)).rejects.toThrow(/loaded before/);
    const again = await workspace.send(
      'hostile/again.csv',
      csv(
        'LCS number,Date of referral ,Referral Source,Next action,Re-ref 12m?,DOB,Unique Pupil No.',
        '77,05/04/2024,Police,NFA,Y,,',
      ),
    );
    expect(again).toMatchObject({ verdict: 'accepted', rows_accepted: 1 });
    expect((await rows()).length).toBeGreaterThan(12);
  });
});
