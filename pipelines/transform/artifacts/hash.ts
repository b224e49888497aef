/** The hashes that dbt gives files and names. */
import { createHash } from 'node:crypto';
import { strip, withLineFeeds } from '../project/text-file.ts';

export function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/** The checksum of a node's file: sha256 of its text with every run of white space as one blank. */
export function fileChecksum(text: string): { name: string; checksum: string } {
  return { name: 'sha256', checksum: sha256(strip(text).split(/\s+/).join(' ')) };
}

/** The checksum of a seed: of its text without white space around it; from 1 MiB on, its path stands for it. */
export function seedChecksum(text: string, path: string): { name: string; checksum: string } {
  if (Buffer.byteLength(text) > 1024 * 1024) return { name: 'path', checksum: path };
  return { name: 'sha256', checksum: sha256(strip(withLineFeeds(text))) };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The checksum of nodes without a file of their own, as generic tests are. */
export function emptyChecksum(): { name: string; checksum: string } {
  return { name: 'none', checksum: '' };
}
