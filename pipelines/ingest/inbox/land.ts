import { createHash, randomUUID } from 'node:crypto';
import { constants, readdirSync, rmSync, statSync } from 'node:fs';
import { chmod, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFull, isDiskFull } from '../../workspace/disk-full.ts';
import type { Drop } from './drop.ts';
import { lookAt } from './scan-inbox.ts';

const temporaryPrefix = '.tmp-';

/**
 * Copies a drop into data/landing/<sha256> (mode 0400) and returns its hash; undefined when the file changed or went
 * while it was read. The bytes are on the disk when this returns; `syncFolder` makes the name durable too.
 */
export async function land(landing: string, drop: Drop): Promise<string | undefined> {
  const temporary = join(landing, `${temporaryPrefix}${randomUUID()}`);
  let source: FileHandle | undefined;
  let target: FileHandle | undefined;
  try {
    // Neither a link put in the file's place nor a pipe without a writer may catch the reader.
    source = await open(drop.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    target = await open(temporary, 'wx', 0o400);
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      // A disk that fills up takes a part of what it is given, and says so without an error.
      for (let written = 0; written < bytesRead; )
        written += (await target.write(buffer, written, bytesRead - written)).bytesWritten;
    }
    if (lookAt(drop)?.mark !== drop.mark) return undefined;
    const sha256 = hash.digest('hex');
    const place = join(landing, sha256);
    if (statSync(place, { throwIfNoEntry: false })?.size === drop.size) return sha256;
    await target.sync();
    await rename(temporary, place);
    await chmod(place, 0o400);
    return sha256;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP') return undefined;
    if (isDiskFull(error)) throw diskFull(error, landing, drop.size);
    throw error;
  } finally {
    await source?.close();
    await target?.close();
    await rm(temporary, { force: true });
  }
}

/** Makes the names in the landing folder durable: called once after several files. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what a killed run left half copied. */
export function clearHalfLanded(landing: string): void {
  for (const name of readdirSync(landing)) {
    if (name.startsWith(temporaryPrefix)) rmSync(join(landing, name), { force: true });
  }
}
