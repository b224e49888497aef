import { type MethodTable, method } from './definition.ts';

/** Characters with case: letters that are upper, lower or title case. */
const CASED = /[\p{Uppercase}\p{Lowercase}\p{Lt}]/u;
const UPPER = /[\p{Uppercase}\p{Lt}]/u;
const LOWER = /\p{Lowercase}/u;

/** A character at the start of a word: where upper case makes two of it, the second is lower case. */
function initial(character: string): string {
  const [first = '', ...rest] = character.toUpperCase();
  return first + rest.join('').toLowerCase();
}

/** Python's str.title(): a letter after anything that is not a letter is upper case, every other one lower case. */
export function titleCase(text: string): string {
  let result = '';
  let inWord = false;
  for (const character of text) {
    result += inWord ? character.toLowerCase() : initial(character);
    inWord = CASED.test(character);
  }
  return result;
}

/** Python's str.capitalize(). */
export function capitalize(text: string): string {
  const first = String.fromCodePoint(...(text === '' ? [] : [text.codePointAt(0)!]));
  return initial(first) + text.slice(first.length).toLowerCase();
}

function swapCase(text: string): string {
  let result = '';
  for (const character of text) {
    result += UPPER.test(character) ? character.toLowerCase() : character.toUpperCase();
  }
  return result;
}

/** Python's str.islower(). */
export function isLower(text: string): boolean {
  return LOWER.test(text) && !UPPER.test(text);
}

/** Python's str.isupper(). */
export function isUpper(text: string): boolean {
  return UPPER.test(text) && !LOWER.test(text);
}

function isTitle(text: string): boolean {
  let inWord = false;
  let any = false;
  for (const character of text) {
    if (UPPER.test(character)) {
      if (inWord) return false;
      inWord = any = true;
    } else if (LOWER.test(character)) {
      if (!inWord) return false;
    } else inWord = false;
  }
  return any;
}

/** Whether all characters of a text that is not empty match. */
const every = (pattern: RegExp) => (text: string) => pattern.test(text);

export const CASE_METHODS: MethodTable<string> = new Map([
  method('upper', [], (text: string) => text.toUpperCase()),
  method('lower', [], (text: string) => text.toLowerCase()),
  method('casefold', [], (text: string) => text.toLowerCase().replaceAll('ß', 'ss')),
  method('title', [], titleCase),
  method('capitalize', [], capitalize),
  method('swapcase', [], swapCase),
  method('islower', [], isLower),
  method('isupper', [], isUpper),
  method('istitle', [], isTitle),
  method('isalpha', [], every(/^\p{L}+$/u)),
  method('isalnum', [], every(/^[\p{L}\p{N}]+$/u)),
  method('isdigit', [], every(/^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089]+$/u)),
  method('isdecimal', [], every(/^\p{Nd}+$/u)),
  method('isnumeric', [], every(/^\p{N}+$/u)),
  method('isascii', [], (text: string) => !/[^\x00-\x7f]/.test(text)),
  method('isprintable', [], (text: string) => !/[\p{C}\p{Z}]/u.test(text.replaceAll(' ', ''))),
  method('isidentifier', [], every(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u)),
  method('isspace', [], every(/^[\s\x1c-\x1f\x85]+$/)),
]);
