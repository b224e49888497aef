/**
 * HMAC-SHA-256 of texts under one key, in lower-case hex (RFC 2104, FIPS 180-4). The platform's own sets itself up anew
 * for each text, which takes many times as long as the hash itself; a ten-year history has millions of identifiers.
 */
export function hmacSha256(key: Uint8Array): (text: string) => string {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const inner = initial.slice();
  compress(inner, xored(block, 0x36), 0);
  const outer = initial.slice();
  compress(outer, xored(block, 0x5c), 0);
  const state = new Int32Array(8);
  const hash = new Uint8Array(128);
  let message = new Uint8Array(512);
  return (text) => {
    if (text.length * 3 + 72 > message.length) message = new Uint8Array(text.length * 3 + 72);
    const { written } = encoder.encodeInto(text, message);
    state.set(inner);
    digest(state, message, written, 64);
    putBytes(state, hash);
    state.set(outer);
    digest(state, hash, 32, 64);
    return hex(state);
  };
}

const encoder = new TextEncoder();
const initial = Int32Array.of(
  ...[0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19],
);
const constants = Int32Array.of(
  ...[
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ],
);

function sha256(bytes: Uint8Array): Uint8Array {
  const state = initial.slice();
  const message = new Uint8Array(bytes.length + 72);
  message.set(bytes);
  digest(state, message, bytes.length, 0);
  const out = new Uint8Array(32);
  putBytes(state, out);
  return out;
}

function xored(block: Uint8Array, pad: number): Uint8Array {
  return block.map((byte) => byte ^ pad);
}

/** Takes the first `length` bytes into `state` and closes it; `message` has room for the padding. `before`: bytes taken already. */
function digest(state: Int32Array, message: Uint8Array, length: number, before: number): void {
  const end = ((length + 8) >> 6) * 64 + 64;
  message.fill(0, length, end);
  message[length] = 0x80;
  const bits = (before + length) * 8;
  new DataView(message.buffer).setUint32(end - 4, bits);
  new DataView(message.buffer).setUint32(end - 8, Math.floor(bits / 2 ** 32));
  for (let at = 0; at < end; at += 64) compress(state, message, at);
}

const words = new Int32Array(64);

function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  const w = words;
  for (let i = 0, from = at; i < 16; i++, from += 4)
    w[i] = (bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!;
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

function putBytes(state: Int32Array, out: Uint8Array): void {
  for (let i = 0; i < 8; i++) {
    const word = state[i]!;
    out[i * 4] = word >>> 24;
    out[i * 4 + 1] = word >>> 16;
    out[i * 4 + 2] = word >>> 8;
    out[i * 4 + 3] = word;
  }
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(state: Int32Array): string {
  let out = '';
  for (let i = 0; i < 8; i++) {
    const word = state[i]!;
    out +=
      pairs[word >>> 24]! + pairs[(word >>> 16) & 255]! + pairs[(word >>> 8) & 255]! + pairs[word & 255]!;
  }
  return out;
}
