import { describe, expect, it } from 'vitest';
import {
  Cell,
  type CellReader,
  cellReader,
  cleanText,
  DateOrder,
  isUnknownWord,
  problemMessages,
  textCell,
} from '../../../connectors/reading/index.ts';
import { assessmentFactors } from '../../../domain/code-lists/assessment-factors.ts';
import { ethnicities } from '../../../domain/code-lists/ethnicities.ts';
import { codeLists } from '../../../domain/code-lists/index.ts';
import { sexes } from '../../../domain/code-lists/sexes.ts';

/** The value, or the problem in square brackets, or both. */
function says(reader: CellReader, cell: Cell | string | number): string | null {
  const asked =
    typeof cell === 'string'
      ? textCell(cell)
      : typeof cell === 'number'
        ? new Cell('number', String(cell), cell)
        : cell;
  const { value, problem } = reader(asked);
  // The second answer comes from memory and must be the same.
  expect(reader(asked)).toEqual(reader(asked));
  if (problem === undefined) return value;
  return value === null ? `[${problem}]` : `${value} [${problem}]`;
}

const day = new Cell('date', '2017-04-05');
const moment = new Cell('datetime', '2017-04-05T23:30:00');

describe('every type', () => {
  const types = [
    'id',
    'date',
    'datetime',
    'integer',
    'decimal',
    'yes_no',
    'code',
    'text',
    'postcode_district',
  ] as const;
  const list = { codes: sexes.codes, open: false };

  it.each(types)('%s: blank, error values and formulas without a result', (type) => {
    const reader = cellReader(type, { list });
    expect(says(reader, '')).toBe(null);
    expect(says(reader, ' \u00a0 ')).toBe(null);
    expect(says(reader, new Cell('error', '#N/A'))).toBe('[ERROR_CELL]');
    expect(says(reader, new Cell('formula_not_calculated', ''))).toBe('[FORMULA_NOT_CALCULATED]');
  });

  it('has words for every problem', () => {
    for (const message of Object.values(problemMessages)) expect(message).toMatch(/\.$/);
  });
});

describe('date', () => {
  const reader = cellReader('date');

  it.each([
    ['05/04/2017', '2017-04-05'],
    ['5/4/2017', '2017-04-05'],
    ['05-04-2017', '2017-04-05'],
    ['05.04.2017', '2017-04-05'],
    [' 05/04/2017 00:00:00 ', '2017-04-05'],
    ['05/04/2017 11:59 PM', '2017-04-05'],
    ['2017-04-05', '2017-04-05'],
    ['2017-04-05T23:30:00Z', '2017-04-05'],
    ['2017-04-05 23:30:00.123', '2017-04-05'],
    ['2017/4/5', '2017-04-05'],
    ['5 April 2017', '2017-04-05'],
    ['05-Apr-2017', '2017-04-05'],
    ['5th april 2017', '2017-04-05'],
    ['5\u00a0Sept 2017', '2017-09-05'],
    ['Wednesday, 5 April 2017', '2017-04-05'],
    ['Wed 05 Apr 2017', '2017-04-05'],
    ['29/02/2016', '2016-02-29'],
    ['42830', '2017-04-05'],
    ['42830.75', '2017-04-05'],
    ['01/01/1900', '[PLACEHOLDER_DATE]'],
    ['31 December 9999', '[PLACEHOLDER_DATE]'],
    ['9999-12-31T00:00:00', '[PLACEHOLDER_DATE]'],
    ['02/01/1900', '1900-01-02'],
    ['31/12/2099', '2099-12-31'],
    ['29/02/2017', '[IMPOSSIBLE_DATE]'],
    ['31/04/2017', '[IMPOSSIBLE_DATE]'],
    ['13/13/2017', '[IMPOSSIBLE_DATE]'],
    ['00/04/2017', '[IMPOSSIBLE_DATE]'],
    ['2017-02-30', '[IMPOSSIBLE_DATE]'],
    ['2017-13-01', '[IMPOSSIBLE_DATE]'],
    ['04/25/2017', '[MONTH_FIRST_DATE]'],
    ['05/04/17', '[TWO_DIGIT_YEAR]'],
    ['5 April 17', '[TWO_DIGIT_YEAR]'],
    ['5-Apr-17', '[TWO_DIGIT_YEAR]'],
    ['05/04/017', '[UNREADABLE_DATE]'],
    ['05/04/20171', '[UNREADABLE_DATE]'],
    ['5/4', '[UNREADABLE_DATE]'],
    ['April 2017', '[UNREADABLE_DATE]'],
    ['2017', '[UNREADABLE_DATE]'],
    ['20170405', '[UNREADABLE_DATE]'],
    ['99999', '[UNREADABLE_DATE]'],
    ['05/04/2017 25:00', '[UNREADABLE_DATE]'],
    ['05/04/2017 approx', '[UNREADABLE_DATE]'],
    ['05/04-2017', '[UNREADABLE_DATE]'],
    ['5 Smarch 2017', '[UNREADABLE_DATE]'],
    ['2017-Apr-05', '[UNREADABLE_DATE]'],
    ['not known', '[UNREADABLE_DATE]'],
  ])('%s: %s', (text, expected) => {
    expect(says(reader, text)).toBe(expected);
  });

  it('takes cells of a workbook as they are', () => {
    expect(says(reader, day)).toBe('2017-04-05');
    expect(says(reader, moment)).toBe('2017-04-05');
    expect(says(reader, 42830)).toBe('2017-04-05');
    expect(says(cellReader('date', { date1904: true }), 41368)).toBe('2017-04-05');
    expect(says(cellReader('date', { date1904: true }), '41368')).toBe('2017-04-05');
    expect(says(reader, new Cell('date', '1900-01-01'))).toBe('[PLACEHOLDER_DATE]');
  });

  it.each([[0], [60], [2017], [42], [20170405], [-1], [99999]])('does not take %d for a day', (number) => {
    expect(says(reader, number)).toBe('[UNREADABLE_DATE]');
  });

  it('does not take a time, a percentage or TRUE for a day', () => {
    expect(says(reader, new Cell('time', '09:30:00'))).toBe('[UNREADABLE_DATE]');
    expect(says(reader, new Cell('number', '42830%', 428.3))).toBe('[UNREADABLE_DATE]');
    expect(says(reader, new Cell('boolean', 'TRUE'))).toBe('[UNREADABLE_DATE]');
  });

  it('reads 2025-Feb-14 where the layout says so', () => {
    expect(says(cellReader('date', { yearFirstMonthName: true }), '2025-Feb-14 00:00:00')).toBe('2025-02-14');
  });
});

