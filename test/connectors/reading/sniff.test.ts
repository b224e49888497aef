import { expect, it } from 'vitest';
import { isRefusal, sniffFile } from '../../../connectors/reading/index.ts';
import { zip } from './zip-writer.ts';

function verdict(bytes: Buffer | string, name = 'file'): string {
  const type = sniffFile(Buffer.from(bytes as string), name);
  return isRefusal(type) ? type.code : [type.kind, ...type.issues.map(({ code }) => code)].join(' ');
}

it.each<[string, Buffer | string, string]>([
  ['CSV', 'a,b\n1,2\n', 'csv'],
  ['text that starts with a less-than sign', '<5,b\n', 'csv'],
  ['XML', '<?xml version="1.0"?><Message/>', 'xml'],
  ['XML without a declaration', '  <Message>', 'xml'],
  ['XML in UTF-16', Buffer.from('\ufeff<Message/>', 'utf16le'), 'xml'],
  ['HTML', '<!DOCTYPE html><html><table>', 'HTML_AS_XLS'],
  ['HTML with a declaration before', '<?xml version="1.0"?>\n<!-- x --><html xmlns="y">', 'HTML_AS_XLS'],
  ['a bare table', '\n<table border=1>', 'HTML_AS_XLS'],
  ['a web archive', 'MIME-Version: 1.0\nContent-Type: multipart/related', 'HTML_AS_XLS'],
  [
    'a web archive whose first header is another',
    'From: <Saved by a browser>\r\nSubject: Report\r\n of June\r\nMIME-Version: 1.0\r\n',
    'HTML_AS_XLS',
  ],
  ['HTML that begins in the middle', '<font face="Arial"><table><tr><td>a', 'HTML_AS_XLS'],
  ['HTML after a paragraph', '<p>Report</p>\n<TABLE ><TR><TD>a</TD></TR>', 'HTML_AS_XLS'],
  ['JSON', '[{"Child ID":1}]', 'UNKNOWN_TYPE'],
  ['JSON over lines', '{\n  "rows": []\n}', 'UNKNOWN_TYPE'],
  ['a heading in brackets', '[Child ID],[Outcome]\n1,2\n', 'csv'],
  ['a heading that starts like a program', 'MZ number,Child ID\n1,2\n', 'csv'],
  ['a heading that starts like an archive', 'BZhild,Child ID\n1,2\n', 'csv'],
  ['an archive', Buffer.concat([Buffer.from('BZh9'), Buffer.alloc(40)]), 'UNKNOWN_TYPE'],
  ['a database', Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(40)]), 'UNKNOWN_TYPE'],
  [
    'Excel 2003 XML',
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>',
    'SPREADSHEETML',
  ],
  [
    'flat OpenDocument',
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
    'ODS',
  ],
  ['an ELF program', Buffer.from('\x7fELF\x02\x01', 'latin1'), 'EXECUTABLE'],
  ['a Windows program', Buffer.from('MZ\x90\0', 'latin1'), 'EXECUTABLE'],
  ['a script', '#!/bin/sh\n', 'EXECUTABLE'],
  ['PDF', '%PDF-1.7', 'UNKNOWN_TYPE'],
  ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), 'UNKNOWN_TYPE'],
  ['an Excel 4 sheet', Buffer.from([9, 4, 6, 0, 0, 0, 16, 0]), 'OLD_XLS'],
  ['an Office container of another kind', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'UNKNOWN_TYPE'],
  ['a zip of something', zip({ 'hello.txt': 'x' }), 'NOT_A_WORKBOOK'],
  ['an empty zip', zip({}), 'NOT_A_WORKBOOK'],
  ['a Word document', zip({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }), 'NOT_A_WORKBOOK'],
  [
    'OpenDocument',
    zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': 'x' }),
    'ODS',
  ],
  ['a binary workbook', zip({ '[Content_Types].xml': 'x', 'xl/workbook.bin': 'x' }), 'XLSB'],
  ['a workbook', zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }), 'xlsx'],
  ['a workbook with 64-bit sizes', zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }, true), 'xlsx'],
  [
    'a bomb with 64-bit sizes',
    zip({ 'xl/workbook.xml': 'x', 'xl/a.xml': 'a'.repeat(3_000_000) }, true),
    'ZIP_BOMB',
  ],
  [
    'a path for a name',
    zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x', '../evil': 'x' }),
    'ZIP_UNSAFE',
  ],
  ['names that differ in case only', zip({ 'xl/workbook.xml': 'x', 'XL/workbook.xml': 'y' }), 'ZIP_UNSAFE'],
  [
    '1,001 parts',
    zip(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`p${i}`, '']))),
    'ZIP_BOMB',
  ],
  [
    'a part that inflates 1,000 times',
    zip({ 'xl/workbook.xml': 'x', 'xl/a.xml': 'a'.repeat(3_000_000) }),
    'ZIP_BOMB',
  ],
  [
    'bytes after the archive',
    Buffer.concat([zip({ 'xl/workbook.xml': 'x' }), Buffer.from('more')]),
    'CORRUPT',
  ],
  [
    'bytes before the archive',
    Buffer.concat([zip({ 'a.xml': 'x' }), zip({ 'xl/workbook.xml': 'x' })]),
    'CORRUPT',
  ],
  ['50 MB and more', Buffer.alloc(50 * 1024 * 1024 + 1, 'a'), 'FILE_TOO_LARGE'],
])('%s', (_, bytes, expected) => {
  expect(verdict(bytes)).toBe(expected);
});

it('says when the name promises something else', () => {
  expect(verdict('a,b\n', 'return.xlsx')).toBe('csv EXTENSION_MISMATCH');
  expect(verdict(zip({ 'xl/workbook.xml': 'x' }), 'return.xls')).toBe('xlsx EXTENSION_MISMATCH');
  expect(verdict('a,b\n', 'RETURN.CSV')).toBe('csv');
});

it('refuses parts that share their data', () => {
  const bytes = zip({ 'xl/workbook.xml': 'x'.repeat(50), 'xl/other.xml': 'y'.repeat(50) });
  // Point the second entry of the directory at the data of the first.
  const second = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(0, second + 42);
  expect(verdict(bytes)).toBe('CORRUPT');
});

it('refuses an archive with a password', () => {
  const bytes = zip({ 'xl/workbook.xml': 'x' });
  const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt16LE(0x801, entry + 8);
  expect(verdict(bytes)).toBe('ZIP_ENCRYPTED');
});
