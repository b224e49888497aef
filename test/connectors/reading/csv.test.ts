import { describe, expect, it } from 'vitest';
import { isRefusal, openFile } from '../../../connectors/reading/index.ts';
import { csv, mustRead, plain, readAll } from './read-all.ts';

async function refusal(bytes: Buffer | string): Promise<string> {
  const read = await readAll(Buffer.from(bytes), 'file.csv');
  return isRefusal(read) ? `${read.code} ${read.row ?? ''}`.trim() : 'read';
}

async function texts(bytes: Buffer | string): Promise<string[][]> {
  const { sheets } = await mustRead(Buffer.from(bytes), 'file.csv');
  return sheets[0]!.rows.map((row) => row.cells.map((cell) => cell.text));
}

describe('records and fields', () => {
  it('reads quotes, doubled quotes, embedded line ends and delimiters', async () => {
    expect(await texts('a,b,c\r\n1,"x, ""y""","two\r\nlines"\r\n2, "padded" ,5" nail\r\n')).toEqual([
      ['a', 'b', 'c'],
      ['1', 'x, "y"', 'two\nlines'],
      ['2', 'padded', '5" nail'],
    ]);
  });

  it('numbers rows as a spreadsheet shows them: blank rows count, quoted line ends do not', async () => {
    const { sheets } = await csv('a,b\n\n1,"x\ny"\n,\n2,z\n');
    expect(sheets[0]!.rows.map((row) => row.number)).toEqual([1, 3, 5]);
  });

  it('does not count a sep= line, which a spreadsheet program never shows', async () => {
    const { sheets } = await csv('sep=|\r\na|b\r\n1|2,5\r\n');
    expect(plain(sheets[0]!.rows)).toEqual([
      [1, 'text:a', 'text:b'],
      [2, 'text:1', 'text:2,5'],
    ]);
  });

  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CR LF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['no last line end', 'a,b\n1,2'],
  ])('takes %s', async (_, text) => {
    expect(await texts(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['comma', 'a,b;c,d\n1,2;3,4\n', ['a', 'b;c', 'd']],
    ['semicolon', 'a;b;c\n1;2,5;3\n2;3,5;4\n', ['a', 'b', 'c']],
    ['tab', 'a\tb, c\td\n1\t2\t3\n', ['a', 'b, c', 'd']],
    ['pipe', 'a|b|c\n1|2|3\n', ['a', 'b', 'c']],
    ['comma with codes parted by semicolons', 'id,codes\n1,A;B;C\n2,A;B;C\n', ['id', 'codes']],
    ['one column', 'Child ID\n1\n2\n', ['Child ID']],
  ])('chooses the delimiter once: %s', async (_, text, header) => {
    expect((await texts(text))[0]).toEqual(header);
  });

  it('chooses by the table, not by a title above it', async () => {
    const rows = await texts('Return, made by a; b; c\n\nid;from;to\n1;2;3\n2;3;4\n');
    expect(rows.slice(1)).toEqual([
      ['id', 'from', 'to'],
      ['1', '2', '3'],
      ['2', '3', '4'],
    ]);
  });

  it('reports records with more or fewer fields than most', async () => {
    const { sheets } = await csv('a,b,c\n1,2,3\n1,2,3,4\n1,2\n1,2,3\n');
    expect(sheets[0]!.summary.ragged).toEqual([3, 4]);
    expect(sheets[0]!.rows.map((row) => row.width)).toEqual([3, 3, 4, 2, 3]);
  });

  it.each([
    ['an unclosed quote', 'a,b\n1,"x\n2,y\n', 'UNCLOSED_QUOTE 2'],
    ['text after a closing quote', 'a,b\n1,"x\n2,"y"\n', 'UNCLOSED_QUOTE 2'],
    ['a last row cut short', 'a,b,c\n1,2,3\n2,3', 'TRUNCATED 3'],
    ['a cell too long', `a,b\n1,${'x'.repeat(32_768)}\n`, 'CELL_TOO_LONG 2'],
    ['too many columns', `${'a,'.repeat(400)}b\n`, 'TOO_MANY_COLUMNS 1'],
    ['nothing', '', 'EMPTY_FILE'],
    ['white space', ' \r\n\t\r\n', 'EMPTY_FILE'],
  ])('refuses %s', async (_, text, code) => {
    expect(await refusal(text)).toBe(code);
  });

  it('reads the formula that exports write around text as that text', async () => {
    expect(await texts('id,n\n="00123","=""0045"""\n=1+1,="a"&"b"\n')).toEqual([
      ['id', 'n'],
      ['00123', '0045'],
      ['=1+1', '="a"&"b"'],
    ]);
  });

  it('takes an error value for an error, as in the workbook it came from', async () => {
    const { sheets } = await csv('id,n\n1,#REF!\n2,#N/A \n3,#7\n');
    expect(plain(sheets[0]!.rows).slice(1)).toEqual([
      [2, 'text:1', 'error:#REF!'],
      [3, 'text:2', 'error:#N/A'],
      [4, 'text:3', 'text:#7'],
    ]);
  });

  it('passes over the control-Z that closes a text from an old program', async () => {
    expect(await texts('a,b\r\n1,2\r\n\x1a')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['one endless line', 'a,'.repeat(5_000_000), 'TOO_MANY_COLUMNS'],
    ['quotation marks only', '"'.repeat(5_000_000), 'CELL_TOO_LONG'],
    ['a quote that closes far away', `a,b\n"${'x\n'.repeat(50_000)}",1\n`, 'CELL_TOO_LONG'],
  ])('gives up early on %s', async (_, text, code) => {
    const began = performance.now();
    await expect(csv(text)).rejects.toThrow(code);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('refuses more rows than a spreadsheet holds before it reads any', async () => {
    const started = performance.now();
    const file = await openFile(Buffer.from('a,b\n'.repeat(1_048_577)), 'file.csv');
    expect(file).toMatchObject({ refused: true, code: 'TOO_MANY_ROWS' });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(isRefusal(await openFile(Buffer.from(`a,b\n1,"${'\n'.repeat(1_000)}"\n`), 'file.csv'))).toBe(
      false,
    );
  });

  it('stops when the caller has seen enough', async () => {
    const { file } = await csv('a\n1\n2\n');
    const seen: number[] = [];
    const summary = await file.readSheet(file.sheets[0]!, (row) => seen.push(row.number) < 2);
    expect(seen).toEqual([1, 2]);
    expect(summary).toMatchObject({ complete: false });
  });
});

describe('encodings', () => {
  const text = 'id,name\r\n1,Zoë O\u2019Brien £5 – café\r\n';
  const marked = `\ufeff${text}`;

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(marked)],
    ['UTF-16 LE with a mark', Buffer.from(marked, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(marked, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE without a mark', Buffer.from(text, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('id,name\r\n1,Zo\xeb O\x92Brien \xa35 \x96 caf\xe9\r\n', 'latin1')],
  ])('reads %s', async (_, bytes) => {
    expect((await texts(bytes))[1]).toEqual(['1', 'Zoë O\u2019Brien £5 – café']);
  });

  it.each([
    [
      'UTF-8 with a broken letter',
      Buffer.from([...Buffer.from('id,name\n1,é\n2,"a\nb"\n3,'), 0xff, 0x0a]),
      'ENCODING 4',
    ],
    ['DOS text', Buffer.from('id,name\n1,\x9c5\n', 'latin1'), 'ENCODING 2'],
    ['Mac text', Buffer.from('id,name\n1,caf\x8e\n', 'latin1'), 'ENCODING 2'],
    ['NUL characters', Buffer.from('id,name\n1,a\0b\n'), 'ENCODING'],
    ['a replacement character', Buffer.from('id,name\n1,a\n2,Zo\ufffd\n'), 'ENCODING 3'],
    ['letters damaged before', Buffer.from('id,name\n1,Zo\u00c3\u00ab\n'), 'ENCODING 2'],
    ['a pound sign damaged before', Buffer.from('id,name\n1,\u00c2\u00a35\n'), 'ENCODING 2'],
    ['half a UTF-16 character', Buffer.from('\ufeffid,name\n1,a\n', 'utf16le').subarray(0, -1), 'TRUNCATED'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });
});
