import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256 } from '../../domain/hmac-sha256.ts';

const platform = (key: Uint8Array, text: string) =>
  createHmac('sha256', key).update(text, 'utf8').digest('hex');

it('gives the hash that the standard prints', () => {
  // RFC 4231, test cases 2 and 6.
  expect(hmacSha256(Buffer.from('Jefe'))('what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  expect(hmacSha256(Buffer.alloc(131, 0xaa))('Test Using Larger Than Block-Size Key - Hash Key First')).toBe(
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  );
});

it('gives what the platform gives, for keys and texts of every length, one after another', () => {
  for (const length of [0, 1, 31, 32, 55, 56, 63, 64, 65, 100, 200]) {
    const key = randomBytes(length);
    const token = hmacSha256(key);
    for (let size = 0; size < 600; size++) {
      const text = 'é1a'.repeat(size).slice(0, size);
      expect(token(text)).toBe(platform(key, text));
    }
  }
});

it('gives what the platform gives, for any text', () => {
  const key = randomBytes(32);
  const token = hmacSha256(key);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => token(text) === platform(key, text)),
    { numRuns: 300 },
  );
});
