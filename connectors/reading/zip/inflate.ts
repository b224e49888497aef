import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { FileRefused } from '../refusal.ts';
import type { ZipEntry } from './directory.ts';

/** Parts up to this size are inflated in one go; larger ones stream, so that memory does not grow with the file. */
const ONE_GO = 4 * 1024 * 1024;
const CHUNK = 256 * 1024;

/**
 * Inflates an entry chunk by chunk, never beyond its declared size, and checks size and CRC at the end. Returns false
 * when `onChunk` returned false and so stopped it; nothing is checked then.
 * @throws FileRefused ZIP_LYING_SIZE, CORRUPT
 */
export async function inflateEntry(
  archive: Buffer,
  entry: ZipEntry,
  onChunk: (chunk: Buffer) => unknown,
): Promise<boolean> {
  const data = archive.subarray(entry.start, entry.start + entry.compressedSize);
  if (entry.method === 'stored' || entry.size <= ONE_GO) {
    const whole = entry.method === 'stored' ? data : inflateWhole(data, entry);
    if (whole.length !== entry.size) throw lying();
    if (crc32(whole) !== entry.crc) throw corrupt();
    return onChunk(whole) !== false;
  }
  let size = 0;
  let crc = 0;
  let refused: FileRefused | undefined;
  const stream = createInflateRaw({ chunkSize: CHUNK });
  stream.end(data);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > entry.size) throw lying();
      crc = crc32(chunk, crc);
      if (refused !== undefined) continue;
      try {
        if (onChunk(chunk) === false) return false;
      } catch (error) {
        // Damaged bytes seldom make sense: that the file is damaged is then the truer reason.
        if (!(error instanceof FileRefused)) throw error;
        refused = error;
      }
    }
  } catch (error) {
    throw zlibRefusal(error);
  }
  if (size !== entry.size) throw lying();
  if (crc !== entry.crc) throw corrupt();
  if (refused !== undefined) throw refused;
  return true;
}

/** A small part as one buffer. */
export async function inflateAll(archive: Buffer, entry: ZipEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await inflateEntry(archive, entry, (chunk) => {
    chunks.push(chunk);
  });
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function inflateWhole(data: Buffer, entry: ZipEntry): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(entry.size, 1) });
  } catch (error) {
    throw zlibRefusal(error);
  }
}

function zlibRefusal(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === 'ERR_BUFFER_TOO_LARGE') return lying();
  if (typeof code === 'string' && code.startsWith('Z_')) return corrupt();
  return error;
}

function lying(): FileRefused {
  return new FileRefused(
    'ZIP_LYING_SIZE',
    'A part of the file is not as large as it says. Open the file in Excel, save it again as .xlsx and send that.',
  );
}

function corrupt(): FileRefused {
  return new FileRefused(
    'CORRUPT',
    'The file is damaged: what it holds does not fit its check sum. Save it again as .xlsx and send that.',
  );
}
