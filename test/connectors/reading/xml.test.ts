import { describe, expect, it } from 'vitest';
import { isRefusal, openFile, type XmlElement, type XmlFile } from '../../../connectors/reading/index.ts';

async function xmlFile(bytes: Buffer | string): Promise<XmlFile> {
  const file = await openFile(Buffer.from(bytes as string), 'file.xml');
  if (isRefusal(file) || file.kind !== 'xml') throw new Error(JSON.stringify(file));
  return file;
}

async function verdict(bytes: Buffer | string): Promise<string> {
  const file = await openFile(Buffer.from(bytes as string), 'file.xml');
  if (isRefusal(file)) return file.code;
  if (file.kind !== 'xml') return file.kind;
  return file.read({})?.code ?? 'read';
}

const census =
  '<?xml version="1.0" encoding="UTF-8"?>\n<m:Message xmlns:m="urn:x">\n<Header><Year>2024</Year></Header>\n<Children><Child id="1" m:kind="a">\n  <Name> Zoë &amp; <![CDATA[<Max>]]> </Name><Dates><Date>2024-01-01</Date><Date/></Dates></Child><Child/></Children></m:Message>';

describe('XML files', () => {
  it('gives records with what is inside them, and their lines', async () => {
    const file = await xmlFile(census);
    const records: XmlElement[] = [];
    expect(file.root).toBe('Message');
    expect(file.readRecords(['Header', 'Child'], (record) => records.push(record))).toBeUndefined();
    expect(records.map(({ name, line }) => `${name} ${line}`)).toEqual(['Header 3', 'Child 4', 'Child 5']);
    expect(records[1]).toEqual({
      name: 'Child',
      text: '',
      attributes: new Map([
        ['id', '1'],
        ['kind', 'a'],
      ]),
      line: 4,
      children: [
        { name: 'Name', text: 'Zoë & <Max>', attributes: new Map(), children: [], line: 5 },
        {
          name: 'Dates',
          text: '',
          attributes: new Map(),
          line: 5,
          children: [
            { name: 'Date', text: '2024-01-01', attributes: new Map(), children: [], line: 5 },
            { name: 'Date', text: '', attributes: new Map(), children: [], line: 5 },
          ],
        },
      ],
    });
  });

  it('gives events with the path of open elements', async () => {
    const seen: string[] = [];
    (await xmlFile(census)).read({
      onOpen: (_name, _attributes, line, path) => seen.push(`${path.join('/')} ${line}`),
      onClose: (name, text) => seen.push(`${name}=${text}`),
    });
    expect(seen.slice(0, 5)).toEqual([
      'Message 2',
      'Message/Header 3',
      'Message/Header/Year 3',
      'Year=2024',
      'Header=',
    ]);
  });

  it.each([
    [
      'ISO 8859-1',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zo\xeb \x92</a>', 'latin1'),
      'Zoë \u2019',
    ],
    ['US-ASCII', Buffer.from("<?xml version='1.0' encoding='us-ascii'?><a>Zo&#235;</a>"), 'Zoë'],
    ['UTF-16 BE with a mark', Buffer.from('\ufeff<a>Zoë</a>', 'utf16le').swap16(), 'Zoë'],
    ['UTF-16 without a mark', Buffer.from('<a>Zoë</a>', 'utf16le'), 'Zoë'],
  ])('reads %s', async (_, bytes, text) => {
    const texts: string[] = [];
    (await xmlFile(bytes)).read({ onClose: (_name, own) => texts.push(own) });
    expect(texts).toEqual([text]);
  });

  it.each([
    ['a DOCTYPE', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'XML_DOCTYPE'],
    [
      'a DOCTYPE with a parameter entity',
      '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><a/>',
      'XML_DOCTYPE',
    ],
    ['an unknown entity', '<a>&nbsp;</a>', 'XML_NOT_WELL_FORMED'],
    ['a cut end', '<a><b>text</b><b>te', 'XML_TRUNCATED'],
    ['elements that do not nest', '<a><b></a></b>', 'XML_NOT_WELL_FORMED'],
    ['two roots', '<a/><b/>', 'XML_NOT_WELL_FORMED'],
    ['deep nesting', `${'<a>'.repeat(100_000)}`, 'XML_DEPTH'],
    ['bytes that are not UTF-8', Buffer.from('<a>Zo\xeb</a>', 'latin1'), 'ENCODING'],
    ['an encoding that is not read', '<?xml version="1.0" encoding="EBCDIC-CP-GB"?><a/>', 'ENCODING'],
  ])('%s', async (_, bytes, code) => {
    expect(await verdict(bytes)).toBe(code);
  });

  it('refuses a text that is longer than any field', async () => {
    expect(await verdict(`<a><b>${'x'.repeat(5_000_000)}</b></a>`)).toBe('XML_RECORD_TOO_LARGE');
  });

  it('refuses a record that is larger than any child', async () => {
    const file = await xmlFile(`<Message><Child>${'<b/>'.repeat(100_001)}</Child></Message>`);
    expect(file.readRecords(['Child'], () => {})?.code).toBe('XML_RECORD_TOO_LARGE');
  });
});
