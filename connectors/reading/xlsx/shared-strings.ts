import { type Cell, textCell } from '../cell.ts';
import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import { createXmlParser } from '../xml/parser.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { inflateEntry } from '../zip/inflate.ts';
import { OddDialect } from './odd-dialect.ts';
import { writeDecoded } from './part-text.ts';
import { SplitPart } from './split-part.ts';
import { decodeEscapes, decodeXmlText } from './xml-text.ts';

/** The workbook's texts as cells, by index. Runs of rich text are joined; readings above characters (phonetic) are left out. */
export async function readSharedStrings(archive: Buffer, entry: ZipEntry): Promise<readonly Cell[]> {
  try {
    return await scanStrings(archive, entry);
  } catch (error) {
    if (error instanceof OddDialect) return parseStrings(archive, entry);
    throw error;
  }
}

/** The fast way, for the one dialect that spreadsheet programs write. @throws OddDialect */
export async function scanStrings(archive: Buffer, entry: ZipEntry): Promise<readonly Cell[]> {
  const strings: Cell[] = [];
  let outside = 0;
  const parser = createXmlParser({
    onOpen(name) {
      if (name === 'si') outside += 1;
    },
    onClose() {},
    onText() {},
  });
  const part = new SplitPart({ open: '<si', item: '<si' }, parser, (text) => scanItems(text, strings));
  await inflateEntry(archive, entry, (chunk) => part.push(chunk));
  part.end();
  if (outside > 0) throw new OddDialect();
  return strings;
}

function scanItems(text: string, strings: Cell[]): number {
  let at = 0;
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (at >= text.length) return -1;
    if (text.startsWith('<si>', at)) {
      const end = text.indexOf('</si>', at);
      if (end < 0) throw new OddDialect();
      add(strings, itemText(text, at + 4, end));
      at = end + 5;
    } else if (text.startsWith('<si/>', at)) {
      add(strings, '');
      at += 5;
    } else if (text.startsWith('</sst', at)) {
      return at;
    } else {
      throw new OddDialect();
    }
  }
}

/** Text of `<t>` elements between `from` and `to`, those of `<rPh>` left out. */
function itemText(text: string, from: number, to: number): string {
  let at = text.startsWith('<t>', from)
    ? from + 3
    : text.startsWith(PRESERVED, from)
      ? from + PRESERVED.length
      : -1;
  if (at > 0) {
    const end = text.indexOf('<', at);
    if (end === to - 4 && text.startsWith('</t>', end)) return decodeXmlText(text.slice(at, end));
  }
  const inside = text.slice(from, to);
  if (inside.includes('<!') || inside.includes('<?')) throw new OddDialect();
  let joined = '';
  let phonetic = false;
  for (at = inside.indexOf('<'); at >= 0; at = inside.indexOf('<', at + 1)) {
    const tag = /^<(\/?[\w:]+)(?: [\w:]+="[^"<]*")*(\s*\/)?>/.exec(inside.slice(at, at + 2_000));
    if (tag === null || tag[1]!.includes(':')) throw new OddDialect();
    if (tag[1] === 'rPh' && tag[2] === undefined) phonetic = true;
    else if (tag[1] === '/rPh') phonetic = false;
    else if (tag[1] === 't' && tag[2] === undefined && !phonetic) {
      const start = at + tag[0].length;
      const end = inside.indexOf('<', start);
      if (!inside.startsWith('</t>', end)) throw new OddDialect();
      joined += decodeXmlText(inside.slice(start, end));
    }
  }
  return joined;
}

const PRESERVED = '<t xml:space="preserve">';

/** The right way for every dialect. */
export async function parseStrings(archive: Buffer, entry: ZipEntry): Promise<readonly Cell[]> {
  const strings: Cell[] = [];
  let current: string | undefined;
  let phonetic = false;
  let inText = false;
  const parser = createXmlParser({
    onOpen(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = true;
    },
    onClose(name) {
      if (name === 'si') {
        add(strings, current ?? '');
        current = undefined;
      } else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    onText(text) {
      if (inText && !phonetic && current !== undefined) current += text;
    },
  });
  await writeDecoded(archive, entry, parser);
  return strings;
}

function add(strings: Cell[], raw: string): void {
  const text = decodeEscapes(raw);
  if (text.length > limits.cellCharacters) {
    throw new FileRefused('CELL_TOO_LONG', `A cell holds more than ${limits.cellCharacters} characters.`);
  }
  if (strings.length >= limits.sharedStrings) {
    throw new FileRefused('TOO_MANY_ROWS', 'The workbook holds more texts than a spreadsheet can.');
  }
  strings.push(textCell(text));
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
