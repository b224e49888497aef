import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import { directoryPlace } from './end-record.ts';

/** One file of a zip archive; its data lie at `start`, checked to be inside the archive and in no other entry. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly start: number;
}

/** The files of an archive by lower-case name (part names ignore case). */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const again = 'Open the file in Excel, save it again as .xlsx and send that.';

/**
 * Reads and checks the central directory, before anything is inflated: number of entries, declared sizes, ratio, path
 * names, duplicate names, encryption, method, and that every entry's data are its own.
 * @throws FileRefused TRUNCATED, CORRUPT, ZIP_BOMB, ZIP_ENCRYPTED, ZIP_UNSAFE, ZIP_LYING_SIZE
 */
export function readDirectory(bytes: Buffer): ZipDirectory {
  const place = directoryPlace(bytes);
  if (place.entries > limits.zipEntries) {
    throw new FileRefused(
      'ZIP_BOMB',
      `The file holds ${place.entries} parts, which no workbook needs. ${again}`,
    );
  }
  const directory = new Map<string, ZipEntry>();
  const spans: { from: number; to: number }[] = [];
  let inflated = 0;
  let at = place.start;
  for (let i = 0; i < place.entries; i++) {
    if (at + 46 > place.end || bytes.readUInt32LE(at) !== 0x02014b50) throw corrupt();
    const header = readCentralHeader(bytes, at, place.end);
    at = header.next;
    inflated += header.size;
    if (header.size > limits.ratioFromBytes && header.size > limits.ratio * header.compressedSize)
      throw bomb();
    if (inflated > limits.inflatedBytes) throw bomb();
    const local = readLocalHeader(bytes, header, place.start);
    spans.push({ from: header.localOffset, to: local + header.compressedSize });
    const key = checkedName(header.name);
    if (directory.has(key)) throw new FileRefused('ZIP_UNSAFE', `Two parts have the same name. ${again}`);
    if (key.endsWith('/')) continue;
    if (header.method === 'stored' && header.size !== header.compressedSize) throw lying();
    directory.set(key, { ...header, name: header.name, start: local });
  }
  if (at !== place.end) throw corrupt();
  spans.sort((a, b) => a.from - b.from);
  for (let i = 1; i < spans.length; i++) {
    if (spans[i]!.from < spans[i - 1]!.to) {
      throw new FileRefused(
        'ZIP_BOMB',
        `Parts of the file share their data, which no workbook needs. ${again}`,
      );
    }
  }
  return directory;
}

interface CentralHeader {
  name: string;
  method: 'stored' | 'deflated';
  crc: number;
  compressedSize: number;
  size: number;
  localOffset: number;
  next: number;
}

function readCentralHeader(bytes: Buffer, at: number, end: number): CentralHeader {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const nameLength = bytes.readUInt16LE(at + 28);
  const extraLength = bytes.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  if (next > end) throw corrupt();
  // Bit 0: encrypted; bit 6: strong encryption; bit 13: masked directory; method 99: AES.
  if ((flags & 0x2041) !== 0 || method === 99) {
    throw new FileRefused(
      'ZIP_ENCRYPTED',
      'The file is a zip archive with a password. Remove the password and send the workbook by the agreed secure route.',
    );
  }
  if (method !== 0 && method !== 8) {
    throw new FileRefused('ZIP_UNSAFE', `The file is compressed in a way that workbooks are not. ${again}`);
  }
  const sizes = {
    size: bytes.readUInt32LE(at + 24),
    compressedSize: bytes.readUInt32LE(at + 20),
    localOffset: bytes.readUInt32LE(at + 42),
  };
  readZip64Extra(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), sizes);
  const name = bytes.toString((flags & 0x800) !== 0 ? 'utf8' : 'latin1', at + 46, at + 46 + nameLength);
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc: bytes.readUInt32LE(at + 16),
    ...sizes,
    next,
  };
}

/** Some reporting programs write 64-bit sizes even for small files (extra field 1); the values must still be small. */
function readZip64Extra(
  extra: Buffer,
  sizes: { size: number; compressedSize: number; localOffset: number },
): void {
  const wide = 0xffffffff;
  const order = (['size', 'compressedSize', 'localOffset'] as const).filter((field) => sizes[field] === wide);
  if (order.length === 0) return;
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  for (const field of order) {
    if (at + 8 > extra.length) throw corrupt();
    sizes[field] = Number(extra.readBigUInt64LE(at));
    at += 8;
  }
}

/** Where the data of an entry start, after checking its own header against the directory. */
function readLocalHeader(bytes: Buffer, header: CentralHeader, directoryStart: number): number {
  const at = header.localOffset;
  if (at + 30 > directoryStart || bytes.readUInt32LE(at) !== 0x04034b50) throw corrupt();
  const nameLength = bytes.readUInt16LE(at + 26);
  const start = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
  if (start + header.compressedSize > directoryStart) throw corrupt();
  const utf8 = (bytes.readUInt16LE(at + 6) & 0x800) !== 0;
  if (bytes.toString(utf8 ? 'utf8' : 'latin1', at + 30, at + 30 + nameLength) !== header.name)
    throw corrupt();
  return start;
}

/** The key of a part name. A name that could lead out of a folder is refused although nothing is ever unpacked. */
function checkedName(name: string): string {
  const key = name.replaceAll('\\', '/').toLowerCase();
  const unsafe = key === '' || key.includes('\0') || /^\/|^[a-z]:|(^|\/)\.\.(\/|$)/.test(key);
  if (unsafe) throw new FileRefused('ZIP_UNSAFE', `A part of the file has a path for its name. ${again}`);
  return key;
}

function corrupt(): FileRefused {
  return new FileRefused(
    'CORRUPT',
    `The file is damaged: its list of parts does not fit its content. ${again}`,
  );
}

function bomb(): FileRefused {
  return new FileRefused('ZIP_BOMB', `The file would unpack to far more than a return needs. ${again}`);
}

function lying(): FileRefused {
  return new FileRefused('ZIP_LYING_SIZE', `A part of the file is not as large as it says. ${again}`);
}
