import { hmacSha256 } from './hmac-sha256.ts';

/** Identifiers that mean the same person whoever sends them; every other id belongs to its sender. */
const sharedIdentifiers = new Set(['nhs_number', 'upn', 'family_id']);

/** Identifiers whose hash is remembered: the same ones come again and again, and never more than memory holds. */
const remembered = 50_000;

/** Replaces identifiers by keyed hashes. Made once per file; remembers what it has hashed. */
export interface Pseudonymiser {
  /**
   * 64 hex digits that stand for an identifier. NHS number, UPN and family id are the same for every sender; any other
   * id (child_id, subject_id, death_id) is only known inside its sender. Case and inner spaces of the id do not matter.
   */
  identifier(column: string, value: string): string;
  /** HMAC-SHA-256 of a text, in lower-case hex. */
  token(text: string): string;
}

/** `secret` is the bytes of the board's secret file without white space at its end (rulings, "Counts, comments and links"). */
export function pseudonymiser(secret: Uint8Array, sender: string): Pseudonymiser {
  const known = new Map<string, string>();
  const token = hmacSha256(secret);
  return {
    token,
    identifier(column, value) {
      const plain = value.toLowerCase();
      const text = sharedIdentifiers.has(column) ? `${column}|${plain}` : `${column}|${sender}|${plain}`;
      let hashed = known.get(text);
      if (!hashed) {
        hashed = token(text);
        if (known.size >= remembered) known.clear();
        known.set(text, hashed);
      }
      return hashed;
    },
  };
}
