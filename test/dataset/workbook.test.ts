import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDirectory } from '../../connectors/reading/zip/directory.ts';
import { inflateAll } from '../../connectors/reading/zip/inflate.ts';
import { makeDataset } from '../../pipelines/dataset/dataset.ts';
import { mustRead } from '../connectors/reading/read-all.ts';
import { newWorkspace, printedRows, publish, reopen } from './invented-copy.ts';

/** Name of a part -> its text. */
const parts = new Map<string, string>();
/** Sheet -> rows of text, as our own reader of agencies' workbooks reads them. */
const sheets = new Map<string, string[][]>();
let names: string[] = [];

beforeAll(async () => {
  const { root } = newWorkspace('2018-01-20T09:00').paths;
  const january = reopen(root, '2018-01-20T09:00');
  const before = printedRows('2017-12-31');
  await publish(january, before);
  await makeDataset(january, '2017-18-Q3', { freeze: true }, { say: () => {} });

  const rows = printedRows('2018-03-31');
  const at = (measure: string, end: string) =>
    rows.find(
      (row) =>
        row.measure_id === measure &&
        row.period_end === end &&
        row.period_kind !== 'financial_year' &&
        row.breakdown === 'all',
    )!;
  Object.assign(at('referrals-received', '2017-06-30'), { numerator: 2950, value: 2950 });
  Object.assign(at('contacts-received', '2017-06-30'), {
    numerator: 3540,
    value: 3540,
    status: 'provisional',
  });
  Object.assign(at('cp-plans-open', '2018-03-31'), { status: 'provisional' });
  rows.push({
    ...at('referrals-received', '2018-03-31'),
    measure_id: 'da-incidents',
    numerator: null,
    value: null,
    status: 'not_available',
    reason: 'no_source',
    submission_ids: null,
  });
  const july = reopen(root, '2018-07-16T09:00');
  await publish(july, rows);
  const { folder } = await makeDataset(july, '2017-18-Q4', { freeze: true }, { say: () => {} });
  const bytes = readFileSync(join(folder, 'dataset.xlsx'));
  for (const entry of readDirectory(bytes).values())
    parts.set(entry.name, (await inflateAll(bytes, entry)).toString('utf8'));
  const read = await mustRead(bytes);
  names = read.file.sheets.map(({ name }) => name);
  for (const [i, { rows }] of read.sheets.entries()) {
    const cells = rows.map((row) => row.cells.map((cell) => cell?.text ?? ''));
    sheets.set(names[i]!, cells);
  }
});

