import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';

/** A file that loads without an issue worth a word. */
export interface GoodFile {
  readonly name: string;
  readonly agency: string;
  readonly bytes: Buffer;
  /** Its format carries check sums: damage must never read otherwise. Elsewhere a changed digit is another digit. */
  readonly isChecked: boolean;
}

export async function goodFiles(): Promise<GoodFile[]> {
  const agency = 'childrens_social_care';
  const csv = readFileSync(join(packageRoot(), 'fixtures', agency, 'referrals', 'clean.csv'));
  const xml = readFileSync(join(packageRoot(), 'fixtures', 'layouts', 'cin_census', 'fake_CIN_data.xml'));
  return [
    { name: 'referrals.xlsx', agency, bytes: await asWorkbook(csv.toString('utf8')), isChecked: true },
    { name: 'referrals.csv', agency, bytes: csv, isChecked: false },
    { name: 'cin.xml', agency, bytes: xml, isChecked: false },
  ];
}

async function asWorkbook(csv: string): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('referrals');
  for (const line of csv.trimEnd().split(/\r?\n/)) sheet.addRow(line.split(','));
  return Buffer.from(await book.xlsx.writeBuffer());
}
