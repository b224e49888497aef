import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TestWorkspace, workbook } from './workspace.ts';

/** Values that must come to rest nowhere but in data/landing. */
const canaries = ['CANARY-CHILD-77', '9990000840', 'B801200005001', 'Zebedee', 'Quillfeather', 'ZZ9 9ZZ'];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

describe('personal values', () => {
  it('stay in data/landing: not in the warehouse, receipts or messages', async () => {
    const workspace = new TestWorkspace();
    const said: string[] = [];
    workspace.drop(
      'childrens_social_care/children_2017-18-Q2.xlsx',
      await workbook({
        children: [
          ['Child ID', 'NHS number', 'UPN', 'Date of birth', 'Sex', 'Link name', 'Link postcode'],
          [
            'CANARY-CHILD-77',
            '9990000840',
            'B801200005001',
            '03/02/2010',
            'F',
            'Zebedee Quillfeather',
            'ZZ9 9ZZ',
          ],
          // Every value in a column where it does not belong, so that each becomes a problem.
          ['', 'Zebedee', 'CANARY-CHILD-77', 'Quillfeather', 'ZZ9 9ZZ', '9990000840', 'B801200005001'],
        ],
      }),
    );
    await workspace.ingest((line) => said.push(line));
    const receipt = workspace.receipt('childrens_social_care/children_2017-18-Q2.xlsx');
    expect([receipt.rows_accepted, receipt.rows_refused]).toEqual([1, 1]);
    const { root, landing } = workspace.open().paths;
    const found = filesBelow(root)
      .filter((path) => !path.startsWith(landing))
      .flatMap((path) => {
        const bytes = readFileSync(path);
        return canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${canary} in ${path}`);
      });
    expect(found).toEqual([]);
    for (const canary of canaries) expect(said.join('\n')).not.toContain(canary);
  });

  it('are kept where only the owner can read', async () => {
    const workspace = new TestWorkspace();
    await workspace.send('police/commentary.csv', 'Measure\n');
    const { data, landing, warehouse } = workspace.open().paths;
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([mode(data), mode(landing), mode(warehouse)]).toEqual(['700', '700', '600']);
  });
});