/** The header and the rows of a sheet's table. */
function table(name: string): Record<string, string>[] {
  const [ref] = tableOf(name).matchAll(/ ref="A(\d+):/g);
  const head = Number(ref![1]) - 1;
  const [header, ...rows] = sheets.get(name)!.slice(head);
  return rows.map((row) => Object.fromEntries(header!.map((column, i) => [column, row[i] ?? ''])));
}

const tableOf = (name: string) => parts.get(`xl/tables/table${names.indexOf(name)}.xml`)!;
const sheetXml = (name: string) => parts.get(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`)!;
const tableSheets = () => names.filter((name) => name !== 'Cover');

describe('the workbook', () => {
  it('has its sheets in the order of reading', () => {
    expect(names).toMatchInlineSnapshot(`
      [
        "Cover",
        "Contents",
        "Notes",
        "Front_sheet",
        "Table_1",
        "Table_2",
        "Table_3",
        "Table_4",
        "Table_5",
        "Table_6",
        "Table_7",
        "Table_8",
        "Table_9",
        "Data_long",
        "Definitions",
        "Data_quality",
        "Supply",
        "Revisions",
      ]
    `);
  });

  it('has a cover that says of when, how final and how to read', () => {
    expect(sheets.get('Cover')!.map(([text]) => text)).toMatchInlineSnapshot(`
      [
        "Invented Safeguarding Partnership: safeguarding dataset",
        "2017 to 2018, quarter 4 (January to March 2018)",
        "Publication 2017-18-Q4, published on 16 July 2018. Its figures are kept as they stand here.",
        "What this is",
        "The quarterly dataset of the partnership: a front sheet, a table for each stage of a child’s way through the services, every figure as one long table, definitions, and the state of the data.",
        "How final the figures are",
        "Figures of a year in progress may change until the agencies have validated their annual returns. Provisional figures are marked [p].",
        "Figures that differ from what was published before: 2, marked [r]. The sheet Revisions lists those of the tables.",
        "Confidentiality",
        "Counts of children from 1 to 5 are not shown, nor any figure from which one could be worked out. Nothing in this workbook is about one child.",
        "How to read the shorthand",
        "[c] confidential: a small number, or a figure from which a small number could be worked out",
        "[x] not available: nothing was sent that covers the period",
        "[z] not applicable: the quarter has not ended, there were no cases, or the measure is not counted that way",
        "[p] provisional: the agency has yet to validate it, or its cases are not yet all known",
        "[r] revised: another figure was published before",
        "Who made it",
        "Produced by the business unit of Invented Safeguarding Partnership from what its agencies sent. Questions about a figure go to the agency that owes it, named on the sheet Data_quality.",
      ]
    `);
  });

  it('lists every sheet in the contents, with a link', () => {
    const listed = table('Contents').map((row) => row.Worksheet);
    expect(['Cover', 'Contents', ...listed]).toEqual(names);
    for (const name of listed) expect(sheetXml('Contents')).toContain(` location="'${name}'!A1"`);
    expect([...parts.values()].filter((text) => text.includes('TargetMode="External"'))).toEqual([]);
  });
});

describe('each sheet with a table', () => {
  it('has a title, says that it holds one table, and holds one that reaches its last row and column', () => {
    for (const name of tableSheets()) {
      const rows = sheets.get(name)!;
      expect(rows[0]![0], name).not.toBe('');
      expect(rows[1]![0], name).toBe('This worksheet contains one table.');
      expect(sheetXml(name).match(/<tablePart /g), name).toHaveLength(1);
      const [, head, , last] = /ref="A(\d+):([A-Z]+)(\d+)"/.exec(tableOf(name))!;
      expect(Number(last), name).toBe(rows.length);
      expect(
        rows.slice(Number(head) - 1).every((row) => row.some((cell) => cell !== '')),
        name,
      ).toBe(true);
      const header = rows[Number(head) - 1]!;
      const columns = [...tableOf(name).matchAll(/<tableColumn id="\d+" name="([^"]*)"/g)].map((m) => m[1]!);
      expect(columns, name).toEqual(header.map((text) => text.replaceAll('&', '&amp;')));
      expect(new Set(columns.map((column) => column.toLowerCase())).size, name).toBe(columns.length);
    }
  });

  it('has a table with a name of its own, without theme, filter or totals', () => {
    const found = tableSheets().map((name) => / displayName="([^"]+)"/.exec(tableOf(name))![1]!);
    expect(new Set(found).size).toBe(found.length);
    for (const name of found) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
    for (const name of tableSheets())
      expect(tableOf(name)).not.toMatch(/autoFilter|totalsRow(?!Shown="0")|TableStyle/);
  });

  it('has a name that any program takes', () => {
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,30}$/);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('has nothing that hinders reading: merged, frozen, filtered or hidden cells, pictures, headers, footers, formulas', () => {
    const hindrance =
      /<mergeCell|<pane |<autoFilter| hidden="1"|<drawing|<legacyDrawing|<headerFooter|<f>|<f |<conditionalFormatting/;
    for (const name of names) expect(hindrance.exec(sheetXml(name))?.[0], name).toBeUndefined();
    expect([...parts.keys()].filter((name) => /drawing|media|comments|vba|externalLink/i.test(name))).toEqual(
      [],
    );
  });

  it('is set in Arial of 12 or more, wrapped, printed across on A4 as wide as a page with its header repeated', () => {
    const fonts = [...parts.get('xl/styles.xml')!.matchAll(/<font>.*?<\/font>/g)].map(([font]) => font);
    // The first is the default of the format, which no cell uses.
    for (const font of fonts.slice(1)) {
      expect(font).toContain('val="Arial"');
      expect(Number(/<sz val="(\d+)"/.exec(font)![1])).toBeGreaterThanOrEqual(12);
    }
    for (const name of names)
      expect(sheetXml(name)).toMatch(/paperSize="9".*fitToWidth="1"|fitToWidth="1".*paperSize="9"/);
    for (const name of tableSheets()) {
      expect(sheetXml(name)).toContain('orientation="landscape"');
      expect(parts.get('xl/workbook.xml')).toMatch(
        new RegExp(`Print_Titles[^<]*>(&apos;)?${name}(&apos;)?!`),
      );
      expect(sheetXml(name)).not.toMatch(/<c r="[A-Z]+\d+" t=/);
    }
  });

  it('is opened at A1 of the first, and the document has a title, a language and no other time than its publication', () => {
    for (const name of names) expect(sheetXml(name)).toContain('activeCell="A1"');
    const core = parts.get('docProps/core.xml')!;
    expect(core).toContain(
      '<dc:title>Invented Safeguarding Partnership: safeguarding dataset, 2017 to 2018, quarter 4 (January to March 2018)</dc:title>',
    );
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect([...core.matchAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g)].map(String)).toEqual([
      '2018-07-16T00:00:00Z',
      '2018-07-16T00:00:00Z',
    ]);
  });

  it('starts no formula with the text of others', () => {
    const why = table('Definitions').map((row) => row['Why it matters']);
    expect(why[0]).toBe('=HYPERLINK("http://example.org")');
    expect(sheetXml('Definitions')).not.toContain('<f');
  });
});

describe('the tables', () => {
  const rowsOf = (start: string) => {
    const name = names.find((sheet) => sheets.get(sheet)![0]![0]!.endsWith(start))!;
    return table(name).map((row) => Object.values(row).join(' | '));
  };

  it('give referrals as boards print them: earlier years, then the quarters cumulative from 1 April', () => {
    const name = names.find(
      (sheet) => sheets.get(sheet)![0]![0] === 'Table 2: Referral and assessment, cumulative from 1 April',
    )!;
    expect(Object.keys(table(name)[0]!)).toMatchInlineSnapshot(`
      [
        "Measure",
        "Unit",
        "2012-13",
        "2013-14",
        "2014-15",
        "2015-16",
        "2016-17",
        "Q1 2017-18: April to June 2017",
        "Q2 2017-18: April to September 2017",
        "Q3 2017-18: April to December 2017",
        "Q4 2017-18: April 2017 to March 2018",
      ]
    `);
    expect(rowsOf(': Referral and assessment, cumulative from 1 April')).toMatchInlineSnapshot(`
      [
        "Referrals received | Number | 6524 | 8154 | 5890 | 5975 | 10546 | 2,950 [r] | 5409 | 8033 | 10750",
        "Referrals to assessment | Number | 3525 | 4546 | 3091 | 3818 | 3690 | 1247 | 2257 | 3366 | 4544",
        "Referrals rate 10k | Rate per 10,000 | 583 | 731 | 526 | 532 | 936 | 260 | 478 | 710 | 950",
        "Referrals to assessment pct | Percentage | 54 | 55.8 | 52.5 | 63.9 | 35 | 42.4 | 41.7 | 41.9 | 42.3",
      ]
    `);
  });

  it('give them by source, in the words of the code list and its order, with the total first', () => {
    const rows = rowsOf(': Referral and assessment by characteristic, cumulative from 1 April');
    expect(rows.filter((row) => row.startsWith('Referrals received')).slice(0, 12)).toMatchInlineSnapshot(`
      [
        "Referrals received | All | Total | Number | 6524 | 8154 | 5890 | 5975 | 10546 | 2,950 [r] | 5409 | 8033 | 10750",
        "Referrals received | Source | Individual: family member, relative or carer | Number | [x] | 500 | 502 | 398 | 744 | 245 | 468 | 724 | 926",
        "Referrals received | Source | Individual: acquaintance, including neighbours and childminders | Number | [x] | 44 | 17 | 16 | 56 | 69 | 123 | 182 | 218",
        "Referrals received | Source | Individual: self | Number | [x] | 120 | 98 | 79 | 208 | 13 | 17 | 25 | 58",
        "Referrals received | Source | Individual: other, including strangers and MPs | Number | [x] | 46 | 35 | 41 | 70 | 11 | 36 | 46 | 60",
        "Referrals received | Source | Schools | Number | [x] | 1322 | 1084 | 1042 | 1995 | 718 | 1127 | 1858 | 2552",
        "Referrals received | Source | Education services | Number | [x] | 89 | 80 | 146 | 417 | 47 | 66 | 187 | 293",
        "Referrals received | Source | Health services: GP | Number | [x] | 98 | 110 | 84 | 166 | 59 | 102 | 159 | 214",
        "Referrals received | Source | Health services: health visitor | Number | [x] | 198 | 157 | 139 | 168 | 66 | 108 | 152 | 194",
        "Referrals received | Source | Health services: school nurse | Number | [x] | 25 | 14 | 22 | 9 | [c] | 83 | 86 | 12",
        "Referrals received | Source | Health services: other primary health services | Number | [x] | 388 | 363 | 396 | 738 | 197 | 394 | 589 | 913",
        "Referrals received | Source | Health services: A&E | Number | [x] | 167 | 145 | 152 | 226 | 85 | 180 | 258 | 346",
      ]
    `);
    expect(rows.filter((row) => /per|10k/.test(row) && row.includes('District'))).toMatchInlineSnapshot(`
      [
        "Referrals rate 10k | District | North Warwickshire | Rate per 10,000 | 494 | 533 | 339 | 356 | 1031 | 352 | 728 | 1160 | 1495",
        "Referrals rate 10k | District | E07000219 | Rate per 10,000 | 650 | 956 | 463 | 445 | 1114 | 278 | 470 | 674 | 947",
        "Referrals rate 10k | District | Rugby | Rate per 10,000 | 514 | 596 | 585 | 651 | 942 | 264 | 476 | 673 | 866",
        "Referrals rate 10k | District | E07000221 | Rate per 10,000 | 731 | 822 | 659 | 511 | 609 | 163 | 289 | 439 | 588",
        "Referrals rate 10k | District | E07000222 | Rate per 10,000 | 389 | 540 | 395 | 381 | 778 | 235 | 443 | 653 | 876",
      ]
    `);
  });

  it('give plans on the last day of each year and quarter', () => {
    expect(rowsOf(': Child protection, at the end of each year and quarter')).toMatchInlineSnapshot(`
      [
        "Cp plans open | Number | 550 | 528 | 536 | 472 | 443 | 478 | 547 | 554 | 564 [p]",
        "Cp plans rate 10k | Rate per 10,000 | 49 | 47 | 48 | 42 | 39 | 42 | 48 | 49 | 49.8",
      ]
    `);
  });

  it('hold no count of 1 to 5, and explain each shorthand that they use', () => {
    for (const name of names.filter((sheet) => sheet.startsWith('Table_'))) {
      const lines = sheets.get(name)!.map(([text]) => text!);
      const cells = table(name);
      for (const row of cells) {
        for (const [column, text] of Object.entries(row)) {
          if (row.Unit === 'Number' && /^(20|Q\d|31)/.test(column)) expect(text).not.toMatch(/^[1-5]( |$)/);
          for (const [mark] of text.matchAll(/\[[a-z]\]/g))
            expect(
              lines.some((line) => line.startsWith(`${mark} `)),
              `${name} ${mark}`,
            ).toBe(true);
        }
      }
    }
  });
});

describe('the other sheets', () => {
  it('the front sheet compares, and says which way is good where the board agreed', () => {
    const rows = table('Front_sheet');
    expect(rows.find((row) => row.Measure === 'Cp repeat 2y pct')).toMatchInlineSnapshot(`
      {
        "Agency": "Children's social care",
        "Direction": "Down, better",
        "Direction over a year": "Down, better",
        "Latest": "7.4",
        "Measure": "Cp repeat 2y pct",
        "Period": "2017-18 to Q4",
        "Period before": "11.6",
        "Rating": "Green",
        "Same period last year": "11.6",
        "Since 1 April": "7.4",
        "Stage": "Child protection",
        "Status": "Supplied",
        "Supplied on": "11 October 2017",
        "Target": "10",
        "Unit": "Percentage",
      }
    `);
    expect(rows.find((row) => row.Measure === 'Cp plans open')).toMatchInlineSnapshot(`
      {
        "Agency": "Children's social care",
        "Direction": "Up",
        "Direction over a year": "Up",
        "Latest": "564 [p]",
        "Measure": "Cp plans open",
        "Period": "31 March 2018",
        "Period before": "554",
        "Rating": "No judgement",
        "Same period last year": "443",
        "Since 1 April": "[z]",
        "Stage": "Child protection",
        "Status": "Provisional",
        "Supplied on": "11 October 2017",
        "Target": "None",
        "Unit": "Number",
      }
    `);
  });

  it('the long table is values.csv', () => {
    const rows = table('Data_long');
    expect(rows).toHaveLength(printedRows('2018-03-31').length + 1);
    expect(rows.find((row) => row.measure_id === 'referrals-received' && row.value === '5409')).toMatchObject(
      {
        period_label: '2017-18 to Q2',
        numerator: '5409',
        denominator: '',
        status: 'supplied',
      },
    );
    expect(rows.filter((row) => row.status === 'revised').map((row) => row.value)).toEqual(['2950']);
  });

  it('revisions give what was published and what it is', () => {
    expect(table('Revisions').map((row) => Object.values(row).join(' | '))).toMatchInlineSnapshot(`
      [
        "Contacts received | 2017-18 to Q1 | All | Total | Number | 3539 | 2017-18-Q3 | 3540",
        "Referrals received | 2017-18 to Q1 | All | Total | Number | 2943 | 2017-18-Q3 | 2950",
      ]
    `);
  });

  it('data quality lists who owes what is missing', () => {
    expect(table('Data_quality').find((row) => row.Measure === 'Da incidents')).toMatchInlineSnapshot(`
      {
        "Agency that owes it": "Police",
        "At the end of the quarter": "Not available: no source",
        "Figures given": "0",
        "Figures hidden": "0",
        "Figures provisional": "0",
        "Figures revised": "0",
        "Largest share not recorded": "Not applicable",
        "Latest period with a figure": "None",
        "Measure": "Da incidents",
        "Returns it needs": "Referrals; Children known to social care or early help",
        "Stage": "Front door",
      }
    `);
  });

  it('supply lists what was due and what came, without a count of rows', () => {
    expect(table('Supply')).toMatchInlineSnapshot(`
      [
        {
          "Agency": "Children's social care",
          "Covers from": "1 April 2017",
          "Covers to": "30 September 2017",
          "Due on": "14 October 2017",
          "Organisation": "",
          "Received on": "11 October 2017",
          "Return": "Referrals",
          "Status": "Received",
          "Working days late": "0",
        },
        {
          "Agency": "Health",
          "Covers from": "1 July 2017",
          "Covers to": "30 September 2017",
          "Due on": "14 October 2017",
          "Organisation": "acute_trust",
          "Received on": "",
          "Return": "Child protection medicals",
          "Status": "Overdue",
          "Working days late": "12",
        },
      ]
    `);
  });

  it('notes carry the caveats of the measures in the tables', () => {
    const notes = table('Notes').map((row) => `${row.Note} ${row.Text}`);
    expect(notes).toContain(
      '[note 7] Contacts received: A family contact about three children counts three.',
    );
  });
});
