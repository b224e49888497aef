import { describe, expect, it } from 'vitest';
import { csv, TestWorkspace } from '../../ingest/workspace.ts';
import { copyOf, type Grid, mendFromReceipt, workbookOf } from './grid.ts';

const referralHeadings = ['Referral ID', 'Child ID', 'UPN', 'Referral date', 'Referral source', 'District'];
const planHeadings = [
  'Plan ID',
  'Child ID',
  'Plan start date',
  'Plan end date',
  'Initial category of abuse',
  'Number of previous plans',
];
const day = (number: number) => `${String(number).padStart(2, '0')}/07/2017`;

/** A good return of two sheets. */
function goodReturn(name: string): Grid {
  const rows = [...Array(14).keys()];
  return {
    sheets: {
      referrals: [
        referralHeadings,
        ...rows.map((i) => [`${name}-R${i}`, `C${i}`, '', day(i + 8), 'Police', i % 2 ? 'North' : 'South']),
      ],
      child_protection_plans: [
        planHeadings,
        ...rows.map((i) => [`${name}-P${i}`, `C${i}`, day(i + 3), day(i + 10), 'Neglect', 0]),
      ],
      'Return details': [
        ['extract', ''],
        ['covers_from', '01/07/2017'],
        ['covers_to', '30/09/2017'],
        ['extracted_on', '05/10/2017'],
      ],
    },
    merges: [],
  };
}

type Breaking = (grid: Grid) => void;
const set =
  (sheet: string, row: number, column: number, value: unknown): Breaking =>
  ({ sheets }) => {
    sheets[sheet]![row - 1]![column] = value;
  };
const column =
  (sheet: string, at: number, value: (old: unknown, row: number) => unknown): Breaking =>
  ({ sheets }) => {
    for (const [index, row] of sheets[sheet]!.entries()) row[at] = value(row[at], index);
  };
const monthFirst = column('referrals', 3, (old, row) =>
  row === 0 ? old : String(old).replace(/^(\d\d)\/(\d\d)/, '$2/$1'),
);
const notCalculated = column('referrals', 4, (old, row) => (row === 0 ? old : { formula: 'A1' }));
const merged: Breaking = ({ merges }) => merges.push({ sheet: 'child_protection_plans', range: 'E3:E6' });

/** Ways to break it; each is named by the rules that the receipt must raise, and where. */
const breakings: Record<string, { by: readonly Breaking[]; told: readonly string[] }> = {
  'a heading that nobody knows': {
    by: [set('referrals', 1, 3, 'When we got it')],
    told: ['SCHEMA_DRIFT referrals'],
  },
  'a required column taken out': {
    by: [column('child_protection_plans', 1, () => null)],
    told: ['REQUIRED_COLUMN_MISSING child_protection_plans'],
  },
  'dates with the month first': { by: [monthFirst], told: ['DATE_ORDER_CONFLICT referrals D7'] },
  'formulas without results': { by: [notCalculated], told: ['FORMULA_NOT_CALCULATED referrals E1'] },
  'cells merged down': { by: [merged], told: ['MERGED_DATA child_protection_plans E3'] },
  'one heading twice': {
    by: [set('referrals', 1, 5, 'Referral source')],
    told: ['DUPLICATE_HEADER referrals E1'],
  },
  'a window that runs backwards': {
    by: [set('Return details', 3, 1, '30/06/2017')],
    told: ['WINDOW_BACKWARDS Return details B3'],
  },
  'a window that is not over': {
    by: [set('Return details', 3, 1, '31/12/2017')],
    told: ['WINDOW_IN_FUTURE Return details B3'],
  },
  'a code that is in no list': {
    by: [set('child_protection_plans', 4, 4, 'Neglekt')],
    told: ['UNKNOWN_CODE child_protection_plans E4'],
  },
  'an end before its start': {
    by: [set('child_protection_plans', 5, 3, '01/07/2017')],
    told: ['END_BEFORE_START child_protection_plans D5'],
  },
  'a date that is still to come': {
    by: [set('child_protection_plans', 6, 2, '01/07/2018')],
    told: ['DATE_IN_FUTURE child_protection_plans C6', 'END_BEFORE_START child_protection_plans D6'],
  },
  'words in a number, a day that is none, a blank id, a UPN of the wrong form': {
    by: [
      set('child_protection_plans', 2, 5, 'none'),
      set('referrals', 3, 3, '31/09/2017'),
      set('referrals', 4, 1, ''),
      set('referrals', 5, 2, 'A123'),
    ],
    told: [
      'IMPOSSIBLE_DATE referrals D3',
      'NOT_AN_IDENTIFIER referrals C5',
      'REQUIRED_BLANK referrals B4',
      'UNREADABLE_NUMBER child_protection_plans F2',
    ],
  },
  'two sheets broken in two ways, with bad cells beside': {
    by: [
      set('referrals', 1, 1, 'Kid'),
      set('child_protection_plans', 1, 2, 'Beginning'),
      set('referrals', 9, 3, '31/09/2017'),
      set('child_protection_plans', 9, 4, 'Neglekt'),
      set('Return details', 4, 1, 'last week'),
    ],
    told: [
      'DETAILS_UNREADABLE Return details B4',
      'IMPOSSIBLE_DATE referrals D9',
      'SCHEMA_DRIFT child_protection_plans',
      'SCHEMA_DRIFT referrals',
      'UNKNOWN_CODE child_protection_plans E9',
    ],
  },
  'everything at once': {
    by: [
      monthFirst,
      merged,
      set('referrals', 1, 5, 'Referral source'),
      set('child_protection_plans', 9, 2, '01/07/2018'),
      set('child_protection_plans', 3, 5, 'none'),
      set('referrals', 4, 1, ''),
      set('Return details', 3, 1, '30/06/2017'),
    ],
    told: [
      'DATE_IN_FUTURE child_protection_plans C9',
      'DATE_ORDER_CONFLICT referrals D7',
      'DUPLICATE_HEADER referrals E1',
      'END_BEFORE_START child_protection_plans D9',
      'MERGED_DATA child_protection_plans E3',
      'REQUIRED_BLANK referrals B4',
      'UNREADABLE_NUMBER child_protection_plans F3',
      'WINDOW_BACKWARDS Return details B3',
    ],
  },
};

