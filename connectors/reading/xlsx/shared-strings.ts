import { createXmlParser } from '../xml/parser.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { inflateEntry } from '../zip/inflate.ts';
import { OddDialect } from './odd-dialect.ts';
import { writeDecoded } from './part-text.ts';
import { SharedTexts } from './shared-texts.ts';
import { SplitPart } from './split-part.ts';
import { isAt, isSpace, wordOf } from './xml-bytes.ts';
import { decodeEscapes, decodeXmlText } from './xml-text.ts';

/** The workbook's texts, by index. Runs of rich text are joined; readings above characters (phonetic) are left out. */
export async function readSharedStrings(archive: Buffer, entry: ZipEntry): Promise<SharedTexts> {
  try {
    return await scanStrings(archive, entry);
  } catch (error) {
    if (error instanceof OddDialect) return parseStrings(archive, entry);
    throw error;
  }
}

/** The fast way, for the one dialect that spreadsheet programs write. @throws OddDialect */
async function scanStrings(archive: Buffer, entry: ZipEntry): Promise<SharedTexts> {
  const strings = new SharedTexts(entry.size);
  let outside = 0;
  const parser = createXmlParser({
    onOpen(name) {
      if (name === 'si') outside += 1;
    },
    onClose() {},
    onText() {},
  });
  const part = new SplitPart({ open: '<si', item: '<si' }, parser, (bytes) => scanItems(bytes, strings));
  await inflateEntry(archive, entry, (chunk) => part.push(chunk));
  part.end();
  if (outside > 0) throw new OddDialect();
  return strings;
}

const plainStart = wordOf('<si><t>');
const preservedStart = wordOf('<si><t xml:space="preserve">');
const plainEnd = wordOf('</t></si>');
const richStart = wordOf('<si>');
const emptyItem = wordOf('<si/>');
const itemsEnd = wordOf('</sst');

function scanItems(bytes: Buffer, strings: SharedTexts): number {
  let at = 0;
  for (;;) {
    while (at < bytes.length && isSpace(bytes[at]!)) at += 1;
    if (at >= bytes.length) return -1;
    if (isAt(bytes, at, richStart)) {
      at = scanItem(bytes, at, strings);
    } else if (isAt(bytes, at, emptyItem)) {
      strings.add('');
      at += 5;
    } else if (isAt(bytes, at, itemsEnd)) {
      return at;
    } else {
      throw new OddDialect();
    }
  }
}

/** Adds the text of the item that starts at `at`; returns where the next one may start. */
function scanItem(bytes: Buffer, at: number, strings: SharedTexts): number {
  const from = isAt(bytes, at, plainStart)
    ? at + plainStart.length
    : isAt(bytes, at, preservedStart)
      ? at + preservedStart.length
      : -1;
  if (from > 0) {
    let to = from;
    let isPlain = true;
    for (; to < bytes.length && bytes[to] !== LESS; to++) isPlain = isPlain && !mayMeanOther(bytes, to);
    if (isAt(bytes, to, plainEnd)) {
      if (isPlain) strings.addBytes(bytes, from, to);
      else strings.add(decodeEscapes(decodeXmlText(bytes.toString('utf8', from, to))));
      return to + plainEnd.length;
    }
  }
  const end = bytes.indexOf('</si>', at);
  if (end < 0) throw new OddDialect();
  strings.add(decodeEscapes(itemText(bytes.toString('utf8', at + richStart.length, end))));
  return end + 5;
}

const LESS = 60;

/** A reference, a line end or the start of an escape. */
function mayMeanOther(bytes: Buffer, at: number): boolean {
  const byte = bytes[at];
  return byte === 38 || byte === 13 || (byte === 95 && bytes[at + 1] === 120);
}

/** Text of the `<t>` elements of an item, those of `<rPh>` left out. */
function itemText(inside: string): string {
  if (inside.includes('<!') || inside.includes('<?')) throw new OddDialect();
  let joined = '';
  let phonetic = false;
  for (let at = inside.indexOf('<'); at >= 0; at = inside.indexOf('<', at + 1)) {
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

/** The right way for every dialect. */
async function parseStrings(archive: Buffer, entry: ZipEntry): Promise<SharedTexts> {
  const strings = new SharedTexts(entry.size);
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
        strings.add(decodeEscapes(current ?? ''));
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