describe('datetime', () => {
  const reader = cellReader('datetime');

  it.each([
    ['05/04/2017 09:30', '2017-04-05T09:30:00'],
    ['05/04/2017 9:30:15', '2017-04-05T09:30:15'],
    ['05/04/2017 09:30 am', '2017-04-05T09:30:00'],
    ['05/04/2017 12:05 AM', '2017-04-05T00:05:00'],
    ['05/04/2017 12:05pm', '2017-04-05T12:05:00'],
    ['05/04/2017 00:00', '2017-04-05T00:00:00'],
    ['5 April 2017, 09:30', '2017-04-05T09:30:00'],
    ['2017-04-05T09:30:00', '2017-04-05T09:30:00'],
    ['2017-04-05T09:30:00Z', '2017-04-05T10:30:00'],
    ['2017-01-05T09:30:00Z', '2017-01-05T09:30:00'],
    ['2017-04-05T23:30:00+00:00', '2017-04-06T00:30:00'],
    ['2017-04-05T09:30:00+0100', '2017-04-05T09:30:00'],
    ['2017-03-26T00:59:59Z', '2017-03-26T00:59:59'],
    ['2017-03-26T01:00:00Z', '2017-03-26T02:00:00'],
    ['2017-10-29T00:59:59Z', '2017-10-29T01:59:59'],
    ['2017-10-29T01:00:00Z', '2017-10-29T01:00:00'],
    ['05/04/2017', '2017-04-05'],
    ['42830', '2017-04-05'],
    ['42830.395833333336', '2017-04-05T09:30:00'],
    ['05/04/2017 24:00', '[UNREADABLE_DATE]'],
    ['05/04/2017 13:00 pm', '[UNREADABLE_DATE]'],
    ['05/04/2017 morning', '[UNREADABLE_DATE]'],
    ['09:30', '[UNREADABLE_DATE]'],
  ])('%s: %s', (text, expected) => {
    expect(says(reader, text)).toBe(expected);
  });

  it('keeps a missing time missing', () => {
    expect(says(reader, day)).toBe('2017-04-05');
    expect(says(reader, moment)).toBe('2017-04-05T23:30:00');
  });
});

