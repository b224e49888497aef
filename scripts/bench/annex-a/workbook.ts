import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';
import { lettersOfColumn } from '../../../connectors/reading/index.ts';
import type { List, ListCell } from './lists.ts';

/** How the XML of the sheets is written: as spreadsheet programs do, or in a legal way that few do. */
export type Dialect = 'usual' | 'prefixed' | 'no-references' | 'single-quotes';

export interface WorkbookSize {
  readonly rows: number;
  readonly cells: number;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Writes the lists as one workbook: shared strings, date serials with a style, spans, as a spreadsheet program would. */
export async function writeWorkbook(
  path: string,
  lists: readonly List[],
  dialect: Dialect,
): Promise<WorkbookSize> {
  const zip = new ZipFile(path);
  const strings = new Map<string, number>();
  let rows = 0;
  let cells = 0;
  for (const [index, list] of lists.entries()) {
    await zip.add(
      `xl/worksheets/sheet${index + 1}.xml`,
      function* () {
        yield `<worksheet xmlns="${main}"><sheetData>`;
        let number = 1;
        yield rowXml(list.headings, number, strings, dialect);
        for (const row of list.rows()) {
          rows++;
          for (const cell of row) if (cell !== null) cells++;
          yield rowXml(row, ++number, strings, dialect);
        }
        yield '</sheetData></worksheet>';
      },
      dialect,
    );
  }
  await zip.add('xl/sharedStrings.xml', function* () {
    yield `<sst xmlns="${main}" uniqueCount="${strings.size}">`;
    for (const text of strings.keys()) yield `<si><t>${escapeXml(text)}</t></si>`;
    yield '</sst>';
  });
  const sheet = (i: number) =>
    `<sheet name="${escapeXml(lists[i]!.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const package_ = 'http://schemas.openxmlformats.org/package/2006';
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  await zip.text(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  );
  await zip.text(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${lists.map((_, i) => sheet(i)).join('')}</sheets></workbook>`,
  );
  await zip.text(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${package_}/relationships">${lists.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('rIdS', 'styles', 'styles.xml')}${relation('rIdT', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
  );
  await zip.text(
    '_rels/.rels',
    `<Relationships xmlns="${package_}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  await zip.text(
    '[Content_Types].xml',
    `<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook', 'sheet.main')}${type('styles', 'styles')}${type('sharedStrings', 'sharedStrings')}${lists.map((_, i) => type(`worksheets/sheet${i + 1}`, 'worksheet')).join('')}</Types>`,
  );
  zip.end();
  return { rows, cells };
}

/** The same lists as CSV files, each cell as a person sees it, days as yyyy-mm-dd. */
export function writeCsvFiles(folder: string, lists: readonly List[]): void {
  for (const [index, list] of lists.entries()) {
    const file = openSync(join(folder, csvName(index)), 'w');
    let waiting = `${list.headings.map(field).join(',')}\n`;
    for (const row of list.rows()) {
      waiting += `${row.map(field).join(',')}\n`;
      if (waiting.length > 1 << 18) {
        writeSync(file, waiting);
        waiting = '';
      }
    }
    writeSync(file, waiting);
    closeSync(file);
  }
}

export function csvName(index: number): string {
  return `list${index + 1}.csv`;
}

function field(cell: ListCell): string {
  const text = cell === null ? '' : typeof cell === 'object' ? dayOf(cell.serial) : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function dayOf(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function rowXml(
  row: readonly ListCell[],
  number: number,
  strings: Map<string, number>,
  dialect: Dialect,
): string {
  const bare = dialect === 'no-references';
  let xml = bare ? '<row>' : `<row r="${number}" spans="1:${row.length}">`;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column]!;
    const at = bare ? '' : ` r="${lettersOfColumn(column)}${number}"`;
    if (cell === null) xml += bare ? '<c/>' : '';
    else if (typeof cell === 'number') xml += `<c${at}><v>${cell}</v></c>`;
    else if (typeof cell === 'object') xml += `<c${at} s="1"><v>${cell.serial}</v></c>`;
    else {
      let index = strings.get(cell);
      if (index === undefined) {
        index = strings.size;
        strings.set(cell, index);
      }
      xml += `<c${at} t="s"><v>${index}</v></c>`;
    }
  }
  return `${xml}</row>`;
}

function dressed(xml: string, dialect: Dialect): string {
  if (dialect === 'single-quotes') return xml.replaceAll('"', "'");
  if (dialect !== 'prefixed') return xml;
  return xml.replace(/<(\/?)([a-z])/gi, '<$1x:$2').replace('xmlns=', 'xmlns:x=');
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Writes a zip archive part by part, deflating as it goes. */
class ZipFile {
  readonly #path: string;
  readonly #bodies: Buffer[] = [];
  readonly #directory: Buffer[] = [];
  #at = 0;

  constructor(path: string) {
    this.#path = path;
  }

  text(name: string, xml: string): Promise<void> {
    return this.add(name, () => [xml]);
  }

  async add(name: string, pieces: () => Iterable<string>, dialect: Dialect = 'usual'): Promise<void> {
    const deflate = createDeflateRaw();
    const packed: Buffer[] = [];
    deflate.on('data', (chunk: Buffer) => packed.push(chunk));
    let crc = 0;
    let size = 0;
    const write = async (text: string) => {
      const bytes = Buffer.from(text);
      crc = crc32(bytes, crc);
      size += bytes.length;
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
    };
    let waiting = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
    for (const piece of pieces()) {
      waiting += dressed(piece, dialect);
      if (waiting.length < 1 << 18) continue;
      await write(waiting);
      waiting = '';
    }
    await write(waiting);
    await new Promise((resolve) => deflate.once('end', resolve).end());
    this.#put(name, Buffer.concat(packed), size, crc);
  }

  #put(name: string, packed: Buffer, size: number, crc: number): void {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(this.#at, 10);
    this.#directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]),
    );
    this.#bodies.push(local, packed);
    this.#at += local.length + packed.length;
  }

  end(): void {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#directory.length, 8);
    end.writeUInt16LE(this.#directory.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#at, 16);
    writeFileSync(this.#path, Buffer.concat([...this.#bodies, directory, end]));
  }
}
