import type { Code } from '../../../domain/code-lists/code-list.ts';
import { cachedReader } from './cached.ts';
import { cleanText, foldText, withoutListLetter } from './clean-text.ts';
import { blankReading, type CellReader, type CellReading } from './reading.ts';

export interface CodeOptions {
  readonly codes: readonly Code[];
  /** Open list: a value that is not listed is kept as sent, and reported. Closed: read as blank, and reported. */
  readonly open: boolean;
  /** Several codes in one cell, separated by semicolons. */
  readonly multiple?: boolean;
}

/**
 * Type `code`: a code, label or synonym of a list, ignoring case, spaces, punctuation, a leading list letter such as a)
 * and a leading code (`2A: Schools`). Value the code; several joined by `;`, each once, in the order sent.
 */
export function codeReader(options: CodeOptions): CellReader {
  const match = codeMatcher(options.codes);
  return cachedReader((cell) => {
    const text = cell.kind === 'boolean' ? (cell.text === 'TRUE' ? 'Yes' : 'No') : cleanText(cell.text);
    if (text === '') return blankReading;
    // `17A: Emotional abuse; 18A` is two codes: a leading code must not take the rest of the list for its words.
    const parted =
      options.multiple === true && text.includes(';') ? several(text, match, options.open) : undefined;
    if (parted !== undefined && parted.problem === undefined) return parted;
    const whole = match(text);
    if (whole !== undefined) return { value: whole };
    return options.multiple === true
      ? several(text, match, options.open)
      : notListed([], [text], options.open);
  });
}

function several(text: string, match: (text: string) => string | undefined, open: boolean): CellReading {
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const part of text.split(';')) {
    const value = part.trim();
    if (value === '') continue;
    const code = match(value);
    if (code !== undefined) codes.add(code);
    else {
      unknown.push(value);
      if (open) codes.add(value);
    }
  }
  if (unknown.length > 0) return notListed([...codes], unknown, open);
  return codes.size === 0 ? blankReading : { value: [...codes].join(';') };
}

function notListed(codes: readonly string[], unknown: readonly string[], open: boolean): CellReading {
  const value = codes.length > 0 ? codes.join(';') : open ? unknown.join(';') : null;
  return { value, problem: 'UNKNOWN_CODE', unknown };
}

/** Finds the code that a text stands for; undefined when none does, or when the text says two things. */
export function codeMatcher(codes: readonly Code[]): (text: string) => string | undefined {
  const exact = new Map<string, string>();
  const words = new Map<string, string | undefined>();
  for (const { code } of codes) exact.set(foldText(code), code);
  for (const { code, label, synonyms = [] } of codes) {
    for (const word of [label, ...synonyms]) {
      // The same word for two codes says nothing.
      const key = foldText(word);
      words.set(key, words.has(key) && words.get(key) !== code ? undefined : code);
    }
  }
  const find = (text: string): string | undefined => {
    const key = foldText(text);
    return key === '' ? undefined : (exact.get(key) ?? words.get(key));
  };
  return (text) => {
    const bare = withoutListLetter(text);
    return (
      find(bare) ??
      (bare === text ? undefined : find(text)) ??
      withoutCode(bare, exact, find) ??
      shorter(bare, find)
    );
  };
}

/** A colon, a dash, or white space alone. */
const separators = /\s*[:\u2013\u2014|]\s*|\s+-\s*|\s*-\s+|\s+/g;
/** What a system's own code looks like: short and with a digit, or (before a colon or dash) in capitals. */
const withDigit = /^(?!\d+(?:st|nd|rd|th)$)(?=.*\d)[\w.-]{1,8}$/i;
const capitals = /^(?!(?:NO|NOT|NON|NONE)$)[A-Z]{1,5}$/;

/**
 * `2A: Schools` and `PHY - Physical abuse`: what follows the code decides, and must not contradict a code of the list.
 * A code of the list with a colon or dash before words that are not known still is that code.
 */
function withoutCode(
  text: string,
  exact: ReadonlyMap<string, string>,
  find: (text: string) => string | undefined,
): string | undefined {
  let fallback: string | undefined;
  for (const separator of text.matchAll(separators)) {
    const before = text.slice(0, separator.index);
    const after = text.slice(separator.index + separator[0].length);
    const marked = separator[0].trim() !== '';
    const listed = exact.get(foldText(before));
    // "NO ASSESSMENT" must never be read as an assessment: without a mark only something with a digit is a code.
    if (listed === undefined && !withDigit.test(before) && !(marked && capitals.test(before))) continue;
    const found = find(after);
    if (found !== undefined) return listed === undefined || listed === found ? found : undefined;
    if (marked) fallback ??= listed;
  }
  return fallback;
}

/** `6.0` and `06` for the code 6. */
function shorter(text: string, find: (text: string) => string | undefined): string | undefined {
  const number = /^0*(\d+)(?:\.0+)?$/.exec(text);
  return number === null ? undefined : find(number[1]!);
}
