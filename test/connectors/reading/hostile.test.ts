import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cellReader,
  DateOrder,
  findHeader,
  type HeaderSet,
  isRefusal,
  mergedData,
  openFile,
  TableScan,
} from '../../../connectors/reading/index.ts';
import { readAll } from './read-all.ts';

// fixtures/hostile/README.md says what must happen to each file; here is what the reading of files decides of it.
const folder = new URL('../../../fixtures/hostile/', import.meta.url);

const referrals: HeaderSet = {
  id: 'referrals',
  columns: [
    { name: 'child_id', header: 'Child ID', required: true },
    { name: 'upn', header: 'UPN' },
    { name: 'date_of_birth', header: 'Date of birth' },
    { name: 'referral_date', header: 'Referral date' },
    { name: 'source', header: 'Source of referral' },
    { name: 're_referral', header: 'Re-referral within 12 months' },
    { name: 'outcome', header: 'Outcome' },
  ],
};

/** Verdict of the reader: `rows` data rows under the contract above, or a refusal. */
const verdicts: Readonly<Record<string, string>> = {
  '00-good-referrals.xlsx': '12 rows',
  '01-zip-bomb-text-180mb.xlsx': 'ZIP_BOMB',
  '03-sst-bomb-60mb.xlsx': 'ZIP_BOMB',
  '05-lying-size-header.xlsx': 'ZIP_LYING_SIZE',
  '07-truncated-half.xlsx': 'TRUNCATED',
  '09-corrupt-deflate-bitflip.xlsx': 'CORRUPT',
  '11-zip-not-a-workbook.xlsx': 'NOT_A_WORKBOOK',
  '13-html-saved-as.xls': 'HTML_AS_XLS',
  '15-csv-renamed.xlsx': '1 rows EXTENSION_MISMATCH',
  '19-xxe-file-sheet.xlsx': 'XML_DOCTYPE',
  '21-deep-nesting-sheet.xlsx': 'XML_DEPTH',
  '23-cin-xxe.xml': 'XML_DOCTYPE',
  '25-cin-truncated.xml': 'XML_TRUNCATED',
  '27-cin-utf16-declared-utf8.xml': '1 records ENCODING_MISMATCH',
  '29-sparse-far-cell.xlsx': '12 rows STRAY_CELL',
  '31-data-validation-whole-columns.xlsx': '12 rows',
  '33-epoch-1904.xlsx': '3 rows',
  '35-us-date-order-column.xlsx': '6 rows DATE_ORDER_CONFLICT',
  '37-renamed-and-moved-columns.xlsx': 'no table',
  '39-duplicate-header.xlsx': '5 rows DUPLICATE_HEADER',
  '41-header-only-no-rows.xlsx': '0 rows',
  '43-duplicate-rows-and-keys.xlsx': '15 rows',
  '45-formula-injection-text.xlsx': '20 rows',
  '47-formulas-errors-external-links.xlsx': '3 rows FORMULA_NOT_CALCULATED',
  '49-proto-pollution-headers.xlsx': 'no table',
  '51-utf16le-bom.csv': '3 rows',
  '53-utf16le-no-bom.csv': '3 rows ENCODING_ASSUMED',
  '55-invalid-utf8.csv': 'ENCODING',
  '57-unclosed-quote.csv': 'UNCLOSED_QUOTE',
  '59-semicolon-delimited.csv': '2 rows',
  '61-sep-line.csv': '1 rows',
  '63-no-trailing-newline-truncated-row.csv': 'TRUNCATED',
  '65-zero-byte.csv': 'EMPTY_FILE',
  '67-password-protected.xlsx': 'PASSWORD_PROTECTED',
  '69-xls-renamed.xlsx': 'OLD_XLS',
  '71-binary-workbook.xlsb': 'XLSB',
  // Never opened: the inbox leaves files with this ending alone. Its bytes are those of the good file.
  '73-good.xlsx.part': '12 rows EXTENSION_MISMATCH',
  '75-sheets-before-workbook-1904.xlsx': '3 rows',
  '77-strict-ooxml-namespace.xlsx': '12 rows',
  '79-rich-text-and-bad-sst-index.xlsx': 'BAD_SHARED_STRING',
  '81-formulas-without-cached-values.xlsx': '3 rows FORMULA_NOT_CALCULATED',
  '83-vertical-merged-group-cells.xlsx': '5 rows MERGED_DATA',
  '85-=cmd()+name.csv': 'no table',
  '86a-restatement-2024Q1-v1.csv': '3 rows',
  '86b-restatement-2024Q1-v2.csv': '2 rows',
  '87-same-bytes-as-86a-new-name.csv': '3 rows',
};

