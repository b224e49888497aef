import type { PlainDate } from './plain-date.ts';

/** Given and family name as they enter a link token: A to Z only. */
export interface TokenName {
  readonly given: string;
  readonly family: string;
}

/**
 * Reads a full name: before a comma is the family name, else the last word; the first other word is the given name.
 * Accents are taken off and everything but letters dropped, so hyphens and apostrophes join. Undefined for a name of one
 * word: it makes no token (rulings, "Counts, comments and links").
 */
export function tokenName(name: string): TokenName | undefined {
  const comma = name.indexOf(',');
  if (comma >= 0) {
    const family = plainLetters(name.slice(0, comma));
    const given = words(name.slice(comma + 1))[0];
    return family && given ? { given, family } : undefined;
  }
  const all = words(name);
  return all.length >= 2 ? { given: all[0]!, family: all[all.length - 1]! } : undefined;
}

/** The text whose keyed hash links a child across agencies. */
export function nameAndBirthText(name: TokenName, born: PlainDate): string {
  return `${name.given}|${name.family}|${born}`;
}

/** The text of the second token, which only ever proposes a link for review. Postcode in upper case without spaces. */
export function nameAndPostcodeText(name: TokenName, postcode: string): string {
  return `${name.given}|${name.family}|${postcode.toUpperCase().replace(/\s+/g, '')}`;
}

function words(text: string): string[] {
  return text.split(/\s+/).map(plainLetters).filter(Boolean);
}

/** NFKD, marks removed, upper case, A to Z only. */
function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
}
