import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { discoverConnectors } from '../../connectors/discover.ts';
import { writeTemplates } from '../../pipelines/ingest/templates.ts';
import { TestWorkspace } from './workspace.ts';

async function filled(
  path: string,
  sheets: Readonly<Record<string, readonly unknown[]>>,
  details: readonly string[],
) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  for (const [name, row] of Object.entries(sheets)) book.getWorksheet(name)!.insertRow(2, row as unknown[]);
  const sheet = book.getWorksheet('Return details')!;
  sheet.getCell('B2').value = details[0]!;
  sheet.getCell('B3').value = details[1]!;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a template', () => {
  const workspace = new TestWorkspace();

  it('has the headings of its extracts, drop-downs, definitions and a details sheet', async () => {
    const [all, ...single] = await writeTemplates(workspace.open(), 'police');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(all!);
    const connectors = await discoverConnectors('');
    const names = book.worksheets.map((sheet) => sheet.name);
    expect([names[0], ...names.slice(-3)]).toEqual(['Return details', 'Definitions', 'Measures', 'Lists']);
    expect(book.getWorksheet('Lists')!.state).toBe('hidden');
    for (const name of names.slice(1, -3)) {
      const row = book.getWorksheet(name)!.getRow(1).values as unknown[];
      expect(row.slice(1)).toEqual(connectors.get(name)!.columns.map(({ header }) => header));
    }
    expect(single.length).toBe(names.length - 4);
    const measures = book.getWorksheet('Measures')!;
    expect(book.getWorksheet('commentary')!.getCell('A2').dataValidation.formulae).toEqual([
      `Measures!$A$2:$A$${measures.rowCount}`,
    ]);
    expect(book.getWorksheet('missing_person_reports')!.getCell('D2').dataValidation).toMatchObject({
      type: 'list',
    });
  });

  it('that is filled in comes back without a problem, empty sheets left out', async () => {
    const [all] = await writeTemplates(workspace.open(), 'police');
    const bytes = await filled(
      all!,
      {
        missing_person_reports: ['M1', 'P1', '05/05/2017 21:30', 'Missing', 'Family home', 14],
        commentary: ['cp-plans-open', '30/09/2017', 'Numbers rose.', '', '', '', '', 'Police', '01/10/2017'],
      },
      ['01/04/2017', '30/09/2017'],
    );
    const receipt = await workspace.send('police/police.xlsx', bytes);
    expect(receipt.issues.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(receipt.parts.map((part) => [part.extract, part.rows_accepted])).toEqual([
      ['missing_person_reports', 1],
      ['commentary', 1],
    ]);
  });

  it('sent back blank is no zero', async () => {
    const [all] = await writeTemplates(workspace.open(), 'housing');
    const receipt = await workspace.send('housing/housing.xlsx', new Uint8Array(readFileSync(all!)));
    expect(receipt).toMatchObject({ verdict: 'quarantined', issues: [{ code: 'NO_ROWS' }] });
  });

  it('is refused for an agency or extract that does not exist', async () => {
    await expect(writeTemplates(workspace.open(), 'navy')).rejects.toThrow(/no agency navy/);
    await expect(writeTemplates(workspace.open(), 'police', 'referrals')).rejects.toThrow(
      /sends no referrals/,
    );
  });
});