describe('a column of dates', () => {
  function order(...texts: (string | Cell)[]): DateOrder {
    const watched = new DateOrder();
    for (const [i, text] of texts.entries())
      watched.add(typeof text === 'string' ? textCell(text) : text, i + 2);
    return watched;
  }

  it('is refused when its dates can only be month first', () => {
    expect(order('04/05/2024', '04/13/2024').isConflict()).toBe(true);
    expect(order('04/13/2024', '05/25/2024').isConflict()).toBe(true);
    expect(order('04/13/2024 10:00', '', 'not known').firstRow).toBe(2);
  });

  it('is not refused for a slip among certain dates', () => {
    expect(order('13/04/2024', '14/04/2024', '04/25/2024', '05/05/2024').isConflict()).toBe(false);
    expect(order('2024-04-05', '5 April 2024', '04/25/2024').isConflict()).toBe(false);
    expect(order('05/04/2024', '06/04/2024').isConflict()).toBe(false);
    expect(order().isConflict()).toBe(false);
  });

  it('is refused when an American program has turned only the days up to 12 into dates', () => {
    const swapped = Array.from({ length: 8 }, (_, i) => new Cell('date', `2024-0${i + 1}-04`));
    const left = Array.from({ length: 8 }, (_, i) => `${i + 13}/04/2024`);
    expect(order(...swapped, ...left).isConflict()).toBe(true);
    expect(order(...swapped, ...left, new Cell('date', '2024-04-25')).isConflict()).toBe(false);
    expect(order(...swapped, ...left, '05/04/2024').isConflict()).toBe(false);
  });
});

describe('id', () => {
  it.each([
    [' C 100  200 ', 'C 100 200'],
    ['00123', '00123'],
    ['1234.0', '1234'],
    ['1234.50', '1234.50'],
    ['c100', 'c100'],
    ['a\u200bb\u00a0c', 'ab c'],
    ['1E5', '1E5'],
    ["'00123", '00123'],
    ['1,234', '1234'],
    ['12,34', '12,34'],
    ['9.99E+09', '[UNREADABLE_ID]'],
    ['1E+12', '[UNREADABLE_ID]'],
    ['Zo\ufffd', '[DAMAGED_TEXT]'],
    ['Zo\u00c3\u00ab', '[DAMAGED_TEXT]'],
  ])('%s: %s', (text, expected) => {
    expect(says(cellReader('id'), text)).toBe(expected);
  });

  it('takes numbers as shown, and none that a spreadsheet has changed', () => {
    expect(says(cellReader('id'), 1234)).toBe('1234');
    expect(says(cellReader('id'), new Cell('number', '00123', 123))).toBe('00123');
    expect(says(cellReader('id'), 1234567890123456)).toBe('[UNREADABLE_ID]');
    expect(says(cellReader('id'), day)).toBe('[UNREADABLE_ID]');
  });
});

