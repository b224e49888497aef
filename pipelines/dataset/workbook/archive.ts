import { crc32, deflateRawSync } from 'node:zlib';
import { readDirectory } from '../../../connectors/reading/zip/directory.ts';
import { inflateAll } from '../../../connectors/reading/zip/inflate.ts';

/** 1 January 1980, the first day a zip archive can name: the time of writing is no part of a dataset. */
const FIRST_DAY = 0x21;

/**
 * Writes a zip archive anew with every part as `edit` gives it back, in the same order and all of one date, so that the
 * same content is the same bytes.
 */
export async function rewriteArchive(
  bytes: Buffer,
  edit: (name: string, content: Buffer) => Buffer | string,
): Promise<Buffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let entries = 0;
  for (const entry of readDirectory(bytes).values()) {
    const content = Buffer.from(edit(entry.name, await inflateAll(bytes, entry)));
    const packed = deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    describe(head, 4, content, packed, name);
    const listing = Buffer.alloc(46);
    listing.writeUInt32LE(0x02014b50, 0);
    listing.writeUInt16LE(20, 4);
    describe(listing, 6, content, packed, name);
    listing.writeUInt32LE(offset, 42);
    bodies.push(head, name, packed);
    directory.push(listing, name);
    offset += head.length + name.length + packed.length;
    entries++;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

/** The fields that an entry's own header and its listing share, from the version needed on. */
function describe(header: Buffer, at: number, content: Buffer, packed: Buffer, name: Buffer): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(0x800, at + 2);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt16LE(FIRST_DAY, at + 8);
  header.writeUInt32LE(crc32(content), at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(content.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
