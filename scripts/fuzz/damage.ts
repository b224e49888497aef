import type { Random } from '../demo-year/random.ts';

export type Damage = 'flip' | 'overwrite' | 'insert' | 'delete' | 'truncate';

const kinds: readonly Damage[] = ['flip', 'overwrite', 'insert', 'delete', 'truncate'];

/** One fault of a disk, a line or a hand: a few bytes changed, added or taken away, or the end missing. */
export function damage(good: Buffer, random: Random): { readonly bytes: Buffer; readonly kind: Damage } {
  const kind = random.pick(kinds);
  const at = random.between(0, good.length - 1);
  const length = random.between(1, 8);
  const noise = Buffer.from(Array.from({ length }, () => random.between(0, 255)));
  switch (kind) {
    case 'flip': {
      const bytes = Buffer.from(good);
      bytes[at] = bytes[at]! ^ (1 << random.between(0, 7));
      return { bytes, kind };
    }
    case 'overwrite':
      return { bytes: Buffer.concat([good.subarray(0, at), noise, good.subarray(at + length)]), kind };
    case 'insert':
      return { bytes: Buffer.concat([good.subarray(0, at), noise, good.subarray(at)]), kind };
    case 'delete':
      return { bytes: Buffer.concat([good.subarray(0, at), good.subarray(at + length)]), kind };
    case 'truncate':
      return { bytes: good.subarray(0, at), kind };
  }
}
