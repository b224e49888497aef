import { FileRefused } from '../refusal.ts';

export interface DirectoryPlace {
  readonly entries: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the central directory through the end-of-central-directory record, which must close the file exactly.
 * @throws FileRefused TRUNCATED when there is no such record, CORRUPT when it points elsewhere
 */
export function directoryPlace(bytes: Buffer): DirectoryPlace {
  const at = endRecord(bytes);
  if (at < 0 && bytes.lastIndexOf(endMark) >= 0) throw moreAtEnd();
  if (at < 0) {
    throw new FileRefused(
      'TRUNCATED',
      'The file is cut short: its end is missing. Send it again, and wait until the copy is complete.',
    );
  }
  const entries = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 12);
  const start = bytes.readUInt32LE(at + 16);
  const split = bytes.readUInt16LE(at + 4) !== 0 || bytes.readUInt16LE(at + 8) !== entries;
  if (entries === 0xffff || size === 0xffffffff || start === 0xffffffff) return wideRecord(bytes, at);
  if (split || start + size !== at) throw corrupt();
  return { entries, start, end: at };
}

function endRecord(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === 0x06054b50) {
      if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
    }
  }
  return -1;
}

/** The zip64 record, named by a locator right before the ordinary one. */
function wideRecord(bytes: Buffer, endAt: number): DirectoryPlace {
  const locator = endAt - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== 0x07064b50) throw corrupt();
  const at = Number(bytes.readBigUInt64LE(locator + 8));
  if (at + 56 > locator || bytes.readUInt32LE(at) !== 0x06064b50) throw corrupt();
  const entries = Number(bytes.readBigUInt64LE(at + 32));
  const size = Number(bytes.readBigUInt64LE(at + 40));
  const start = Number(bytes.readBigUInt64LE(at + 48));
  if (start + size !== at) throw corrupt();
  return { entries, start, end: at };
}

const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

function moreAtEnd(): FileRefused {
  return new FileRefused(
    'CORRUPT',
    'The file is damaged: its end is not where it should be, as when bytes were added or lost on the way. Send it again.',
  );
}

function corrupt(): FileRefused {
  return new FileRefused(
    'CORRUPT',
    'The file is damaged: its list of parts is not where it should be. Save it again as .xlsx and send that.',
  );
}
