import { describe, expect, it } from 'vitest';
import { countTokens } from '../../../connectors/reading/xlsx/token-count.ts';

const counted = (xml: string, end = xml.length) => {
  const count = { rows: 0, cells: 0 };
  countTokens(Buffer.from(xml), end, count);
  return count;
};

describe('the independent count of rows and cells', () => {
  it('finds every tag, at even places and at odd ones', () => {
    const xml = '<row r="1"><c r="A1"><v>1</v></c><c/></row><row><c t="s"><v>22</v></c></row>';
    for (const before of ['', ' ', '\n ']) expect(counted(before + xml)).toEqual({ rows: 2, cells: 3 });
  });

  it('takes no closing tag, no name elsewhere and nothing behind the end for one', () => {
    expect(counted('</c></row> c r crc <v>r</v>')).toEqual({ rows: 0, cells: 0 });
    const xml = '<row><c/></row></sheetData><cols/><rowBreaks/>';
    expect(counted(xml, xml.indexOf('</sheetData'))).toEqual({ rows: 1, cells: 1 });
    for (const end of [1, 2]) expect(counted('<c', end).cells).toBe(end - 1);
  });
});
