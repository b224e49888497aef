import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../../connectors/reading/index.ts';
import { fileType } from '../../../connectors/reading/sniff/file-type.ts';
import { readSheet } from '../../../connectors/reading/xlsx/read-sheet.ts';
import { openWorkbook } from '../../../connectors/reading/xlsx/workbook.ts';
import { mustRead, plain, readAll } from './read-all.ts';
import { type Dialect, type WrittenSheet, workbook } from './workbook-writer.ts';

const sheet: WrittenSheet = {
  name: 'Return',
  rows: [
    ['Child ID', { shared: 'Start <date> & "time"' }, { rich: ['Out', 'come'], phonetic: 'never' }, 'Note'],
    [1000, { date: 45387 }, { shared: 'NFA' }, 'Zoë\u2019s file'],
    [null, { datetime: 45387.395833333336 }, null, { percent: 0.125 }],
    [],
    ['a_x000D_\nb', true, { error: '#N/A' }, { formula: '1+1', value: 2 }],
    [{ formula: 'IF(A1="","","x")', value: '', text: true }, { formula: 'SUM(1,2)' }, 0.1 + 0.2, -5],
    [false, 12345678901234, 1.5e-7, { formula: 'A1&"<"', value: 'x<y', text: true }],
  ],
  hiddenRows: [3],
  tail: '<mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells><rowBreaks count="0"/>',
};

const expected = [
  [1, 'text:Child ID', 'text:Start <date> & "time"', 'text:Outcome', 'text:Note'],
  [2, 'number:1000', 'date:2024-04-05', 'text:NFA', 'text:Zoë\u2019s file'],
  [3, '', 'datetime:2024-04-05T09:30:00', '', 'number:12.5%'],
  [5, 'text:a\r\nb', 'boolean:TRUE', 'error:#N/A', 'number:2'],
  [6, '', 'formula_not_calculated:', 'number:0.3', 'number:-5'],
  [7, 'boolean:FALSE', 'number:12345678901234', 'number:0.00000015', 'text:x<y'],
];

const odd: [string, Dialect][] = [
  ['prefixed namespace', { prefix: 'x:' }],
  ['no references', { noReferences: true }],
  ['single quotes', { singleQuotes: true }],
  ['comments', { comments: true }],
  ['line breaks', { indent: true }],
  ['CDATA', { cdata: true }],
  ['strict namespace', { strict: true }],
  ['byte order mark', { byteOrderMark: true }],
  ['UTF-16', { utf16: true }],
  ['typed numbers', { typedNumbers: true }],
  ['prefix, single quotes and no references', { prefix: 'ss:', singleQuotes: true, noReferences: true }],
];

describe('the same sheet in every dialect', () => {
  it('reads the dialect of spreadsheet programs with the scanner', async () => {
    const { sheets } = await mustRead(workbook([sheet]));
    expect(plain(sheets[0]!.rows)).toEqual(expected);
    expect(sheets[0]!.summary).toMatchObject({
      reader: 'scanner',
      rows: 6,
      hiddenRows: 1,
      notCalculated: 1,
      merges: [{ firstRow: 5, lastRow: 6, firstColumn: 0, lastColumn: 1 }],
    });
  });

  it.each(odd)('%s', async (_, dialect) => {
    const { sheets } = await mustRead(workbook([sheet], dialect));
    expect(plain(sheets[0]!.rows)).toEqual(expected);
    expect(sheets[0]!.summary).toMatchObject({
      rows: 6,
      hiddenRows: 1,
      notCalculated: 1,
      merges: [{ firstRow: 5 }],
    });
  });

  it.each([['spreadsheet programs', {}] as [string, Dialect], ...odd])(
    'scanner and XML parser agree on the dialect of %s',
    async (_, dialect) => {
      const bytes = workbook([sheet], dialect);
      expect(await readVia(bytes, 'scanner')).toEqual(await readVia(bytes, 'xml'));
    },
  );

  it('goes on with the XML parser from the row that the scanner does not know', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => [i, `note ${i}`]);
    const bytes = workbook([{ name: 'S', rows }], { comments: true });
    const { sheets } = await mustRead(bytes);
    expect(sheets[0]!.summary.reader).toBe('xml');
    expect(sheets[0]!.rows.map((row) => row.number)).toEqual(rows.map((_, i) => i + 1));
  });
});