describe('a broken workbook is mended from its receipt alone', () => {
  const workspace = new TestWorkspace();

  for (const [index, [what, { by, told }]] of Object.entries(breakings).entries()) {
    it(what, async () => {
      const good = goodReturn(`case${index}`);
      const broken = copyOf(good);
      for (const breaking of by) breaking(broken);
      // A sender of its own each, so that no case restates the rows of another.
      const path = `childrens_social_care/team ${index}/our return.xlsx`;
      const first = await workspace.send(path, await workbookOf(broken));
      const problems = first.issues.filter(({ severity }) => severity !== 'note');
      expect(
        problems.map(({ code, sheet, cell }) => [code, sheet, cell].filter(Boolean).join(' ')).sort(),
      ).toEqual(told);

      const text = workspace.receiptText(path);
      for (const { code, sheet, cell, message } of problems) {
        expect(text).toContain(code);
        expect(text).toContain(message);
        if (cell) expect(text).toContain(`Sheet "${sheet}", cell ${cell}`);
      }
      const second = await workspace.send(path, await workbookOf(mendFromReceipt(broken, good, first)));
      expect(second.issues.filter(({ severity }) => severity !== 'note')).toEqual([]);
      expect(second).toMatchObject({ verdict: 'accepted', rows_accepted: 28, rows_refused: 0 });
    });
  }
});

describe('a receipt says what to do with a file that cannot be opened or does not belong here', () => {
  const workspace = new TestWorkspace();
  const table = csv(
    'Referral ID,Child ID,Referral date,Referral source,Primary need,Referral outcome',
    'R1,C1,03/07/2017,Police,N1,Assessment required',
  );

  it('names the folder that it belongs in, also where the file says nothing of itself', async () => {
    for (const name of ['referrals_2017-18-Q2.csv', 'our list.csv']) {
      const { issues } = await workspace.send(`police/${name}`, table);
      expect(issues.map(({ code }) => code)).toEqual(['WRONG_FOLDER']);
      const folder = /inbox\/(\w+)\//.exec(issues[0]!.message)![1];
      const mended = await workspace.send(`${folder}/${name}`, table.replace('R1', `R1 ${name}`));
      expect(mended.verdict).toMatch(/^accepted/);
      expect(workspace.receiptText(`police/${name}`)).not.toContain('into inbox/police/');
    }
  });

  it('reports the sheet of another agency beside the returns of this one', async () => {
    const referrals = goodReturn('x').sheets.referrals!;
    const reports = [
      ['Report ID', 'Person ID', 'Reported date and time', 'Category', 'Missing from', 'Age'],
      ['M1', 'P1', '05/07/2017 21:30', 'Missing', 'Family home', 14],
    ];
    const bytes = await workbookOf({ sheets: { reports, referrals }, merges: [] });
    const receipt = await workspace.send('police/both.xlsx', bytes);
    expect(receipt.issues).toContainEqual(
      expect.objectContaining({ code: 'OTHER_RETURN_IGNORED', severity: 'warning', sheet: 'referrals' }),
    );
  });

  it('says where the quotation marks go in a row that a comma has shifted', async () => {
    const shifted = csv(
      'Referral ID,Child ID,Referral date,Referral source',
      'R1,C1,03/07/2017,Individual: acquaintance, including neighbours and childminders',
    );
    const receipt = await workspace.send('childrens_social_care/referrals_2017-07.csv', shifted);
    expect(receipt.issues).toContainEqual(expect.objectContaining({ code: 'ROW_SHIFTED', row: 2 }));
    const mended = shifted.replace(/(Individual.*)$/m, '"$1"');
    const second = await workspace.send('childrens_social_care/referrals_2017-07.csv', mended);
    expect(second).toMatchObject({ rows_accepted: 1, rows_refused: 0 });
  });

  it('keeps the problems workbook when a note is added to the receipt afterwards', async () => {
    const good = goodReturn('kept');
    set('referrals', 4, 1, '')(good);
    await workspace.send('childrens_social_care/kept.xlsx', await workbookOf(good));
    const { readFileSync } = await import('node:fs');
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(
      readFileSync(`${workspace.dir}/receipts/childrens_social_care/kept.xlsx.problems.xlsx`) as never,
    );
    const [head, ...rows] = book.worksheets[0]!.getSheetValues().slice(1) as unknown[][];
    expect(head!.slice(1, 5)).toEqual(['What happened', 'Rule', 'Sheet', 'Cell']);
    expect(rows.map((row) => row.slice(1, 5))).toContainEqual([
      'Refused',
      'REQUIRED_BLANK',
      'referrals',
      'B4',
    ]);
  });
});
