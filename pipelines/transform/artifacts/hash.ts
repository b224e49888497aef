/** The hashes that dbt gives files and names. */
import { createHash } from 'node:crypto';

export function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/** The checksum of a node's file: sha256 of its text without white space around it. */
export function fileChecksum(text: string): { name: string; checksum: string } {
  return { name: 'sha256', checksum: createHash('sha256').update(text.trim(), 'utf8').digest('hex') };
}

/** The checksum of nodes without a file of their own, as generic tests are. */
export function emptyChecksum(): { name: string; checksum: string } {
  return { name: 'none', checksum: '' };
}