describe('numbers', () => {
  it.each([
    ['12', '12', '12'],
    ['1,234', '1234', '1234'],
    ['1,234,567.0', '1234567', '1234567'],
    ['-5', '-5', '-5'],
    ['+5', '5', '5'],
    ['007', '7', '7'],
    ['-0', '0', '0'],
    ['12.5', '[UNREADABLE_NUMBER]', '12.5'],
    ['12.50', '[UNREADABLE_NUMBER]', '12.5'],
    ['.5', '[UNREADABLE_NUMBER]', '0.5'],
    ['12.5%', '[UNREADABLE_NUMBER]', '12.5'],
    ['12.5 %', '[UNREADABLE_NUMBER]', '12.5'],
    ['£1,234.50', '[UNREADABLE_NUMBER]', '1234.5'],
    ['-£5', '[UNREADABLE_NUMBER]', '-5'],
    ['£-5', '[UNREADABLE_NUMBER]', '-5'],
    ['1.5E-05', '[UNREADABLE_NUMBER]', '0.000015'],
    ['12,34', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['1,2345', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['1 234', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['<5', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['5*', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['.', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['-', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['five', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['0x1A', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
    ['Infinity', '[UNREADABLE_NUMBER]', '[UNREADABLE_NUMBER]'],
  ])('%s: %s as an integer, %s as a decimal', (text, whole, decimal) => {
    expect(says(cellReader('integer'), text)).toBe(whole);
    expect(says(cellReader('decimal'), text)).toBe(decimal);
  });

  it('reads cells of a workbook', () => {
    expect(says(cellReader('integer'), 5)).toBe('5');
    expect(says(cellReader('integer'), 5.5)).toBe('[UNREADABLE_NUMBER]');
    expect(says(cellReader('decimal'), 5.5)).toBe('5.5');
    expect(says(cellReader('decimal'), new Cell('number', '12.5%', 0.125))).toBe('12.5');
    expect(says(cellReader('integer'), day)).toBe('[UNREADABLE_NUMBER]');
    expect(says(cellReader('decimal'), new Cell('boolean', 'TRUE'))).toBe('[UNREADABLE_NUMBER]');
  });
});

describe('yes_no', () => {
  it.each([
    ['Yes', 'true'],
    ['a) Yes', 'true'],
    ['(A) yes', 'true'],
    ['y', 'true'],
    ['TRUE', 'true'],
    ['1', 'true'],
    ['1.0', 'true'],
    ['a. Yes', 'true'],
    ['b) No', 'false'],
    ['N.', 'false'],
    ['N', 'false'],
    ['false', 'false'],
    ['0', 'false'],
    ['Unknown', null],
    ['c) Not known', null],
    ['10', '[UNREADABLE_YES_NO]'],
    ['2', '[UNREADABLE_YES_NO]'],
    ['maybe', '[UNREADABLE_YES_NO]'],
    ['Yes and no', '[UNREADABLE_YES_NO]'],
    ['-', '[UNREADABLE_YES_NO]'],
  ])('%s: %s', (text, expected) => {
    expect(says(cellReader('yes_no'), text)).toBe(expected);
  });

  it('reads cells of a workbook', () => {
    expect(says(cellReader('yes_no'), new Cell('boolean', 'FALSE'))).toBe('false');
    expect(says(cellReader('yes_no'), 1)).toBe('true');
  });
});

describe('code', () => {
  const closed = cellReader('code', { list: { codes: ethnicities.codes, open: false } });

  it.each([
    ['WBRI', 'WBRI'],
    ['wbri', 'WBRI'],
    ['White British', 'WBRI'],
    ['white - british', 'WBRI'],
    ['a) White British', 'WBRI'],
    ['WBRI - White British', 'WBRI'],
    ['WBRI: White British', 'WBRI'],
    ['W1 White British', 'WBRI'],
    ['01 - White British', 'WBRI'],
    ['WBRI - born in Wales', 'WBRI'],
    ['A1', 'AIND'],
    ['WBRI - White Irish', '[UNKNOWN_CODE]'],
    ['WBRI WIRI', '[UNKNOWN_CODE]'],
    ['WBRI; WIRI', '[UNKNOWN_CODE]'],
    ['NOT White British', '[UNKNOWN_CODE]'],
    ['NO - White British', '[UNKNOWN_CODE]'],
    ['2nd White British', '[UNKNOWN_CODE]'],
    ['White', '[UNKNOWN_CODE]'],
    ['99X', '[UNKNOWN_CODE]'],
    ['-', '[UNKNOWN_CODE]'],
  ])('%s: %s', (text, expected) => {
    expect(says(closed, text)).toBe(expected);
  });

  it('keeps what is not in an open list, as sent, and reports it', () => {
    const open = cellReader('code', { list: { codes: sexes.codes, open: true } });
    expect(open(textCell('  See   file '))).toEqual({
      value: 'See file',
      problem: 'UNKNOWN_CODE',
      unknown: ['See file'],
    });
  });

  it('pass over a list letter that was squeezed in with a digit', () => {
    const sources = cellReader('code', { list: { codes: codeLists.referral_sources.codes, open: false } });
    expect(says(sources, 'p1) 5D: LA services')).toBe('5D');
    expect(says(sources, 'p) 5C: LA services')).toBe('5C');
  });

  it('reads several codes, each once', () => {
    const list = { codes: assessmentFactors.codes, open: false };
    const several = cellReader('code', { list, multiple: true });
    const [first, second] = assessmentFactors.codes as [
      { code: string; label: string },
      { code: string; label: string },
    ];
    expect(says(several, `${first.code};${second.label} ; ${first.code};`)).toBe(
      `${first.code};${second.code}`,
    );
    expect(several(textCell(`${first.code};99X`))).toEqual({
      value: first.code,
      problem: 'UNKNOWN_CODE',
      unknown: ['99X'],
    });
    expect(several(textCell('99X;98X'))).toEqual({
      value: null,
      problem: 'UNKNOWN_CODE',
      unknown: ['99X', '98X'],
    });
    expect(says(several, ' ; ')).toBe(null);
  });

  it('reads numbers and booleans', () => {
    const list = { codes: sexes.codes, open: false };
    expect(says(cellReader('code', { list }), 1)).toBe('M');
    expect(says(cellReader('code', { list }), '2.0')).toBe('F');
    const yesNo = {
      codes: [
        { code: 'Y', label: 'Yes' },
        { code: 'N', label: 'No' },
      ],
      open: false,
    };
    expect(says(cellReader('code', { list: yesNo }), new Cell('boolean', 'TRUE'))).toBe('Y');
  });

  it('never reads a word that stands for two codes', () => {
    const list = {
      codes: [
        { code: 'A', label: 'Other' },
        { code: 'B', label: 'Others', synonyms: ['other'] },
      ],
      open: false,
    };
    expect(says(cellReader('code', { list }), 'Other')).toBe('[UNKNOWN_CODE]');
  });

  it('finds every code of every list by its code and its label', () => {
    const lost: string[] = [];
    for (const list of Object.values(codeLists)) {
      const reader = cellReader('code', { list: { codes: list.codes, open: false } });
      for (const { code, label } of list.codes) {
        for (const text of [code, label, `${code} - ${label}`, `c) ${label}`]) {
          if (reader(textCell(text)).value !== code) lost.push(`${list.name}: ${text}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });
});

describe('text and postcode district', () => {
  it('trims, makes white space single and drops what does not print', () => {
    expect(cleanText(' a\r\n\tb  c\u00a0d\u0000\u001f ')).toBe('a b c d');
    expect(cleanText('O\u2019Brien – “x” …')).toBe('O\u2019Brien – “x” …');
    expect(says(cellReader('text'), '=1+1')).toBe('=1+1');
  });

  it('refuses long text, and cuts it in commentary', () => {
    expect(says(cellReader('text'), 'x'.repeat(1_000))).toBe('x'.repeat(1_000));
    expect(says(cellReader('text'), 'x'.repeat(1_001))).toBe('[TEXT_TOO_LONG]');
    expect(says(cellReader('text', { cut: true }), 'x'.repeat(1_001))).toBe(
      `${'x'.repeat(1_000)} [TEXT_CUT]`,
    );
    expect(says(cellReader('text'), 'Zo\ufffd')).toBe('[DAMAGED_TEXT]');
  });

  it.each([
    ['DY1', 'DY1'],
    ['dy1 4ab', 'DY1'],
    ['DY14AB', 'DY1'],
    ['DY12', 'DY12'],
    ['DY1 2', 'DY1'],
    ['EC1A 1BB', 'EC1A'],
    ['W1A', 'W1A'],
    ['Dudley', '[UNREADABLE_POSTCODE]'],
    ['DY', '[UNREADABLE_POSTCODE]'],
  ])('%s: %s', (text, expected) => {
    expect(says(cellReader('postcode_district'), text)).toBe(expected);
  });

  it('knows the words for not knowing', () => {
    expect(['n/k', 'Not known', '-', '*', '.', 'N/A', 'unknown'].every(isUnknownWord)).toBe(true);
    expect(['', ' ', 'no', 'c100', '0'].some(isUnknownWord)).toBe(false);
  });
});

describe('what is remembered of a column', () => {
  it('changes no reading, whether cells come again or never', () => {
    const dates = cellReader('date');
    const dayOf = (i: number) => new Date(Date.UTC(1990, 0, 1) + i * 86_400_000).toISOString().slice(0, 10);
    // More distinct days than it takes to see that none comes twice; then the first ones again, and another kind of cell.
    for (let i = 0; i < 12_000; i++) expect(dates(new Cell('text', dayOf(i))).value).toBe(dayOf(i));
    for (let i = 0; i < 100; i++) expect(dates(new Cell('text', dayOf(i)))).toEqual({ value: dayOf(i) });
    expect(dates(new Cell('text', 'soon'))).toEqual({ value: null, problem: 'UNREADABLE_DATE' });
    expect(dates(day)).toEqual({ value: '2017-04-05' });
    expect(dates(new Cell('text', dayOf(7))).value).toBe(dayOf(7));
  });
});