const team: HeaderSet = {
  id: 'by_team',
  columns: [
    { name: 'team', header: 'Team' },
    { name: 'child_id', header: 'Child ID', required: true },
    { name: 'outcome', header: 'Outcome' },
  ],
};
const restatement: HeaderSet = {
  id: 'restatement',
  columns: ['feed', 'period', 'child_id', 'referral_date'].map((name) => ({ name, header: name })),
};

async function verdict(name: string): Promise<string> {
  const bytes = readFileSync(new URL(encodeURIComponent(name), folder));
  const file = await openFile(bytes, name);
  if (isRefusal(file)) return file.code;
  if (file.kind === 'xml') {
    let records = 0;
    const refusal = file.readRecords(['Child'], () => {
      records += 1;
    });
    return refusal?.code ?? [`${records} records`, ...file.issues.map(({ code }) => code)].join(' ');
  }
  const read = await readAll(bytes, name);
  if (isRefusal(read)) return read.code;
  const { rows, summary } = read.sheets[0]!;
  const set = name.startsWith('83')
    ? team
    : name.startsWith('86') || name.startsWith('87')
      ? restatement
      : referrals;
  const match = findHeader(rows, set);
  if (match === undefined || !match.columns.has(0)) return 'no table';
  const order = new DateOrder();
  const scan = new TableScan(match, (row) => {
    for (const [column, heading] of match.columns) {
      if (heading.endsWith('_date')) order.add(row.cells[column]!, row.number);
    }
  });
  for (const row of rows) scan.push(row);
  const codes = [...file.issues, ...summary.issues].map((issue) => issue.code);
  if (match.duplicates.length > 0) codes.push('DUPLICATE_HEADER');
  if (order.isConflict()) codes.push('DATE_ORDER_CONFLICT');
  if (summary.notCalculated > 0) codes.push('FORMULA_NOT_CALCULATED');
  if (mergedData(summary.merges, match, scan.firstDataRow, scan.lastDataRow).length > 0)
    codes.push('MERGED_DATA');
  return [`${scan.dataRows} rows`, ...codes].join(' ');
}

describe('hostile files', () => {
  it('has a verdict for each', () => {
    const files = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(files.sort()).toEqual(Object.keys(verdicts).sort());
  });

  it.each(Object.entries(verdicts))('%s: %s', async (name, expected) => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    expect(await verdict(name)).toBe(expected);
    // The same file again, the same verdict.
    expect(await verdict(name)).toBe(expected);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(['33-epoch-1904.xlsx', '75-sheets-before-workbook-1904.xlsx'])(
    '%s: every date is 5 April 2024',
    async (name) => {
      const read = await readAll(readFileSync(new URL(name, folder)), name);
      if (isRefusal(read)) throw new Error(read.code);
      const dates = cellReader('date', { date1904: read.file.date1904 });
      for (const row of read.sheets[0]!.rows.slice(1))
        expect(dates(row.cells[1]!)).toEqual({ value: '2024-04-05' });
    },
  );

  it('never shows the content of a file that an entity names', async () => {
    for (const name of ['19-xxe-file-sheet.xlsx', '23-cin-xxe.xml']) {
      const refusal = await readAll(readFileSync(new URL(name, folder)), name);
      expect(JSON.stringify(refusal)).not.toContain('root:');
    }
  });
});
