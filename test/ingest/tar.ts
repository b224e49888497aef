import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Unpacks the plain files of a small .tar.gz (ustar and GNU long names) into a folder. */
export function unpack(archive: string, target: string): void {
  const bytes = gunzipSync(readFileSync(archive));
  let longName: string | undefined;
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const field = (from: number, length: number) =>
      bytes.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12).trim() || '0', 8);
    const type = field(156, 1) || '0';
    const prefix = field(345, 155);
    const name = longName ?? (prefix ? `${prefix}/${field(0, 100)}` : field(0, 100));
    const body = bytes.subarray(at + 512, at + 512 + size);
    longName = type === 'L' ? body.toString('utf8').replace(/\0.*$/s, '') : undefined;
    if (type === '0') {
      mkdirSync(dirname(join(target, name)), { recursive: true });
      writeFileSync(join(target, name), body);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