describe('a workbook', () => {
  it('keeps the order of tabs and says which are hidden', async () => {
    const rows = [['a']];
    const { file } = await mustRead(
      workbook([
        { name: 'B', rows },
        { name: 'A', rows, state: 'hidden' },
        { name: 'C', rows, state: 'veryHidden' },
      ]),
    );
    expect(file.sheets).toEqual([
      { index: 0, name: 'B', state: 'visible', size: expect.any(Number) },
      { index: 1, name: 'A', state: 'hidden', size: expect.any(Number) },
      { index: 2, name: 'C', state: 'very_hidden', size: expect.any(Number) },
    ]);
  });

  it.each([
    ['<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>', 'BAD_CELL'],
    ['<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>', 'BAD_CELL'],
    ['<row r="2"><c r="A3"><v>1</v></c></row>', 'BAD_CELL'],
    ['<row r="2"><c r="A2"><v>1 April</v></c></row>', 'BAD_CELL'],
    ['<row r="2"><c r="A2"><v>0x1A</v></c></row>', 'BAD_CELL'],
    ['<row r="2"><c r="A2" t="s"><v>7</v></c></row>', 'BAD_SHARED_STRING'],
    ['<row r="2"><c r="A2" t="str"><v>&nbsp;</v></c></row>', 'XML_NOT_WELL_FORMED'],
    ['<row r="2"><c r="A2" t="str"><v>\u0001</v></c></row>', 'XML_NOT_WELL_FORMED'],
    ['<row r="2"><c r="A2" x="\u0001"><v>1</v></c></row>', 'XML_NOT_WELL_FORMED'],
    ['<row r="2"><c r="A2" \u0001="x"><v>1</v></c></row>', 'XML_NOT_WELL_FORMED'],
    ['<row r="2"><c r="A2"><f>1\u0001</f><v>1</v></c></row>', 'XML_NOT_WELL_FORMED'],
    ['<row r="2"><c r="A2" t="inlineStr"><is><t>a\u0001</t></is></c></row>', 'XML_NOT_WELL_FORMED'],
    ['<row r="2"><c r="A2" t="inlineStr"><is><t><t/></is></c></row>', 'XML_NOT_WELL_FORMED'],
    ['<row r="2"><c r="A2" t="q"><v>1</v></c></row>', 'BAD_CELL'],
    ['<row r="2"><c r="A2"><v>1</v></row>', 'XML_NOT_WELL_FORMED'],
    [`<row r="2"><c r="A2" t="str"><v>${'x'.repeat(32_768)}</v></c></row>`, 'CELL_TOO_LONG'],
    [
      `<row r="2">${Array.from({ length: 40 }, (_, i) => `<c r="AA${'BCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 25]}2"><v>1</v></c>`).join('')}</row>`,
      'TOO_MANY_COLUMNS',
    ],
  ])('refuses %s', async (rows, code) => {
    const bytes = workbook([{ name: 'S', rows: [], tail: '' }]);
    const damaged = replaceRows(rows);
    expect(isRefusal(await readAll(bytes))).toBe(false);
    expect(((await readAll(damaged)) as Refusal).code).toBe(code);
  });

  it('refuses tabs that share one part', async () => {
    const rows = [['a']];
    expect(
      isRefusal(
        await readAll(
          workbook([
            { name: 'A', rows },
            { name: 'B', rows },
          ]),
        ),
      ),
    ).toBe(false);
    const shared = workbook([
      { name: 'A', rows },
      { name: 'B', rows, sameAs: 1 },
    ]);
    expect(await readAll(shared)).toMatchObject({ code: 'CORRUPT' });
  });

  it('says which columns are hidden', async () => {
    const { sheets } = await mustRead(
      workbook([
        {
          name: 'S',
          rows: [['a', 'b']],
          head: '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
        },
      ]),
    );
    expect(sheets[0]!.summary.hiddenColumns).toEqual([{ first: 1, last: 2 }]);
  });

  it('allows cells out of order and rows far down without filling the gap', async () => {
    const { sheets } = await mustRead(
      replaceRows(
        '<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>9</v></c></row>',
      ),
    );
    expect(plain(sheets[0]!.rows)).toEqual([
      [2, 'number:1', '', 'number:3'],
      [1048576, 'number:9'],
    ]);
  });
});

/** A workbook of one sheet with these rows. */
function replaceRows(rows: string): Buffer {
  return workbook([{ name: 'S', rows: [], tail: '' }], {}, rows);
}

async function readVia(bytes: Buffer, reader: 'scanner' | 'xml') {
  const type = fileType(bytes, 'a.xlsx');
  if (type.kind !== 'xlsx') throw new TypeError('not a workbook');
  const book = await openWorkbook(bytes, type.directory, type.workbookPart);
  const rows: unknown[] = [];
  const summary = await readSheet(book, book.sheets[0]!, (row) => rows.push(row), reader);
  if (isRefusal(summary)) return summary;
  return { rows, summary: { ...summary, reader: undefined } };
}
