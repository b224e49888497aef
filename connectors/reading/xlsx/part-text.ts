import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import { strictDecoder, xmlEncoding } from '../xml/decode.ts';
import type { XmlParser } from '../xml/parser.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { inflateAll, inflateEntry } from '../zip/inflate.ts';

/** Streams a part into an XML parser, in whatever encoding it is. `keepOn` returning false stops it. */
export async function writeDecoded(
  archive: Buffer,
  entry: ZipEntry,
  parser: XmlParser,
  keepOn: () => boolean = () => true,
): Promise<boolean> {
  let decoder: ReturnType<typeof strictDecoder> | undefined;
  const finished = await inflateEntry(archive, entry, (chunk) => {
    let bytes = chunk;
    if (decoder === undefined) {
      const { encoding, mark } = xmlEncoding(chunk);
      decoder = strictDecoder(encoding);
      bytes = chunk.subarray(mark);
    }
    // A large chunk is handed over in pieces, so that a reader that has seen enough can stop early.
    for (let at = 0; at < bytes.length; at += PIECE) {
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE)));
      if (!keepOn()) return false;
    }
    return true;
  });
  if (!finished) return false;
  parser.write(decoder?.decode() ?? '');
  parser.close();
  return true;
}

const PIECE = 256 * 1024;

/** A small part as text. */
export async function partText(archive: Buffer, entry: ZipEntry): Promise<string> {
  if (entry.size > limits.wholePartBytes) {
    throw new FileRefused(
      'ZIP_BOMB',
      'A part of the workbook is far larger than it can need to be. Save it again as .xlsx.',
    );
  }
  const bytes = await inflateAll(archive, entry);
  const { encoding, mark } = xmlEncoding(bytes);
  const decoder = strictDecoder(encoding);
  return decoder.decode(bytes.subarray(mark)) + decoder.decode();
}
