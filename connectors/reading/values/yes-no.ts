import { cachedReader } from './cached.ts';
import { foldText, withoutListLetter } from './clean-text.ts';
import { blankReading, type CellReader } from './reading.ts';

const words = new Map<string, string | null>([
  ...['yes', 'y', 'true', '1'].map((word): [string, string] => [word, 'true']),
  ...['no', 'n', 'false', '0'].map((word): [string, string] => [word, 'false']),
  ['unknown', null],
  ['notknown', null],
]);

/**
 * Type `yes_no`: Yes, No, Y, N, True, False, 1, 0, with or without a list letter such as a); Unknown and Not known are
 * blank. Value `true` or `false`.
 */
export function yesNoReader(): CellReader {
  return cachedReader((cell) => {
    const text = wholeNumber(cell.text);
    let value = words.get(foldText(withoutListLetter(text)));
    // `a. Yes`; a letter before a full stop may also be the answer itself, so this comes second.
    if (value === undefined) value = words.get(foldText(text.replace(/^\s*[a-z][.:]\s+/i, '')));
    if (value === undefined) return { value: null, problem: 'UNREADABLE_YES_NO' };
    return value === null ? blankReading : { value };
  });
}

/** `1.0`, as some programs write a whole number, without its decimal part of zero. */
function wholeNumber(text: string): string {
  return text.replace(/^\s*(\d+)\.0+\s*$/, '$1');
}
