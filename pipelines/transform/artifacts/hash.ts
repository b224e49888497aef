/** The hashes that dbt gives files and names. */
import * as crypto from 'node:crypto';
import { strip, withLineFeeds } from '../project/text-file.ts';

export function md5(text: string): string {
  return hash('md5', text);
}

/** In one call where Node has it: a thousand files are hashed when a project is parsed. */
function hash(algorithm: 'md5' | 'sha256', text: string): string {
  return crypto.hash
    ? crypto.hash(algorithm, text, 'hex')
    : crypto.createHash(algorithm).update(text, 'utf8').digest('hex');
}

/** The checksum of a node's file: sha256 of its text with every run of white space as one blank. */
export function fileChecksum(text: string): { name: string; checksum: string } {
  return { name: 'sha256', checksum: sha256(singleBlanks(strip(text))) };
}

/** The text with every run of white space as one blank; ours are mostly single blanks already, which are skipped. */
function singleBlanks(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ');
}

/** The checksum of a seed: of its text without white space around it; from 1 MiB on, its path stands for it. */
export function seedChecksum(text: string, path: string): { name: string; checksum: string } {
  if (Buffer.byteLength(text) > 1024 * 1024) return { name: 'path', checksum: path };
  return { name: 'sha256', checksum: sha256(strip(withLineFeeds(text))) };
}

export function sha256(text: string): string {
  return hash('sha256', text);
}

/** The checksum of nodes without a file of their own, as generic tests are. */
export function emptyChecksum(): { name: string; checksum: string } {
  return { name: 'none', checksum: '' };
}
